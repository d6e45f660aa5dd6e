package chaoscast.esn;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.files.ModelFile;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.ReadoutTrainer;
import java.util.List;
import java.util.Map;

/// What the two regimes of echo state network share: everything but name and defaults.
abstract class EsnProvider implements SurrogateProvider {
  private final EsnOptions defaults;

  EsnProvider(EsnOptions defaults) {
    this.defaults = defaults;
  }

  @Override
  public final List<OptionDescription> options() {
    return Options.describe(defaults);
  }

  @Override
  public final SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    EsnOptions options = Options.parse(defaults, settings);
    return new ReadoutTrainer(
        name(),
        Options.values(options),
        training -> new ReservoirMap(
            Reservoir.draw(options, training.getFirst().dimension(), seed),
            options.features()),
        options.readout(),
        options.memory(),
        seed);
  }

  @Override
  public final Surrogate read(ModelFile file) {
    var keys = options().stream().map(OptionDescription::name).toList();
    return ReadoutSurrogate.read(file, name(), keys, ReservoirMap::read);
  }
}
