package chaoscast.evaluation.climate;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The climate of a trajectory: what a forecast should keep right once it has lost the weather.
///
///     ClimateStatistics truth = ClimateStatistics.of(trajectory);
///     double distance = truth.distance(ClimateStatistics.of(freeRun)).total();
///
/// Immutable. Two climates can be compared if they have the same variables, time step and segment
/// length; a run shorter than another is compared by `of(run, segment)`.
public final class ClimateStatistics {
  private static final int LEAST_STEPS = 100;

  private final double timeStep;
  private final double[] mean;
  private final double[][] covariance;
  private final List<Histogram> histograms;
  private final double[][] spectra;
  private final double[][] autocorrelations;
  private final double dimension;

  private ClimateStatistics(Trajectory trajectory, int runs, int segment) {
    int variables = trajectory.dimension();
    timeStep = trajectory.timeStep();
    mean = new double[variables];
    covariance = new double[variables][variables];
    moments(trajectory);
    var shares = new ArrayList<Histogram>();
    spectra = new double[variables][];
    autocorrelations = new double[variables][];
    double[] deviations = new double[variables];
    double[] values = new double[trajectory.steps()];
    for (int i = 0; i < variables; i++) {
      int variable = i;
      Arrays.setAll(values, step -> trajectory.get(step, variable));
      var series = new Series(values, runs);
      shares.add(Histogram.of(values));
      spectra[i] = PowerSpectrum.of(series, segment, timeStep);
      autocorrelations[i] = Autocorrelation.of(series, segment / 2);
      deviations[i] = Math.sqrt(covariance[i][i]);
    }
    histograms = List.copyOf(shares);
    dimension = CorrelationDimension.of(trajectory, deviations);
  }

  /// Segments of the power spectrum are as long as fits four times into the record.
  ///
  /// @param trajectory of ≥ 100 steps; not modified
  public static ClimateStatistics of(Trajectory trajectory) {
    return of(trajectory, PowerSpectrum.segment(trajectory.steps()));
  }

  /// @param trajectory of ≥ 100 steps; not modified
  /// @param segment    steps in a segment of the power spectrum, a power of two ≤ steps; the
  ///                   autocorrelation has half as many lags
  public static ClimateStatistics of(Trajectory trajectory, int segment) {
    return of(List.of(trajectory), segment);
  }

  /// One climate of several runs: nothing is read across the end of one.
  ///
  /// @param runs    ≥ 1, of the same length, which is ≥ 100 steps, variables and time step; not
  ///                modified
  /// @param segment steps in a segment of the power spectrum, a power of two ≤ the steps of a run
  public static ClimateStatistics of(List<Trajectory> runs, int segment) {
    int steps = runs.getFirst().steps();
    for (Trajectory run : runs) {
      if (run.steps() != steps || run.dimension() != runs.getFirst().dimension()) {
        throw new InputException(
            "runs of one climate must have the same shape but are %d × %d and %d × %d"
                .formatted(
                    steps, runs.getFirst().dimension(), run.steps(), run.dimension()));
      }
    }
    if (steps < LEAST_STEPS) {
      throw new InputException(
          "a climate must have ≥ %d steps but has %d".formatted(LEAST_STEPS, steps));
    }
    if (segment < 4 || Integer.bitCount(segment) != 1 || segment > steps) {
      throw new InputException(
          "a segment must be a power of two in [4, %d] but was %d".formatted(steps, segment));
    }
    return new ClimateStatistics(joined(runs), runs.size(), segment);
  }

  private static Trajectory joined(List<Trajectory> runs) {
    Trajectory first = runs.getFirst();
    if (runs.size() == 1) {
      return first;
    }
    int length = first.steps() * first.dimension();
    double[] states = new double[Math.multiplyExact(runs.size(), length)];
    for (int run = 0; run < runs.size(); run++) {
      System.arraycopy(runs.get(run).toArray(), 0, states, run * length, length);
    }
    return Trajectory.of(states, first.dimension(), first.timeStep());
  }

  /// @return steps in a segment of the power spectrum
  public int segment() {
    return 2 * (spectra[0].length - 1);
  }

  public double timeStep() {
    return timeStep;
  }

  public double[] mean() {
    return mean.clone();
  }

  public double[][] covariance() {
    return copy(covariance);
  }

  /// @return one a variable
  public List<Histogram> histograms() {
    return histograms;
  }

  /// @return for each variable, power density at frequencies k / (segment · Δt), k = 0 … segment/2
  public double[][] powerSpectra() {
    return copy(spectra);
  }

  /// @return for each variable, the autocorrelation at lags 0 … segment/2 − 1
  public double[][] autocorrelations() {
    return copy(autocorrelations);
  }

  public double correlationDimension() {
    return dimension;
  }

  /// @throws InputException if the climates differ in variables, time step or segment
  public ClimateDistance distance(ClimateStatistics other) {
    requireComparable(other);
    int variables = mean.length;
    double means = 0;
    double values = 0;
    double powers = 0;
    double correlations = 0;
    for (int i = 0; i < variables; i++) {
      double deviation = Math.sqrt(0.5 * (covariance[i][i] + other.covariance[i][i]));
      double scale = deviation > 0 ? 1 / deviation : 1;
      means += Math.pow((mean[i] - other.mean[i]) * scale, 2) / variables;
      values += histograms.get(i).distance(other.histograms.get(i)) * scale / variables;
      powers += share(spectra[i], other.spectra[i]) / variables;
      correlations +=
          squaredDifference(autocorrelations[i], other.autocorrelations[i])
              / autocorrelations[i].length
              / variables;
    }
    double greater = Math.max(dimension, other.dimension);
    return new ClimateDistance(
        Math.sqrt(means),
        covarianceDistance(other),
        values,
        powers,
        Math.sqrt(correlations),
        greater > 0 ? Math.abs(dimension - other.dimension) / greater : 0);
  }

  private void requireComparable(ClimateStatistics other) {
    boolean sameStep = Math.abs(timeStep - other.timeStep) <= 1e-9 * timeStep;
    if (mean.length != other.mean.length || !sameStep || segment() != other.segment()) {
      throw new InputException(
          ("climates must have the same variables, time step and segment but have %d, %s, %d and"
              + " %d, %s, %d")
              .formatted(
                  mean.length,
                  timeStep,
                  segment(),
                  other.mean.length,
                  other.timeStep,
                  other.segment()));
    }
  }

  private void moments(Trajectory trajectory) {
    int variables = mean.length;
    int steps = trajectory.steps();
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < variables; i++) {
        mean[i] += trajectory.get(step, i) / steps;
      }
    }
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < variables; i++) {
        double difference = (trajectory.get(step, i) - mean[i]) / steps;
        for (int j = 0; j < variables; j++) {
          covariance[i][j] += difference * (trajectory.get(step, j) - mean[j]);
        }
      }
    }
  }

  private double covarianceDistance(ClimateStatistics other) {
    double difference = 0;
    double own = 0;
    double others = 0;
    for (int i = 0; i < mean.length; i++) {
      difference += squaredDifference(covariance[i], other.covariance[i]);
      own += squaredDifference(covariance[i], new double[mean.length]);
      others += squaredDifference(other.covariance[i], new double[mean.length]);
    }
    double norms = Math.sqrt(own) + Math.sqrt(others);
    return norms > 0 ? 2 * Math.sqrt(difference) / norms : 0;
  }

  private static double share(double[] a, double[] b) {
    double difference = 0;
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      difference += Math.abs(a[k] - b[k]);
      sum += a[k] + b[k];
    }
    return sum > 0 ? difference / sum : 0;
  }

  private static double squaredDifference(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }
}
