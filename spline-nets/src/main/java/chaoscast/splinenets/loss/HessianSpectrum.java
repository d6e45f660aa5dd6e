package chaoscast.splinenets.loss;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// The eigenvalues of the Hessian, with its zero directions counted and explained.
///
/// At a critical point where no neuron is silent the Hessian is JᵀJ, so that it has as many zeros
/// as there are parameters less the rank of J.
///
/// @param eigenvalues    falling
/// @param zeros          eigenvalues within 10⁻⁹ of 0, relative to the greatest
/// @param jacobianRank   rank J, by singular values at 3 · 10⁻⁵, the root of that
/// @param zeroDirections where the zeros of JᵀJ come from
public record HessianSpectrum(
    List<Double> eigenvalues, int zeros, int jacobianRank, ZeroDirections zeroDirections) {
  /// Relative to the greatest, eigenvalues up to this are zero.
  public static final double ZERO = 1e-9;

  public HessianSpectrum {
    eigenvalues = List.copyOf(eigenvalues);
  }

  /// @param parameters of the surface; not modified
  public static HessianSpectrum of(LossSurface surface, double[] parameters) {
    double[] eigenvalues =
        new EigenDecompositionSymmetric(surface.hessian(parameters)).getEigenvalues();
    double greatest = Arrays.stream(eigenvalues).map(Math::abs).max().orElse(0);
    int zeros =
        (int) Arrays.stream(eigenvalues).filter(e -> Math.abs(e) <= ZERO * greatest).count();
    int rank = rank(surface.jacobian(parameters));
    return new HessianSpectrum(
        Arrays.stream(eigenvalues).map(e -> -e).sorted().map(e -> -e).boxed().toList(),
        zeros,
        rank,
        ZeroDirections.of(surface, parameters, rank));
  }

  private static int rank(RealMatrix jacobian) {
    double[] values = new SingularValueDecomposition(jacobian).getSingularValues();
    return (int) Arrays.stream(values).filter(v -> v > Math.sqrt(ZERO) * values[0]).count();
  }

  /// @return number of eigenvalues that are negative beyond [#zeros]
  public int negatives() {
    double greatest = eigenvalues.stream().mapToDouble(Math::abs).max().orElse(0);
    return (int) eigenvalues.stream().filter(e -> e < -ZERO * greatest).count();
  }

  /// @return whether every zero direction of the Hessian is one of JᵀJ, as at critical points
  public boolean isExplained() {
    return zeros == zeroDirections.total();
  }
}
