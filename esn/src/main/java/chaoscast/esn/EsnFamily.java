package chaoscast.esn;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.options.Options;
import chaoscast.core.options.Presets;
import chaoscast.core.ring.RingTrainer;
import chaoscast.core.training.ReadoutTrainer;
import chaoscast.core.training.RegressionMemory;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.options.RingOptions;
import chaoscast.esn.reservoir.Reservoir;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.List;
import java.util.Map;

/// A regime of echo state networks: its name and the presets that its options start from.
///
/// @param name    of the provider
/// @param presets of which the first is taken where none is named
record EsnFamily(String name, Presets<EsnOptions> presets) {
  /// @param presets the papers' first
  static EsnFamily of(String name, EsnOptions... presets) {
    // what version 0.1.0 called the papers' presets is still read
    return new EsnFamily(
        name,
        Presets.of(
            name,
            "what all other options are by default; further keys override it",
            EsnOptions::preset,
            List.of(presets))
            .withFormer("published", "paper"));
  }

  SurrogateTrainer trainer(EsnOptions options, Seed seed) {
    Map<String, String> settings = Options.values(options);
    RingOptions ring = options.ring();
    return ring.blocks() == 1
        ? network(settings, options, seed)
        : new RingTrainer(
            ring.blocks(),
            ring.overlap(),
            ring.shared(),
            block -> network(
                settings, options, ring.shared() ? seed : seed.child("esn/block" + block)));
  }

  /// A trainer of a single network.
  ///
  /// @param settings every setting by name, for the manifest
  private SurrogateTrainer network(
      Map<String, String> settings, EsnOptions options, Seed seed) {
    return new EsnTrainer(
        new ReadoutTrainer(
            name,
            settings,
            training -> {
              RegressionMemory.require("nodes", options.recurrence().nodes(), nodes -> nodes);
              return new ReservoirMap(
                  Reservoir.draw(options, training.getFirst().dimension(), seed),
                  options.features());
            },
            options.readout(),
            options.memory(),
            seed),
        options);
  }
}
