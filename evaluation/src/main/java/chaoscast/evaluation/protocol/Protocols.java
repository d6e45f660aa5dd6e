package chaoscast.evaluation.protocol;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.options.NearestName;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.NamedProtocol.TruthRecipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// The protocols there are: published ones by name, a default for every system, one for data of unknown
/// origin.
///
/// Each is a function of the time step, so that times stay what they are when `--dt` is given;
/// numbers of training steps and of starts do not depend on it.
public final class Protocols {
  /// Two that train, one that a forecast starts from and one that it is held against.
  private static final int LEAST_STATES = 4;

  private static final Map<String, DoubleFunction<NamedProtocol>> PUBLISHED = new LinkedHashMap<>();
  private static final Map<String, Double> TIME_STEPS = new LinkedHashMap<>();

  static {
    add("pyle2021-lorenz63", 0.005, dt -> PaperProtocols.pyleLorenz63("pyle2021-lorenz63", dt));
    add("pyle2021-lorenz96", 0.005, dt -> PaperProtocols.pyleLorenz96("pyle2021-lorenz96", dt));
    add("schotz2025-lorenz63", 1.0 / 64, PaperProtocols::schotzLorenz63);
    add("schotz2025-lorenz63-noisy", 1.0 / 64, PaperProtocols::schotzLorenz63Noisy);
    add("schotz2025-lorenz96", 1.0 / 64, PaperProtocols::schotzLorenz96);
    add("schotz2025-thomas", 0.25, PaperProtocols::schotzThomas);
    add("mandal2025-lorenz63", 0.01, PaperProtocols::mandalLorenz63);
    add("mandal2025-lorenz96", 0.01, PaperProtocols::mandalLorenz96);
    add("mandal2025-kuramoto-sivashinsky", 0.25, PaperProtocols::mandalKuramotoSivashinsky);
    add("lorenz63", 0.005, dt -> PaperProtocols.pyleLorenz63("lorenz63", dt));
    add("lorenz96", 0.01, PaperProtocols::lorenz96);
    add("lorenz96-three-tier", 0.005, dt -> PaperProtocols.pyleLorenz96("lorenz96-three-tier", dt));
  }

  private Protocols() {}

  private static void add(String name, double timeStep, DoubleFunction<NamedProtocol> protocol) {
    PUBLISHED.put(name, protocol);
    TIME_STEPS.put(name, timeStep);
  }

  /// @return the names of all protocols
  public static List<String> names() {
    return List.copyOf(PUBLISHED.keySet());
  }

  /// @param name of a protocol
  /// @return the protocol as it was published; `withTrainSteps` and the like change it
  /// @throws InputException with the nearest name if there is none of that name
  public static NamedProtocol named(String name) {
    return named(name, ProtocolOverrides.NONE);
  }

  /// @param name     of a protocol
  /// @param timeStep Δt > 0; times stay what they are, so numbers of steps follow
  /// @throws InputException with the nearest name if there is none of that name
  public static NamedProtocol named(String name, double timeStep) {
    Requirements.requirePositive("dt", timeStep);
    return published(name).apply(timeStep);
  }

  /// @param name      of a protocol
  /// @param overrides what is wanted otherwise
  /// @throws InputException with the nearest name if there is none of that name
  public static NamedProtocol named(String name, ProtocolOverrides overrides) {
    DoubleFunction<NamedProtocol> protocol = published(name);
    double timeStep = overrides.dt().orElse(TIME_STEPS.get(name));
    Requirements.requirePositive("dt", timeStep);
    return override(protocol.apply(timeStep), overrides);
  }

  private static DoubleFunction<NamedProtocol> published(String name) {
    if (!PUBLISHED.containsKey(name)) {
      throw NearestName.unknown("protocol", name, PUBLISHED.keySet());
    }
    return PUBLISHED.get(name);
  }

  /// @param system   name of a system, which need not have a published protocol
  /// @param timeStep the system's usual time step
  public static NamedProtocol defaultFor(
      String system, double timeStep, ProtocolOverrides overrides) {
    if (PUBLISHED.containsKey(system)) {
      return named(system, overrides);
    }
    double dt = Requirements.requirePositive("dt", overrides.dt().orElse(timeStep));
    var protocol =
        new Protocol(
            system, dt, 50_000, 100, 1000, 2000, 0, 0.3, ErrorKind.NRMSE, ScalingKind.STANDARD);
    var truth = new TruthRecipe(system, Map.of(), 10_000, dt, Optional.empty());
    return override(new NamedProtocol(protocol, "default for any system", truth, Map.of()),
        overrides);
  }

  /// Trains on the first 70% and spreads up to 100 starts over the rest.
  ///
  /// @param name     of the data
  /// @param steps    number of states there are
  /// @param timeStep Δt of the data
  public static NamedProtocol forData(
      String name, int steps, double timeStep, ProtocolOverrides overrides) {
    if (steps < LEAST_STATES && overrides.trainSteps().isEmpty()) {
      throw new InputException(
          "%s must have ≥ %d states but has %d".formatted(name, LEAST_STATES, steps),
          "the first 70% train and the rest tests; give more rows");
    }
    int trainSteps = overrides.trainSteps().orElse((int) (0.7 * steps));
    int rest = steps - trainSteps - 1;
    int maxSteps = overrides.maxSteps().orElse(maxStepsFor(rest));
    int starts = Requirements.requireAtLeast("starts", 1, overrides.starts().orElse(100));
    int spacing = Math.max(1, (rest - maxSteps) / Math.max(1, starts - 1));
    int fitting = Math.clamp(1 + (rest - maxSteps) / spacing, 1, starts);
    var protocol =
        new Protocol(
            "data",
            timeStep,
            trainSteps,
            overrides.starts().isPresent() ? starts : fitting,
            overrides.spacing().orElse(spacing),
            maxSteps,
            0,
            0.3,
            ErrorKind.SCALED,
            ScalingKind.STANDARD);
    var truth = new TruthRecipe(name, Map.of(), 0, timeStep, Optional.empty());
    return override(
        new NamedProtocol(protocol, "first 70% train, the rest tests", truth, Map.of()), overrides);
  }

  /// @param rest states of the longest stretch that tests
  /// @return steps of a forecast that leave room for starts
  public static int maxStepsFor(int rest) {
    return Math.clamp(rest / 4, 1, 2000);
  }

  /// How several trajectories are divided.
  ///
  /// @param count      of trajectories
  /// @param tests      how many of them only test; 0: the last 30% of each
  /// @param trainSteps states that train
  /// @param starts     number of forecasts
  /// @param spacing    steps between starts
  /// @param maxSteps   of each forecast
  public record Pieces(
      int count, int tests, int trainSteps, int starts, int spacing, int maxSteps) {}

  /// The protocol for several trajectories that are there.
  ///
  /// @param name      to call the system by
  /// @param pieces    their division
  /// @param timeStep  of all
  /// @param overrides what is wanted otherwise
  public static NamedProtocol forPieces(
      String name, Pieces pieces, double timeStep, ProtocolOverrides overrides) {
    var protocol =
        new Protocol("data", timeStep, pieces.trainSteps(), pieces.starts(), pieces.spacing(),
            pieces.maxSteps(),
            0, 0.3, ErrorKind.SCALED, ScalingKind.STANDARD);
    String source =
        pieces.tests() == 0
            ? "first 70%% of each of %d trajectories train, the rest tests"
                .formatted(pieces.count())
            : "%d trajectories train, %d test"
                .formatted(pieces.count() - pieces.tests(), pieces.tests());
    var truth = new TruthRecipe(name, Map.of(), 0, timeStep, Optional.empty());
    return override(
        new NamedProtocol(protocol, source, truth, Map.of()), overrides.withoutStarts());
  }

  private static NamedProtocol override(NamedProtocol named, ProtocolOverrides overrides) {
    return named.with(overrides.applyTo(named.protocol()));
  }
}
