package chaoscast.d2r2.sindy;

import chaoscast.core.flow.FlowFamily;
import chaoscast.core.training.Fit;
import chaoscast.core.training.TrainingSet;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Whether weights from derivatives are refined through the integrator, and what becomes of them.
///
/// @param training the data
/// @param known    what terms are added to: it may need none
/// @param options  whose integrator has been chosen
/// @param noisy    whether the data have noise: residuals of steps are then those of the noise
/// @param driving  what of the states are inputs
record RefinedWeights(
    TrainingSet training, KnownPart known, SindyOptions options, boolean noisy, Driving driving) {
  /// Share of a derivative that the equations may leave: more, and it is not their coefficients that are wrong.
  private static final double GREATEST_LEFT = 0.1;

  /// Share of its derivative that a refined term contributes at least, unless a threshold is given.
  private static final double LEAST_SHARE = 1e-7;

  /// @param weights    of the whole library, zero for terms that the equations do not have
  /// @param refinement what became of it
  /// @param rms        of the residuals of a step, one a variable; those of the derivatives if not refined
  /// @param covariance of the weights that are not zero, row-major; empty if it is not known
  record Result(
      double[] weights, Refinement refinement, double[] rms, double[] covariance) {
    Result(double[] weights, Refinement refinement, double[] rms) {
      this(weights, refinement, rms, new double[0]);
    }

    /// @param first     fit of the derivatives
    /// @param timeStep  Δt: residuals of a step are given as those of a derivative; 1 for a map
    /// @param equations that the weights belong to, as many a one
    Fit fit(Fit first, double timeStep, int equations) {
      if (rms.length == 0) {
        return first;
      }
      int each = weights.length / equations;
      int most = 0;
      for (int equation = 0; equation < equations; equation++) {
        double[] row = Arrays.copyOfRange(weights, equation * each, (equation + 1) * each);
        most = Math.max(most, (int) Arrays.stream(row).filter(weight -> weight != 0).count());
      }
      double[] rates = Arrays.stream(rms).map(value -> value / timeStep).toArray();
      return new Fit(
          first.samples(), most, most, first.condition(), first.ridge(), first.mendingRidge(),
          rates);
    }
  }

  /// Terms that are refined together: the triangle of their least squares takes 8 MB, seventeen times.
  private static final int MOST_TERMS = 1000;

  /// @param family  flows with some of the library's terms, by index into `weights`
  /// @param first   weights from derivatives, zero for terms that the equations do not have
  /// @param shares  what each term contributes to its derivative for a weight of one
  /// @param left    share of each derivative that the equations leave
  Result refine(
      Function<int[], FlowFamily> family, double[] first, double[] shares, double... left) {
    int[] active = IntStream.range(0, first.length).filter(i -> first[i] != 0).toArray();
    Refinement.Declined declined = declined(active.length, left);
    if (declined != null) {
      return new Result(first, declined, new double[0]);
    }
    double least = options.threshold().orElse(LEAST_SHARE);
    var refiner = new Refiner(training.trajectories(), least, driving);
    Refiner.Outcome outcome =
        refiner.refine(
            kept -> family.apply(at(active, kept)),
            Arrays.stream(active).mapToDouble(i -> first[i]).toArray(),
            Arrays.stream(active).mapToDouble(i -> shares[i]).toArray());
    if (!Double.isFinite(outcome.after())) {
      var failed = new Refinement.Failed("the equations cannot be integrated over a sample");
      return new Result(first, failed, new double[0]);
    }
    double[] weights = new double[first.length];
    for (int q = 0; q < outcome.active().length; q++) {
      int term = active[outcome.active()[q]];
      double weight = outcome.weights()[q];
      if (known.isNothing() || Math.abs(weight) * shares[term] >= least) {
        weights[term] = weight;
      }
    }
    return new Result(
        weights,
        new Refinement.Refined(outcome.iterations(), outcome.before(), outcome.after()),
        outcome.rms());
  }

  RefinedWeights withNoisy(boolean newNoisy) {
    return new RefinedWeights(training, known, options, newNoisy, driving);
  }

  /// @return the same with inputs that move so
  RefinedWeights along(Between between) {
    return new RefinedWeights(
        training, known, options.withBetween(between), noisy,
        new Driving(driving.inputs(), between));
  }

  /// @return why there is no refinement; `null` if there is to be one
  Refinement.Declined declined(int terms, double... shares) {
    double left = Arrays.stream(shares).max().orElseThrow();
    if (!options.refine()) {
      return new Refinement.Declined("refine=false");
    }
    if (noisy) {
      return new Refinement.Declined("the data are noisy");
    }
    if (!(left <= GREATEST_LEFT)) {
      return new Refinement.Declined(
          "the terms leave %.0f%% of a derivative unexplained, and refinement starts from ≤ %.0f%%"
              .formatted(100 * left, 100 * GREATEST_LEFT));
    }
    if (terms > MOST_TERMS) {
      return new Refinement.Declined(
          "%d terms in all equations are more than the %d that are refined together: a threshold drops some"
              .formatted(terms, MOST_TERMS));
    }
    return terms == 0 ? new Refinement.Declined("there are no terms") : null;
  }

  private static int[] at(int[] values, int[] positions) {
    return Arrays.stream(positions).map(position -> values[position]).toArray();
  }
}
