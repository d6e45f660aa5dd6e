package chaoscast.evaluation.climate;

import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Long runs of a surrogate on its own output.
///
/// @param runs   those that stayed finite
/// @param counts how many ended how
record FreeRuns(List<Trajectory> runs, Fates counts) {

  /// @param diverged left the finite numbers
  /// @param resting  came to rest
  /// @param cycling  repeat themselves for ever
  record Fates(int diverged, int resting, int cycling) {}

  /// @param surrogate in the truth's units
  /// @param starts    where it is warmed up
  /// @param threads   greatest number that run at once; decides no result
  static FreeRuns of(Surrogate surrogate, WarmStarts starts, ClimatePlan plan, int threads) {
    List<Optional<Trajectory>> all = new ArrayList<>();
    for (int run = 0; run < plan.runs(); run++) {
      all.add(Optional.empty());
    }
    int ranges = Math.min(threads, plan.runs());
    Parallel.ranges(
        plan.runs(),
        ranges,
        threads,
        (from, to) -> run(surrogate, starts, plan, from, all.subList(from, to)));
    double[] deviations = starts.deviations();
    List<Trajectory> finite = all.stream().flatMap(Optional::stream).toList();
    int resting = (int) finite.stream().filter(run -> Collapse.isAtRest(run, deviations)).count();
    int cycling =
        (int) finite.stream()
            .filter(run -> !Collapse.isAtRest(run, deviations))
            .filter(run -> Collapse.isCycle(run, deviations))
            .count();
    return new FreeRuns(finite, new Fates(plan.runs() - finite.size(), resting, cycling));
  }

  /// @param results modified: one a run, empty where it diverged
  private static void run(
      Surrogate surrogate,
      WarmStarts starts,
      ClimatePlan plan,
      int from,
      List<Optional<Trajectory>> results) {
    int lanes = results.size();
    int dimension = surrogate.dimension();
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = starts.warmUp(rollout, from, from + lanes, 1);
    double[][] kept = new double[lanes][plan.steps() * dimension];
    boolean[] lost = new boolean[lanes];
    for (int step = -plan.discarded(); step < plan.steps(); step++) {
      rollout.forecast(states);
      for (int lane = 0; lane < lanes; lane++) {
        double[] state = Arrays.copyOfRange(states, lane * dimension, (lane + 1) * dimension);
        lost[lane] |= !Trajectory.isFinite(state);
        if (step >= 0 && !lost[lane]) {
          System.arraycopy(state, 0, kept[lane], step * dimension, dimension);
        }
      }
    }
    for (int lane = 0; lane < lanes; lane++) {
      if (!lost[lane]) {
        results.set(
            lane, Optional.of(Trajectory.of(kept[lane], dimension, surrogate.timeStep())));
      }
    }
  }
}
