package chaoscast.evaluation.score;

import chaoscast.core.Trajectory;
import chaoscast.core.scaling.Scaling;
import chaoscast.evaluation.protocol.ErrorKind;
import java.util.Arrays;

/// The error of one predicted state against the truth, in the convention of a protocol.
///
///     relative:  ‖ẑ − z‖ / ‖z‖  with z = (x − offset) / scale
///     nrmse:     ‖x̂ − x‖ / err0  with err0 = sqrt(mean ‖x − x̄‖²) over the truth
///     scaled:    ‖ẑ − z‖ / √D    with z = (x − x̄) / σ over the truth
public final class ErrorMeasure {
  private final Trajectory truth;
  private final ErrorKind kind;
  private final double[] offset;
  private final double[] scale;
  private final double err0;

  /// @param kind    convention
  /// @param truth   what forecasts are held against
  /// @param scaling units of the relative error
  public ErrorMeasure(ErrorKind kind, Trajectory truth, Scaling scaling) {
    this.kind = kind;
    this.truth = truth;
    this.offset = scaling.offset();
    double[] variances = variances(truth);
    this.scale =
        kind == ErrorKind.SCALED
            ? Arrays.stream(variances).map(v -> v > 0 ? Math.sqrt(v) : 1).toArray()
            : scaling.scale();
    this.err0 =
        kind == ErrorKind.SCALED
            ? Math.sqrt(truth.dimension())
            : Math.sqrt(Arrays.stream(variances).sum());
  }

  /// @param step     index of the true state
  /// @param states   predicted states; not modified
  /// @param position where the predicted state begins
  /// @return the error; infinite if the prediction is not finite
  public double at(int step, double[] states, int position) {
    double[] state = new double[offset.length];
    truth.copyState(step, state, 0);
    return between(state, 0, states, position);
  }

  /// @param truth    a true state; not modified
  /// @param from     where it begins
  /// @param states   predicted states; not modified
  /// @param position where the predicted state begins
  /// @return the error; infinite if the prediction is not finite
  public double between(double[] truth, int from, double[] states, int position) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < offset.length; i++) {
      double x = truth[from + i];
      double unit = kind == ErrorKind.NRMSE ? 1 : scale[i];
      double d = (states[position + i] - x) / unit;
      double z = (x - offset[i]) / unit;
      difference += d * d;
      norm += z * z;
    }
    double error = Math.sqrt(difference) / (kind == ErrorKind.RELATIVE ? Math.sqrt(norm) : err0);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  private static double[] variances(Trajectory truth) {
    double[] variances = new double[truth.dimension()];
    for (int variable = 0; variable < truth.dimension(); variable++) {
      double mean = 0;
      for (int step = 0; step < truth.steps(); step++) {
        mean += truth.get(step, variable);
      }
      mean /= truth.steps();
      for (int step = 0; step < truth.steps(); step++) {
        double d = truth.get(step, variable) - mean;
        variances[variable] += d * d / truth.steps();
      }
    }
    return variances;
  }
}
