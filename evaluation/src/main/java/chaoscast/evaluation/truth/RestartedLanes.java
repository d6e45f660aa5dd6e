package chaoscast.evaluation.truth;

import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.lorenz.generation.Propagator;
import chaoscast.lorenz.restart.TruthRestart;
import chaoscast.lorenz.restart.TruthRun;
import java.util.Arrays;

/// The truth's own solver, started again in every lane.
final class RestartedLanes implements LaneForecaster {
  private final TruthRestart restart;
  private final TruthRun run;
  private final int[] starts;
  private final double[][] full;
  private final Propagator propagator;
  private int done;

  /// @param restart how it is started again
  /// @param run     the truth
  /// @param starts  step of the last known state of every lane
  RestartedLanes(TruthRestart restart, TruthRun run, int[] starts) {
    this.restart = restart;
    this.run = run;
    this.starts = starts;
    this.full = new double[starts.length][];
    for (int lane = 0; lane < starts.length; lane++) {
      full[lane] = restart.restartedState(run, starts[lane]);
    }
    this.propagator = run.generation().plan().propagator(restart.system(run));
  }

  @Override
  public void next(double[] states) {
    int observed = run.observed().dimension();
    done++;
    for (int lane = 0; lane < full.length; lane++) {
      if (propagator.advance(full[lane])) {
        System.arraycopy(full[lane], 0, states, lane * observed, observed);
        restart.afterStep(run, starts[lane] + done, full[lane]);
      } else {
        Arrays.fill(full[lane], Double.NaN);
        Arrays.fill(states, lane * observed, (lane + 1) * observed, Double.NaN);
      }
    }
  }
}
