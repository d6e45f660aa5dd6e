package chaoscast.evaluation.baseline;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.options.Meaning;
import smile.clustering.KMeans;
import smile.math.MathEx;

/// Options of [RbfNetworkProvider].
///
/// @param delays  d ≥ 0; −1: chosen by the data
/// @param stride  s ≥ 1; −1: chosen by the data
/// @param centres of bells, ≥ 1, at most a third of the samples
/// @param width   σ > 0, in deviations of the delayed state
record RbfNetworkOptions(
    @Meaning("earlier states besides the present one; -1: as many as the data need") int delays,
    @Meaning("steps between them, ≥ 1; -1: as suits the data") int stride,
    @Meaning("bells, their centres by k-means, ≥ 1; at most a third of the samples are used") int centres,
    @Meaning("width of a bell in deviations, > 0") double width)
    implements Learner {
  private static final int ITERATIONS = 20;
  private static final int MOST_CLUSTERED = 20_000;

  RbfNetworkOptions {
    SharedRanges.require(delays, stride);
    Requirements.requireAtLeast("centres", 1, centres);
    SharedRanges.requireWidth(width);
    SizeLimit.requireAtMost("centres", centres, 20_000, "that a Gaussian process does better");
  }

  /// Centres by k-means, weights by orthogonal factors of bells and the constant.
  @Override
  public Fitted fit(DelayedSamples samples, Seed seed) {
    int count = Math.clamp(samples.count() / 3, 1, centres);
    SizeLimit.requireMemory(
        "centres", count, n -> 2.0 * Double.BYTES * n * samples.count());
    double[][] clustered = samples.thinned(MOST_CLUSTERED).inputs();
    MathEx.setSeed(seed.value());
    double[][] found = centres(clustered, count);
    var map =
        new KernelMap(
            found, width, samples.offset(), samples.scale(), Arithmetic.BINARY64);
    return new Fitted(map, LeastSquares.weights(map, samples));
  }

  /// One centre is the mean: k-means of Smile begins with two.
  private static double[][] centres(double[][] inputs, int count) {
    if (count >= inputs.length) {
      return inputs;
    }
    return count == 1
        ? new double[][] {MathEx.colMeans(inputs)}
        : KMeans.fit(inputs, count, ITERATIONS).centers();
  }
}
