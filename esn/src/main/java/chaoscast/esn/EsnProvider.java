package chaoscast.esn;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.ring.RingSurrogate;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the two regimes of echo state network share as providers: everything but a summary.
abstract class EsnProvider implements SurrogateProvider {
  private final EsnFamily family;

  EsnProvider(EsnFamily family) {
    this.family = family;
  }

  @Override
  public final String name() {
    return family.name();
  }

  @Override
  public final List<OptionDescription> options() {
    return Options.describe(family.presets());
  }

  @Override
  public final SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    return family.trainer(parse(settings), seed);
  }

  @Override
  public final SettingsSpace settingsSpace(DataShape data) {
    return EsnSpace.of(data, radii(), this::parse);
  }

  /// @return spectral radii of the family that are worth trying, rising
  abstract List<String> radii();

  /// @param settings values by key, among them `preset`
  /// @return the preset's options with the others in place
  /// @throws chaoscast.core.InputException for an unknown key or preset, or a value that does not fit
  public final EsnOptions parse(Map<String, String> settings) {
    return Options.parse(family.presets(), settings);
  }

  /// The reservoir or reservoirs, and on data whether they forget their start.
  @Override
  public final String view(Surrogate surrogate, Optional<Trajectory> data) {
    return ReservoirView.of(surrogate, data);
  }

  @Override
  public final Surrogate read(ModelFile file, ModelHeader header) {
    return RingSurrogate.isIn(file)
        ? RingSurrogate.read(file, header, ReservoirMap::read)
        : ReadoutSurrogate.read(file, header, ReservoirMap::read);
  }
}
