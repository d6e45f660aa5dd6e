package chaoscast.splinenets.loss;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.ArrayRealVector;

/// Takes parameters near a smooth critical point to it, by Newton's method on the non-zero
/// directions:
///
///     p ← p − H⁺ ∇ℓ
///
/// with H⁺ the pseudo-inverse of the Hessian. Learning gets near a minimum quickly and to it
/// slowly; statements about critical points need ten digits.
///
/// @param iterations greatest number of steps, ≥ 1
/// @param tolerance  done when no component of the gradient is greater, > 0
public record NewtonPolish(int iterations, double tolerance) {
  private static final double ZERO = 1e-9;

  /// At most 50 steps to a gradient of 10⁻¹².
  public static final NewtonPolish DEFAULT = new NewtonPolish(50, 1e-12);

  public NewtonPolish {
    Requirements.requireAtLeast("iterations", 1, iterations);
    Requirements.requirePositive("tolerance", tolerance);
  }

  /// @param start near a critical point; not modified
  /// @return the critical point
  /// @throws InputException if the steps do not lead to one, as when there is a kink between
  public double[] polish(LossSurface surface, double[] start) {
    double[] parameters = start.clone();
    for (int k = 0; k < iterations; k++) {
      RealVector gradient = new ArrayRealVector(surface.gradient(parameters));
      if (gradient.getLInfNorm() <= tolerance) {
        return parameters;
      }
      var eigen = new EigenDecompositionSymmetric(surface.hessian(parameters));
      double greatest = Arrays.stream(eigen.getEigenvalues()).map(Math::abs).max().orElse(0);
      for (int e = 0; e < parameters.length; e++) {
        double eigenvalue = eigen.getEigenvalue(e);
        if (Math.abs(eigenvalue) > ZERO * greatest) {
          RealVector direction = eigen.getEigenvector(e);
          double step = gradient.dotProduct(direction) / eigenvalue;
          for (int p = 0; p < parameters.length; p++) {
            parameters[p] -= step * direction.getEntry(p);
          }
        }
      }
    }
    throw new InputException(
        "gradient must vanish after %d Newton steps but was %s"
            .formatted(iterations,
                new ArrayRealVector(surface.gradient(parameters)).getLInfNorm()));
  }
}
