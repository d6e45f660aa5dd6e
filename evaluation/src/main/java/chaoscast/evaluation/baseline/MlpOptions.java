package chaoscast.evaluation.baseline;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.options.Meaning;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smile.math.MathEx;
import smile.util.function.TimeFunction;

/// Options of [MlpProvider].
///
/// @param delays d ≥ 0; −1: chosen by the data
/// @param stride s ≥ 1; −1: chosen by the data
/// @param nodes  neurons of a hidden layer, ≥ 1
/// @param layers hidden ones, ≥ 1
/// @param epochs how often samples are seen, 1 … 10 000; of more than 10 000 samples each is seen more rarely
/// @param rate   of learning at first, in (0, 1]; it falls to a thousandth
record MlpOptions(
    @Meaning("earlier states besides the present one; -1: as many as the data need") int delays,
    @Meaning("steps between them, ≥ 1; -1: as suits the data") int stride,
    @Meaning("neurons of a hidden layer, ≥ 1") int nodes,
    @Meaning("hidden layers, ≥ 1") int layers,
    @Meaning("how often each of 10 000 samples is seen, 1 … 10 000") int epochs,
    @Meaning("rate of learning at first, in (0, 1]") double rate)
    implements Learner {
  private static final int BATCH = 32;
  private static final int SEEN_ALL = 10_000;

  MlpOptions {
    SharedRanges.require(delays, stride);
    Requirements.requireAtLeast("nodes", 1, nodes);
    SizeLimit.requireAtMost("nodes", nodes, 10_000, "that training takes days");
    Requirements.requireAtLeast("layers", 1, layers);
    SizeLimit.requireAtMost("layers", layers, 20, "that gradients vanish");
    Requirements.requireAtLeast("epochs", 1, epochs);
    SizeLimit.requireAtMost("epochs", epochs, 10_000, "that it learns the data by heart");
    if (!(rate > 0 && rate <= 1)) {
      throw new InputException("rate must be in (0, 1] but was " + rate);
    }
  }

  /// Gradient descent in batches of 32 with steps scaled by the root of the mean square of gradients.
  @Override
  public Fitted fit(DelayedSamples samples, Seed seed) {
    int inputs = samples.inputs()[0].length;
    SizeLimit.requireMemory(
        "nodes", nodes, n -> 5.0 * Double.BYTES * n * (n * (layers - 1.0) + inputs));
    MathEx.setSeed(seed.value());
    RandomGenerator random = seed.generator();
    int[] order = IntStream.range(0, samples.count()).toArray();
    long batches =
        Math.max(1, (long) epochs * Math.min(samples.count(), SEEN_ALL) / BATCH);
    try (var network = new TanhNetwork(inputs, nodes, layers, samples.dimension())) {
      network.setRMSProp(0.99, 1e-8);
      network.setLearningRate(
          TimeFunction.exp(rate, Math.toIntExact(Math.min(batches, 1_000_000_000)), rate / 1000));
      int next = order.length;
      for (long batch = 0; batch < batches; batch++) {
        if (next + BATCH > order.length) {
          shuffle(order, random);
          next = 0;
        }
        int to = Math.min(next + BATCH, order.length);
        network.learn(
            samples.inputs(), samples.targets(), Arrays.copyOfRange(order, next, to));
        next = to;
      }
      var map =
          new MlpMap(network.hidden(), samples.offset(), samples.scale(), Arithmetic.BINARY64);
      return new Fitted(map, network.readout());
    }
  }

  private static void shuffle(int[] order, RandomGenerator random) {
    for (int n = order.length - 1; n > 0; n--) {
      int other = random.nextInt(n + 1);
      int kept = order[n];
      order[n] = order[other];
      order[other] = kept;
    }
  }
}
