package chaoscast.core.training;

import chaoscast.core.linalg.DenseMatrix;
import java.util.OptionalDouble;

/// What a regression found.
///
/// @param weights     W, targets × features
/// @param ridge       β that was used
/// @param condition   estimate of the condition number of the system that was solved, in the
///                    1-norm: of ΦΦᵀ + βI scaled to unit diagonal by normal equations, of the
///                    column-scaled factor by QR (about the root of the former)
/// @param rank        numerical rank of that system, ≤ the number of features
/// @param mendingRidge β with which a system that is singular, or within rounding of it, would be
///                    regular; empty if it is regular
/// @param samples     number of samples
/// @param residualRms root mean square of Y − WΦ, one a target
/// @param ridgeCost   ‖Y − WΦ‖/√n over ‖Y − W₀Φ‖/√(n − F) of n samples and F features, W₀ with β = 0; empty where W₀ is
///                    not known
public record RidgeSolution(
    DenseMatrix weights,
    double ridge,
    double condition,
    int rank,
    OptionalDouble mendingRidge,
    long samples,
    double[] residualRms,
    OptionalDouble ridgeCost) {

  public RidgeSolution {
    residualRms = residualRms.clone();
  }

  @Override
  public double[] residualRms() {
    return residualRms.clone();
  }
}
