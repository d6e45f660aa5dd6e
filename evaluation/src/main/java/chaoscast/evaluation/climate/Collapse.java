package chaoscast.evaluation.climate;

import chaoscast.core.Trajectory;

/// Whether a run has fallen onto something simpler than chaos. All distances are in standard
/// deviations of the truth, over the run's last half.
final class Collapse {
  /// Motion below this is rest.
  private static final double REST = 1e-3;

  /// Greatest distance, in steps, of a sampled cycle's rounds: half a step, and a half of that for the
  /// curve between two samples.
  private static final double STEPS_APART = 0.75;

  private Collapse() {}

  /// @param deviations of the truth's variables
  static boolean isAtRest(Trajectory run, double[] deviations) {
    for (int step = run.steps() / 2; step < run.steps(); step++) {
      if (distance(run, step, run.steps() - 1, deviations) > REST) {
        return false;
      }
    }
    return true;
  }

  /// A cycle comes back to where it was one period before, again and again, to within the distance
  /// between two samples; chaos only for a while.
  static boolean isCycle(Trajectory run, double[] deviations) {
    int last = run.steps() - 1;
    int half = run.steps() / 2;
    for (int period = 2; period < half / 2; period++) {
      boolean back = true;
      for (int step = last; back && step > half; step--) {
        double moved =
            Math.max(
                distance(run, step, step - 1, deviations),
                distance(run, step - period, step - period - 1, deviations));
        back =
            distance(run, step, step - period, deviations) <= STEPS_APART * moved + 1e-9;
      }
      if (back && moves(run, last, period, deviations)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a round leaves the neighbourhood that slow motion alone would stay in.
  private static boolean moves(Trajectory run, int last, int period, double[] deviations) {
    double farthest = 0;
    for (int back = 1; back < period; back++) {
      farthest = Math.max(farthest, distance(run, last, last - back, deviations));
    }
    return farthest > 4 * distance(run, last, last - 1, deviations);
  }

  private static double distance(Trajectory run, int a, int b, double[] deviations) {
    double squares = 0;
    for (int i = 0; i < deviations.length; i++) {
      double scale = deviations[i] > 0 ? deviations[i] : 1;
      double difference = (run.get(a, i) - run.get(b, i)) / scale;
      squares += difference * difference;
    }
    return Math.sqrt(squares / deviations.length);
  }
}
