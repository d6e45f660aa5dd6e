package chaoscast.splinenets.dynamics;

import chaoscast.splinenets.loss.NetworkLossSurface;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Gradient flow of v and b₀ at frozen breakpoints, in closed form. With θ = (v, b₀), f = Φθ and
/// the kernel K = ΦΦᵀ = U diag(λ) Uᵀ, samples × samples:
///
///     ε(t) = exp(−Kt) ε(0)
///     θ(t) = θ(0) − Φᵀ U diag((1 − exp(−λt))/λ) Uᵀ ε(0)
///
/// where the fraction is t at λ = 0. As t → ∞ it is the interpolant, or least-squares fit, nearest
/// to θ(0).
///
/// Source: doi:10.3389/frai.2022.889981.
public final class FrozenBreakpointFlow {
  private static final double ZERO = 1e-15;

  private final ReluNetwork start;
  private final RealMatrix features;
  private final EigenDecompositionSymmetric kernel;
  private final RealVector residuals;

  /// @param start network at time 0
  public FrozenBreakpointFlow(ReluNetwork start, Samples samples) {
    this.start = start;
    int neurons = start.neurons();
    RealMatrix jacobian =
        new NetworkLossSurface(samples, neurons).jacobian(start.parameters());
    features = jacobian.getSubMatrix(0, samples.count() - 1, 2 * neurons, 3 * neurons);
    kernel = new EigenDecompositionSymmetric(features.multiplyTransposed(features));
    residuals = new ArrayRealVector(samples.residuals(start::evaluate));
  }

  /// @param time t ≥ 0, also infinite
  /// @return the network then
  public ReluNetwork at(double time) {
    RealVector integral = new ArrayRealVector(residuals.getDimension());
    double greatest = kernel.getEigenvalue(0);
    for (int k = 0; k < residuals.getDimension(); k++) {
      double lambda = kernel.getEigenvalue(k);
      RealVector direction = kernel.getEigenvector(k);
      // Along λ = 0 nothing moves, since Φᵀ takes the direction to 0.
      if (lambda > ZERO * greatest * residuals.getDimension()) {
        double elapsed = -Math.expm1(-lambda * time) / lambda;
        integral =
            integral.add(direction.mapMultiply(elapsed * residuals.dotProduct(direction)));
      }
    }
    double[] step = features.preMultiply(integral).toArray();
    double[] parameters = start.parameters();
    for (int p = 0; p < step.length; p++) {
      parameters[2 * start.neurons() + p] -= step[p];
    }
    return ReluNetwork.ofParameters(parameters);
  }
}
