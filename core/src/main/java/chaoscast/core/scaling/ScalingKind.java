package chaoscast.core.scaling;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.List;

/// How an affine scaling is taken from training data.
public enum ScalingKind {
  /// The system's own units.
  NONE,
  /// Each variable divided by its standard deviation; means stay.
  STD,
  /// Each variable less its mean, divided by its standard deviation.
  STANDARD,
  /// All variables less one common mean, divided by one common standard deviation; inputs each by its own.
  GLOBAL;

  /// Inputs that drive the variables have a mean and a standard deviation each, whatever the kind.
  ///
  /// @param training data of one dimension
  /// @return the scaling z = (x − offset) / scale; a constant variable keeps scale 1
  public Scaling fit(List<Trajectory> training) {
    return fit(training, false);
  }

  /// @param training data of one dimension
  /// @param oneLaw   whether all variables obey one law, which means and deviations of each one's own sample would take
  ///                 from it: then they have them in common
  /// @return the scaling z = (x − offset) / scale; constant variables keep scale 1
  Scaling fit(List<Trajectory> training, boolean oneLaw) {
    int dimension = training.getFirst().dimension();
    int variables = dimension - training.getFirst().driving();
    double[] offset = new double[dimension];
    double[] scale = new double[dimension];
    Arrays.fill(scale, 1);
    boolean together = oneLaw || this == GLOBAL;
    for (int from = 0; from < dimension && this != NONE;) {
      int to = from == 0 && together && variables > 0 ? variables : from + 1;
      double mean = mean(training, from, to);
      double deviation = deviation(training, from, to, mean);
      if (!Double.isFinite(mean) || !Double.isFinite(deviation)) {
        throw overflow(training.getFirst(), to - from > 1 ? -1 : from);
      }
      Arrays.fill(scale, from, to, deviation);
      Arrays.fill(offset, from, to, this == STD ? 0 : mean);
      from = to;
    }
    return new Scaling(offset, scale);
  }

  private static InputException overflow(Trajectory training, int variable) {
    String source = training.origin().source();
    return new InputException(
        "%s%s must have a finite mean and standard deviation but its values are so great that these overflow"
            .formatted(
                variable < 0 ? "all columns" : "column " + training.names().get(variable),
                source.isEmpty() ? "" : " of " + source),
        "use other units");
  }

  private static double mean(List<Trajectory> training, int from, int to) {
    double sum = 0;
    long count = 0;
    for (Trajectory trajectory : training) {
      for (int step = 0; step < trajectory.steps(); step++) {
        for (int variable = from; variable < to; variable++) {
          sum += trajectory.get(step, variable);
        }
      }
      count += (long) trajectory.steps() * (to - from);
    }
    return sum / count;
  }

  private static double deviation(List<Trajectory> training, int from, int to, double mean) {
    double sum = 0;
    long count = 0;
    for (Trajectory trajectory : training) {
      for (int step = 0; step < trajectory.steps(); step++) {
        for (int variable = from; variable < to; variable++) {
          double difference = trajectory.get(step, variable) - mean;
          sum += difference * difference;
        }
      }
      count += (long) trajectory.steps() * (to - from);
    }
    double deviation = Math.sqrt(sum / count);
    return deviation > 0 ? deviation : 1;
  }
}
