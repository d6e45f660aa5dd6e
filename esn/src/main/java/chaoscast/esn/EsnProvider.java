package chaoscast.esn;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.ReadoutTrainer;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.reservoir.Reservoir;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the two regimes of echo state network share: everything but name and presets.
abstract class EsnProvider implements SurrogateProvider {
  /// The key that chooses a preset.
  private static final String PRESET = "preset";

  /// The preset that is taken where none is named.
  static final String PUBLISHED = "published";

  private final Map<String, EsnOptions> presets;

  /// @param presets options by name, in the order to list them; `published` is one of them
  EsnProvider(Map<String, EsnOptions> presets) {
    this.presets = presets;
  }

  @Override
  public final List<OptionDescription> options() {
    var options = new ArrayList<OptionDescription>();
    options.add(
        new OptionDescription(
            PRESET,
            String.join("|", presets.keySet()),
            PUBLISHED,
            "what all other options are by default; further keys override it"));
    options.addAll(Options.describe(presets.get(PUBLISHED)));
    return options;
  }

  @Override
  public final SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    EsnOptions options = parse(settings);
    var recorded = new LinkedHashMap<String, String>();
    recorded.put(PRESET, settings.getOrDefault(PRESET, PUBLISHED));
    recorded.putAll(Options.values(options));
    return options.ring().blocks() == 1
        ? network(name(), recorded, options, seed)
        : new ParallelTrainer(name(), recorded, options, seed);
  }

  /// @param settings values by key, among them `preset`
  /// @return the preset's options with the others in place
  /// @throws chaoscast.core.InputException for an unknown key or preset, or a value that does not fit
  public final EsnOptions parse(Map<String, String> settings) {
    requireKnown(settings);
    var overrides = new LinkedHashMap<>(settings);
    overrides.remove(PRESET);
    String preset = settings.getOrDefault(PRESET, PUBLISHED);
    if (!presets.containsKey(preset)) {
      throw NearestName.unknown("preset of " + name(), preset, presets.keySet());
    }
    return Options.parse(presets.get(preset), overrides);
  }

  /// A trainer of a single network.
  ///
  /// @param name     of the provider that the surrogate will carry
  /// @param settings every setting by name, for the manifest
  static SurrogateTrainer network(
      String name, Map<String, String> settings, EsnOptions options, Seed seed) {
    return new EsnTrainer(
        new ReadoutTrainer(
            name,
            settings,
            training -> new ReservoirMap(
                Reservoir.draw(options, training.getFirst().dimension(), seed),
                options.features()),
            options.readout(),
            options.memory(),
            seed),
        options);
  }

  private void requireKnown(Map<String, String> settings) {
    List<String> known = options().stream().map(OptionDescription::name).toList();
    for (String key : settings.keySet()) {
      if (!known.contains(key)) {
        throw NearestName.unknown("option", key, known);
      }
    }
  }

  /// The reservoir or reservoirs, and on data whether they forget their start.
  @Override
  public final String view(Surrogate surrogate, Optional<Trajectory> data) {
    return ReservoirView.of(surrogate, data);
  }

  @Override
  public final Surrogate read(ModelFile file, ModelHeader header) {
    return ParallelSurrogate.isIn(file)
        ? ParallelSurrogate.read(file, header)
        : ReadoutSurrogate.read(file, header, ReservoirMap::read);
  }
}
