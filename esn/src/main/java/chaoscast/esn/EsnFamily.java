package chaoscast.esn;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.ring.RingTrainer;
import chaoscast.core.training.ReadoutTrainer;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.options.RingOptions;
import chaoscast.esn.reservoir.Reservoir;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A regime of echo state networks: its name and the presets that its options start from.
///
/// @param name    of the provider
/// @param presets options by name, in the order to list them; the first is taken where none is named
record EsnFamily(String name, Map<String, EsnOptions> presets) {
  /// The key that chooses a preset.
  private static final String PRESET = "preset";

  private static final String PAPER = "paper";

  /// What version 0.1.0 called the papers' presets.
  private static final String PAPER_BEFORE = "published";

  EsnFamily {
    presets = Collections.unmodifiableMap(new LinkedHashMap<>(presets));
  }

  /// @param paper the first preset
  static EsnFamily of(String name, EsnOptions paper) {
    return new EsnFamily(name, Map.of(PAPER, paper));
  }

  /// @param preset name of one preset more
  EsnFamily with(String preset, EsnOptions options) {
    var more = new LinkedHashMap<>(presets);
    more.put(preset, options);
    return new EsnFamily(name, more);
  }

  List<OptionDescription> options() {
    var options = new ArrayList<OptionDescription>();
    options.add(
        new OptionDescription(
            PRESET,
            String.join("|", presets.keySet()),
            PAPER,
            "what all other options are by default; further keys override it"));
    options.addAll(Options.describe(presets.get(PAPER)));
    return options;
  }

  /// @param settings values by key, among them `preset`
  /// @return the preset's options with the others in place
  /// @throws chaoscast.core.InputException for an unknown key or preset, or a value that does not fit
  EsnOptions parse(Map<String, String> settings) {
    List<String> known = options().stream().map(OptionDescription::name).toList();
    for (String key : settings.keySet()) {
      if (!known.contains(key)) {
        throw NearestName.unknown("option", key, known);
      }
    }
    var overrides = new LinkedHashMap<>(settings);
    overrides.remove(PRESET);
    return Options.parse(presets.get(preset(settings)), overrides);
  }

  private String preset(Map<String, String> settings) {
    String preset = settings.getOrDefault(PRESET, PAPER);
    if (preset.equals(PAPER_BEFORE)) {
      return PAPER;
    }
    if (!presets.containsKey(preset)) {
      throw NearestName.unknown("preset of " + name, preset, presets.keySet());
    }
    return preset;
  }

  /// A trainer of what text describes.
  SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    return trainer(preset(settings), parse(settings), seed);
  }

  /// A trainer of what a record describes. Its surrogates name the preset that fewest options differ from.
  SurrogateTrainer trainer(EsnOptions options, Seed seed) {
    return trainer(nearestPreset(options), options, seed);
  }

  private String nearestPreset(EsnOptions options) {
    var values = Options.values(options).entrySet();
    String nearest = PAPER;
    long most = -1;
    for (var preset : presets.entrySet()) {
      var theirs = Options.values(preset.getValue()).entrySet();
      long alike = values.stream().filter(theirs::contains).count();
      if (alike > most) {
        nearest = preset.getKey();
        most = alike;
      }
    }
    return nearest;
  }

  private SurrogateTrainer trainer(String preset, EsnOptions options, Seed seed) {
    var settings = new LinkedHashMap<String, String>();
    settings.put(PRESET, preset);
    settings.putAll(Options.values(options));
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
            training -> new ReservoirMap(
                Reservoir.draw(options, training.getFirst().dimension(), seed),
                options.features()),
            options.readout(),
            options.memory(),
            seed),
        options);
  }
}
