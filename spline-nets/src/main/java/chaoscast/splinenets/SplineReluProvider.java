package chaoscast.splinenets;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.files.ModelFile;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.training.MemoryOptions;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.ReadoutTrainer;
import java.util.List;
import java.util.Map;

/// A shallow ReLU network with frozen breakplanes, its delta-slopes μ fitted by least squares:
///
///     f(x) = c + L x + Σ_i μ_i max(0, ξ_i·x − β_i)
///
/// Source: J. Sahs et al., Shallow univariate ReLU networks as splines, Front. Artif. Intell. 5
/// (2022) 889981, doi:10.3389/frai.2022.889981.
public final class SplineReluProvider implements SurrogateProvider {

  @Override
  public String name() {
    return "spline-relu";
  }

  @Override
  public String summary() {
    return "shallow ReLU network with frozen breakplanes (doi:10.3389/frai.2022.889981)";
  }

  @Override
  public List<OptionDescription> options() {
    return Options.describe(SplineReluOptions.DEFAULT);
  }

  @Override
  public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    SplineReluOptions options = Options.parse(SplineReluOptions.DEFAULT, settings);
    return new ReadoutTrainer(
        name(),
        Options.values(options),
        new BreakplaneFactory(options, seed),
        options.readout(),
        MemoryOptions.NONE,
        seed);
  }

  @Override
  public Surrogate read(ModelFile file) {
    var keys = options().stream().map(OptionDescription::name).toList();
    return ReadoutSurrogate.read(file, name(), keys, BreakplaneMap::read);
  }
}
