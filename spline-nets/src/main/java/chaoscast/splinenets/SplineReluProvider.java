package chaoscast.splinenets;

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
import chaoscast.core.ring.RingBlocks;
import chaoscast.core.ring.StencilSurrogate;
import chaoscast.core.ring.StencilTrainer;
import chaoscast.core.training.FeatureMapFactory;
import chaoscast.core.training.MemoryOptions;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.core.training.ReadoutTrainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  private static final String PRESET = "preset";
  private static final String PAPER = "paper";
  private static final String PRECISE = "precise";
  private static final String RELEASED = "released";

  @Override
  public String name() {
    return "spline-relu";
  }

  @Override
  public String summary() {
    return "shallow ReLU network, a spline with breakplanes (doi:10.3389/frai.2022.889981)";
  }

  @Override
  public List<OptionDescription> options() {
    var options = new ArrayList<OptionDescription>();
    options.add(
        new OptionDescription(
            PRESET,
            PAPER + "|" + PRECISE + "|" + RELEASED,
            PAPER,
            "what all other options are by default; further keys override it"));
    options.addAll(Options.describe(SplineReluOptions.PAPER));
    return options;
  }

  @Override
  public SurrogateTrainer trainer(Map<String, String> settings, Seed seed) {
    List<String> known = options().stream().map(OptionDescription::name).toList();
    for (String key : settings.keySet()) {
      if (!known.contains(key)) {
        throw NearestName.unknown("option", key, known);
      }
    }
    var overrides = new LinkedHashMap<>(settings);
    String preset = overrides.getOrDefault(PRESET, PAPER);
    overrides.remove(PRESET);
    SplineReluOptions options = Options.parse(preset(preset), overrides);
    var recorded = new LinkedHashMap<String, String>();
    recorded.put(PRESET, preset);
    recorded.putAll(Options.values(options));
    var factory = new BreakplaneFactory(options, seed);
    if (options.ring().stencil() == 0) {
      return trainer(recorded, factory, options, seed);
    }
    FeatureMapFactory ofNeighbourhoods =
        training -> factory.build(
            RingBlocks.around(training.getFirst().dimension(), options.ring().stencil())
                .locals(training));
    return new StencilTrainer(
        trainer(recorded, ofNeighbourhoods, options, seed), options.ring());
  }

  private ReadoutTrainer trainer(
      Map<String, String> settings,
      FeatureMapFactory features,
      SplineReluOptions options,
      Seed seed) {
    return new ReadoutTrainer(
        name(), settings, features, options.readout(), MemoryOptions.NONE, seed);
  }

  private SplineReluOptions preset(String preset) {
    return switch (preset) {
      case PAPER -> SplineReluOptions.PAPER;
      case PRECISE -> SplineReluOptions.PRECISE;
      case RELEASED -> SplineReluOptions.RELEASED;
      default ->
          throw NearestName.unknown("preset of " + name(), preset,
              List.of(PAPER, PRECISE, RELEASED));
    };
  }

  /// The network as a spline, with the neurons that matter most on the data.
  @Override
  public String view(Surrogate surrogate, Optional<Trajectory> data) {
    if (surrogate instanceof StencilSurrogate ring) {
      return "%d neurons for each of %d variables on a ring, which sees %d on either side; %s\n"
          .formatted(
              ring.featureMap() instanceof BreakplaneMap map ? map.planes().count() : 0,
              ring.dimension(),
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
