package chaoscast.lorenz.lyapunov;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requirePositive;

/// How the growth between neighbouring states of a data set is to be measured.
///
/// @param references number of states whose nearest neighbours are followed, ≥ 20
/// @param candidates number of states among which neighbours are sought, ≥ 100; evenly spread
/// @param exclusion  neighbours must be further away in time than this many correlation times, > 0
/// @param delays     number of delayed values that stand for the state of a record of one or two
///                   variables, ≥ 1; three variables or more are taken as they are
/// @param margin     the fit ends where distances come within this of their saturation, in ln, > 0
public record NeighbourPlan(
    int references, int candidates, double exclusion, int delays, double margin) {

  /// 2000 references among 50 000 candidates.
  public static final NeighbourPlan STANDARD = new NeighbourPlan(2000, 50_000, 5, 5, 1.5);

  public NeighbourPlan {
    requireAtLeast("references", 20, references);
    requireAtLeast("candidates", 100, candidates);
    requirePositive("exclusion", exclusion);
    requireAtLeast("delays", 1, delays);
    requirePositive("margin", margin);
  }
}
