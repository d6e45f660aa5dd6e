package chaoscast.evaluation.score;

import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;

/// The teacher-forced error: the mean error of one-step forecasts, each from a true state.
public final class OneStepError {
  /// Steps that the mean is taken over, as in doi:10.1098/rsta.2020.0246.
  public static final int STEPS = 2000;

  private OneStepError() {}

  /// @param surrogate to be forced
  /// @param truth     its input
  /// @param measure   the error, against the same truth
  /// @param from      index of the first state that is forecast from
  /// @param warmUp    states observed before that, at most `from`
  /// @param count     number of forecasts, ≥ 1
  public static double mean(
      Surrogate surrogate, Trajectory truth, ErrorMeasure measure, int from, int warmUp,
      int count) {
    Rollout rollout = surrogate.startRollout(1);
    double[] inputs = new double[surrogate.inputs().size()];
    for (int step = from - warmUp; step < from; step++) {
      drive(rollout, truth, step, inputs);
      rollout.observe(truth.state(step));
    }
    double[] predicted = new double[truth.dimension()];
    double sum = 0;
    for (int step = from; step < from + count; step++) {
      drive(rollout, truth, step, inputs);
      rollout.observe(truth.state(step));
      rollout.forecast(predicted);
      sum += measure.at(step + 1, predicted, 0);
    }
    return sum / count;
  }

  private static void drive(Rollout rollout, Trajectory truth, int step, double[] inputs) {
    if (inputs.length > 0) {
      truth.inputs().orElseThrow().copyState(step, inputs, 0);
      rollout.input(inputs);
    }
  }
}
