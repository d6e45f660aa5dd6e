package chaoscast.evaluation.baseline;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.options.Meaning;

/// Options of [GaussianProcessProvider].
///
/// @param delays  d ≥ 0; −1: chosen by the data
/// @param stride  s ≥ 1; −1: chosen by the data
/// @param width   σ > 0 of the kernel, in deviations of the delayed state
/// @param noise   variance of the noise > 0, as a share of that of the increments
/// @param samples most of them, ≥ 1; of more, every so many-th is used
record GaussianProcessOptions(
    @Meaning("earlier states besides the present one; -1: as many as the data need") int delays,
    @Meaning("steps between them, ≥ 1; -1: as suits the data") int stride,
    @Meaning("width of the Gaussian kernel in deviations, > 0") double width,
    @Meaning("variance of the noise as a share of that of the increments, > 0") double noise,
    @Meaning("most samples, ≥ 1; of more, every so many-th is used") int samples)
    implements Learner {

  GaussianProcessOptions {
    SharedRanges.require(delays, stride);
    SharedRanges.requireWidth(width);
    Requirements.requirePositive("noise", noise);
    Requirements.requireAtLeast("samples", 1, samples);
  }

  /// The posterior mean: w = (K + noise I)⁻¹ y.
  @Override
  public Fitted fit(DelayedSamples all, Seed seed) {
    DelayedSamples used = all.thinned(samples);
    int count = used.count();
    SizeLimit.requireMemory("samples", count, n -> 2.0 * Double.BYTES * n * n);
    DenseMatrix kernel = DenseMatrix.zeros(count, count);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        double value = KernelMap.kernel(used.inputs()[i], used.inputs()[j], width);
        kernel.set(i, j, value);
        kernel.set(j, i, value);
      }
      kernel.set(i, i, 1 + noise);
    }
    if (!Blas.best().cholesky(kernel)) {
      throw new InputException(
          "the kernel of %d samples must be positive definite but is not with noise %s"
              .formatted(count, noise),
          "raise noise or lower width");
    }
    DenseMatrix rows = DenseMatrix.zeros(used.dimension(), count);
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < used.dimension(); i++) {
        rows.set(i, n, used.targets()[n][i]);
      }
    }
    Blas.best().solveCholesky(kernel, rows);
    double[][] weights = new double[used.dimension()][count + 1];
    for (int i = 0; i < weights.length; i++) {
      for (int n = 0; n < count; n++) {
        weights[i][n] = rows.get(i, n);
      }
    }
    var map =
        new KernelMap(
            used.inputs(), width, used.offset(), used.scale(), Arithmetic.BINARY64);
    return new Fitted(map, weights);
  }
}
