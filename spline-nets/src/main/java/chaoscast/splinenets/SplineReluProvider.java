package chaoscast.splinenets;

import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.ring.StencilSurrogate;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A shallow ReLU network, its delta-slopes μ fitted by least squares:
///
///     f(x) = c + L x + Σ_i μ_i max(0, ξ_i·x − β_i)
///
/// Its breakplanes are frozen or released; with `power` p it is a spline of order p.
///
/// Source: J. Sahs et al., Shallow univariate ReLU networks as splines, Front. Artif. Intell. 5
/// (2022) 889981, doi:10.3389/frai.2022.889981.
public final class SplineReluProvider implements SurrogateProvider {
  /// Neurons that a view shows.
  private static final int SHOWN = 10;

  @Override
  public String name() {
    return SplineRelu.NAME;
  }

  @Override
  public String summary() {
    return "shallow ReLU network, a spline with breakplanes (doi:10.3389/frai.2022.889981)";
  }

  @Override
  public List<OptionDescription> options() {
    return Options.describe(SplineReluOptions.PRESETS);
  }

  @Override
  public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    return SplineRelu.trainer(Options.parse(SplineReluOptions.PRESETS, settings), seed);
  }

  @Override
  public SettingsSpace settingsSpace(DataShape data) {
    return SplineReluSpace.of(data);
  }

  /// The network as a spline, with the neurons that matter most on the data.
  @Override
  public String view(Surrogate surrogate, Optional<Trajectory> data) {
    if (surrogate instanceof StencilSurrogate ring) {
      int neurons = ring.featureMap() instanceof BreakplaneMap map ? map.planes().count() : 0;
      return "%d neurons for each of %d variables on a ring, which sees %d on either side; %s\n"
          .formatted(
              neurons,
              ring.ring().dimension(),
              ring.ring().overlap(),
              ring.shared() ? "all share the same weights" : "each has weights of its own");
    }
    SplineView view = SplineView.of(surrogate);
    return data.map(states -> view.text(states, SHOWN))
        .orElse(
            "%d neurons of power %d; which of them matter is measured on data\n"
                .formatted(view.breakplanes().size(), view.power()));
  }

  @Override
  public Surrogate read(ModelFile file, ModelHeader header) {
    return StencilSurrogate.isIn(file)
        ? StencilSurrogate.read(file, header, BreakplaneMap::read)
        : ReadoutSurrogate.read(file, header, BreakplaneMap::read);
  }
}
