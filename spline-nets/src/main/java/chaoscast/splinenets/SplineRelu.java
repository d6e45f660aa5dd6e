package chaoscast.splinenets;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.options.Options;
import chaoscast.core.ring.RingBlocks;
import chaoscast.core.ring.StencilTrainer;
import chaoscast.core.training.FeatureMapFactory;
import chaoscast.core.training.MemoryOptions;
import chaoscast.core.training.ReadoutTrainer;

/// Shallow ReLU networks as splines, from Java.
///
///     SurrogateTrainer trainer = SplineRelu.trainer(SplineReluOptions.PRECISE.withPower(6), new Seed(1));
///     Surrogate surrogate = trainer.train(List.of(trajectory), Progress.NONE);
///
/// What they are: [SplineReluProvider].
public final class SplineRelu {
  static final String NAME = "spline-relu";

  private SplineRelu() {}

  /// @param options a preset such as [SplineReluOptions#PAPER], and what is to differ from it
  /// @param seed    of random directions
  public static SurrogateTrainer trainer(SplineReluOptions options, Seed seed) {
    var factory = new BreakplaneFactory(options, seed);
    if (options.ring().stencil() == 0) {
      return trainer(factory, options, seed);
    }
    FeatureMapFactory ofNeighbourhoods =
        training -> {
          int inputs = training.getFirst().driving();
          int sites = training.getFirst().dimension() - inputs;
          return factory.build(
              RingBlocks.around(sites, options.ring().stencil(), inputs).locals(training));
        };
    return new StencilTrainer(trainer(ofNeighbourhoods, options, seed), options.ring());
  }

  private static ReadoutTrainer trainer(
      FeatureMapFactory features, SplineReluOptions options, Seed seed) {
    return new ReadoutTrainer(
        NAME, Options.values(options), features, options.readout(), MemoryOptions.NONE, seed);
  }
}
