package chaoscast.evaluation.score;

import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.driven.InputFeed;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedRollout;
import chaoscast.core.extended.ExtendedTrajectory;

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
    InputFeed feed = InputFeed.of(surrogate, rollout);
    for (int step = from - warmUp; step < from; step++) {
      drive(feed, truth, step);
      rollout.observe(truth.state(step));
    }
    double[] predicted = new double[truth.dimension()];
    double sum = 0;
    for (int step = from; step < from + count; step++) {
      drive(feed, truth, step);
      rollout.observe(truth.state(step));
      rollout.forecast(predicted);
      sum += measure.at(step + 1, predicted, 0);
    }
    return sum / count;
  }

  /// The same in long arithmetic, from every digit.
  ///
  /// Errors may be far below the last bit of a double: each is raised to the size of a state by a power of two, measured,
  /// and lowered again, which every convention allows as it is linear in the difference.
  ///
  /// @param truth states in all their digits
  public static double mean(
      ExtendedModel model, ExtendedTrajectory truth, ErrorMeasure measure, int from, int count) {
    BigFloatFormat format = truth.format();
    int dimension = truth.dimension();
    ExtendedRollout rollout = model.rollout();
    long[] state = new long[dimension * format.words()];
    long[] predicted = new long[dimension * model.format().words()];
    double[] known = new double[dimension];
    double[] raised = new double[dimension];
    double sum = 0;
    for (int step = from; step < from + count; step++) {
      truth.copyState(step, state);
      rollout.start(format.rounded(state, model.format()));
      rollout.next(predicted);
      var errors = new BigFloat[dimension];
      int largest = Integer.MIN_VALUE;
      for (int i = 0; i < dimension; i++) {
        BigFloat exact = truth.get(step + 1, i);
        known[i] = exact.getReal();
        BigFloat forecast =
            BigFloat.from(model.format(), predicted, i * model.format().words()).in(format);
        errors[i] = forecast.subtract(exact);
        if (!errors[i].isZero() && errors[i].isFinite()) {
          largest = Math.max(largest, errors[i].getExponent());
        }
      }
      int power = largest == Integer.MIN_VALUE ? 0 : -largest;
      for (int i = 0; i < dimension; i++) {
        raised[i] = known[i] + errors[i].scalb(power).getReal();
      }
      sum += Math.scalb(measure.between(known, 0, raised, 0), -power);
    }
    return sum / count;
  }

  private static void drive(InputFeed feed, Trajectory truth, int step) {
    if (feed.isNeeded()) {
      feed.lane(0, truth.inputs().orElseThrow(), step);
      feed.give();
    }
  }
}
