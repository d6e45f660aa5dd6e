package chaoscast.evaluation.baseline;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.options.Meaning;

/// Options of [AnalogProvider].
///
/// @param delays     d ≥ 0; −1: chosen by the data
/// @param stride     s ≥ 1; −1: chosen by the data
/// @param neighbours k ≥ 1
record AnalogOptions(
    @Meaning("earlier states besides the present one; -1: as many as the data need") int delays,
    @Meaning("steps between them, ≥ 1; -1: as suits the data") int stride,
    @Meaning("nearest past states whose futures are averaged, ≥ 1") int neighbours)
    implements Learner {

  AnalogOptions {
    SharedRanges.require(delays, stride);
    Requirements.requireAtLeast("neighbours", 1, neighbours);
    SizeLimit.requireAtMost("neighbours", neighbours, 10_000, "that they are no longer near");
  }

  @Override
  public Fitted fit(DelayedSamples samples, Seed seed) {
    var map =
        new AnalogMap(
            samples.inputs(),
            samples.targets(),
            neighbours,
            samples.offset(),
            samples.scale(),
            Arithmetic.BINARY64);
    double[][] weights = new double[samples.dimension()][samples.dimension() + 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i][i] = 1;
    }
    return new Fitted(map, weights);
  }
}
