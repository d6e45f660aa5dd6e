package chaoscast.splinenets.regularisation;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.PiecewiseLinear;
import chaoscast.splinenets.spline.PiecewiseLinear.Knot;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// The interpolant of least roughness at frozen breakpoints, its affine part free:
///
///     f(x) = c + Lx + Σ_i μ_i max(0, x − β_i),   min Σ μ_i²  subject to f(x_n) = y_n
///
/// With A = [1 x] and the rows φ(x_n) of Φ the conditions are μ = Φᵀλ, Aᵀλ = 0, so that on the null
/// space Z of Aᵀ, λ = Zγ with ZᵀΦΦᵀZ γ = Zᵀy. The small system is solved by Cholesky; Z and (c, L)
/// come from A's QR decomposition. Orientations do not matter: turning a neuron round changes the
/// affine part only.
///
/// Source: doi:10.3389/frai.2022.889981.
public final class MinimumRoughnessFit {
  private MinimumRoughnessFit() {}

  /// @param breakpoints β, finite, rising; not modified
  /// @param samples     at least 3, with distinct inputs
  /// @return f
  public static PiecewiseLinear of(double[] breakpoints, Samples samples) {
    Requirements.requireAtLeast("number of samples", 3, samples.count());
    int count = samples.count();
    RealMatrix affine = MatrixUtils.createRealMatrix(count, 2);
    RealMatrix features = MatrixUtils.createRealMatrix(count, breakpoints.length);
    for (int n = 0; n < count; n++) {
      affine.setRow(n, new double[] {1, samples.input(n)});
      for (int i = 0; i < breakpoints.length; i++) {
        features.setEntry(n, i, Math.max(0, samples.input(n) - breakpoints[i]));
      }
    }
    RealVector targets = new ArrayRealVector(samples.targets());
    RealMatrix nullSpace =
        new QRDecomposition(affine).getQ().getSubMatrix(0, count - 1, 2, count - 1);
    RealMatrix reduced = nullSpace.transposeMultiply(features);
    RealVector multipliers = solve(reduced, nullSpace.preMultiply(targets));
    double[] deltaSlopes = reduced.preMultiply(multipliers).toArray();
    RealVector rest = targets.subtract(features.operate(new ArrayRealVector(deltaSlopes)));
    RealVector line = new QRDecomposition(affine).getSolver().solve(rest);
    return new PiecewiseLinear(
        line.getEntry(0), line.getEntry(1), knots(breakpoints, deltaSlopes));
  }

  private static RealVector solve(RealMatrix reduced, RealVector right) {
    RealMatrix kernel = reduced.multiplyTransposed(reduced);
    double floor = 1e-15 * kernel.getTrace();
    try {
      return new CholeskyDecomposition(kernel, 1e-12, floor).getSolver().solve(right);
    } catch (MathIllegalArgumentException e) {
      throw new InputException(
          "samples must have distinct inputs with breakpoints between but the kernel is singular",
          e);
    }
  }

  private static List<Knot> knots(double[] breakpoints, double[] deltaSlopes) {
    var knots = new ArrayList<Knot>();
    for (int i = 0; i < breakpoints.length; i++) {
      knots.add(new Knot(breakpoints[i], deltaSlopes[i]));
    }
    return knots;
  }
}
