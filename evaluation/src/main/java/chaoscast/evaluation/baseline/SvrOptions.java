package chaoscast.evaluation.baseline;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.options.Meaning;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.stream.IntStream;
import smile.math.kernel.GaussianKernel;
import smile.regression.KernelMachine;
import smile.regression.SVM;

/// Options of [SvrProvider].
///
/// @param delays  d ≥ 0; −1: chosen by the data
/// @param stride  s ≥ 1; −1: chosen by the data
/// @param width   σ > 0 of the kernel, in deviations of the delayed state
/// @param epsilon errors that do not count, 10⁻⁴ … 1 deviations of the increments
/// @param cost    C of errors beyond, > 0 and ≤ 10⁴: more takes the solver hours
/// @param samples most of them, ≥ 1; of more, every so many-th is used
record SvrOptions(
    @Meaning("earlier states besides the present one; -1: as many as the data need") int delays,
    @Meaning("steps between them, ≥ 1; -1: as suits the data") int stride,
    @Meaning("width of the Gaussian kernel in deviations, > 0") double width,
    @Meaning("errors that do not count, in deviations of the increments, 1e-4 … 1") double epsilon,
    @Meaning("C of errors beyond, > 0, at most 1e4") double cost,
    @Meaning("most samples, ≥ 1; of more, every so many-th is used") int samples)
    implements Learner {
  private static final double TOLERANCE = 1e-3;
  private static final double LEAST_EPSILON = 1e-4;
  private static final double MOST_COST = 1e4;

  SvrOptions {
    SharedRanges.require(delays, stride);
    SharedRanges.requireWidth(width);
    if (!(epsilon >= LEAST_EPSILON && epsilon <= 1)) {
      throw new InputException(
          "epsilon must be in [%s, 1] but was %s".formatted(LEAST_EPSILON, epsilon));
    }
    if (!(cost > 0 && cost <= MOST_COST)) {
      throw new InputException("cost must be in (0, %s] but was %s".formatted(MOST_COST, cost));
    }
    Requirements.requireAtLeast("samples", 1, samples);
  }

  /// A machine a variable; the features are the kernels around all their support vectors.
  @Override
  public Fitted fit(DelayedSamples all, Seed seed) {
    DelayedSamples used = all.thinned(samples);
    SizeLimit.requireMemory("samples", used.count(), n -> 2.0 * Double.BYTES * n * n);
    IdentityHashMap<double[], Integer> numbers = new IdentityHashMap<>();
    for (int n = 0; n < used.count(); n++) {
      numbers.put(used.inputs()[n], n);
    }
    double[][] weights = new double[used.dimension()][used.count() + 1];
    for (int i = 0; i < weights.length; i++) {
      KernelMachine<double[]> machine =
          SVM.fit(
              used.inputs(),
              used.target(i),
              new GaussianKernel(width),
              new SVM.Options(epsilon, cost, TOLERANCE));
      for (int k = 0; k < machine.vectors().length; k++) {
        weights[i][numbers.get(machine.vectors()[k])] += machine.weights()[k];
      }
      weights[i][used.count()] = machine.intercept();
    }
    return supported(used, weights);
  }

  /// Without the samples that support no machine.
  private Fitted supported(DelayedSamples used, double[][] weights) {
    int[] kept =
        IntStream.range(0, used.count())
            .filter(n -> Arrays.stream(weights).anyMatch(row -> row[n] != 0))
            .toArray();
    if (kept.length == 0) {
      throw new InputException(
          "epsilon must be so small that some sample lies outside it but was " + epsilon,
          "lower epsilon");
    }
    double[][] centres =
        Arrays.stream(kept).mapToObj(n -> used.inputs()[n]).toArray(double[][]::new);
    double[][] fewer = new double[weights.length][kept.length + 1];
    for (int i = 0; i < fewer.length; i++) {
      for (int k = 0; k < kept.length; k++) {
        fewer[i][k] = weights[i][kept[k]];
      }
      fewer[i][kept.length] = weights[i][used.count()];
    }
    var map =
        new KernelMap(
            centres, width, used.offset(), used.scale(), Arithmetic.BINARY64);
    return new Fitted(map, fewer);
  }
}
