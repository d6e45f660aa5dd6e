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
  /// All variables less one common mean, divided by one common standard deviation.
  GLOBAL;

  /// @param training data of one dimension
  /// @return the scaling z = (x − offset) / scale; a constant variable keeps scale 1
  public Scaling fit(List<Trajectory> training) {
    return fit(training, 0);
  }

  /// For a law that is the same for some variables, which means of their own would take from it.
  ///
  /// @param training data of one dimension
  /// @param alike    so many of the first variables have one mean and one standard deviation; 0: none
  /// @return the scaling z = (x − offset) / scale; constant variables keep scale 1
  Scaling fit(List<Trajectory> training, int alike) {
    int dimension = training.getFirst().dimension();
    double[] offset = new double[dimension];
    double[] scale = new double[dimension];
    switch (this) {
      case NONE -> Arrays.fill(scale, 1);
      case STD, STANDARD -> {
        for (int from = 0; from < dimension;) {
          int to = from == 0 && alike > 0 ? alike : from + 1;
          double mean = mean(training, from, to);
          Arrays.fill(scale, from, to, deviation(training, from, to, mean));
          Arrays.fill(offset, from, to, this == STANDARD ? mean : 0);
          from = to;
        }
      }
      case GLOBAL -> {
        double mean = mean(training, 0, dimension);
        Arrays.fill(offset, mean);
        Arrays.fill(scale, deviation(training, 0, dimension, mean));
      }
    }
    for (int variable = 0; variable < dimension; variable++) {
      if (!Double.isFinite(offset[variable]) || !Double.isFinite(scale[variable])) {
        throw overflow(training.getFirst(), this == GLOBAL ? -1 : variable);
      }
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
