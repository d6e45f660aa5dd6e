package chaoscast.esn.spiking;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.ReadoutTrainer;
import chaoscast.core.training.RegressionMemory;
import java.util.List;
import java.util.Map;

/// Echo state network whose reservoir spikes: [SpikingReservoir].
///
/// It is an instrument, to ask what spikes cost, rather than a rival: it sees about as far as spike noise lets
/// it, less than a rate reservoir of the same size.
///
/// Idea: W. Maass, T. Natschläger, H. Markram, Neural Comput. 14 (2002) 2531,
/// doi:10.1162/089976602760407955.
public final class SpikingEsnProvider implements SurrogateProvider {
  @Override
  public String name() {
    return "spiking-esn";
  }

  @Override
  public String summary() {
    return "echo state network of spiking neurons, an instrument (doi:10.1162/089976602760407955)";
  }

  /// An instrument's settings are for its user to choose.
  @Override
  public SettingsSpace settingsSpace(DataShape data) {
    return SettingsSpace.NONE;
  }

  /// False: it takes minutes where the others take seconds.
  @Override
  public boolean comparedByDefault() {
    return false;
  }

  @Override
  public List<OptionDescription> options() {
    return Options.describe(SpikingEsnOptions.DEFAULT);
  }

  @Override
  public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    SpikingEsnOptions options = Options.parse(SpikingEsnOptions.DEFAULT, settings);
    return new ReadoutTrainer(
        name(),
        Options.values(options),
        training -> {
          RegressionMemory.require("nodes", options.nodes(), nodes -> nodes);
          return new SpikingMap(
              SpikingReservoir.draw(options, training.getFirst().dimension(), seed));
        },
        options.readout(),
        options.memory(),
        seed);
  }

  @Override
  public Surrogate read(ModelFile file, ModelHeader header) {
    return ReadoutSurrogate.read(file, header, SpikingMap::read);
  }
}
