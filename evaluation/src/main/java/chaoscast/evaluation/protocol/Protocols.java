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
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/// The protocols there are: published ones by name, a default for every system, one for data of unknown
/// origin.
///
/// Each is a function of the time step, so that times stay what they are when `--dt` is given;
/// numbers of training steps and of starts do not depend on it.
public final class Protocols {
  private static final Map<String, DoubleFunction<NamedProtocol>> PUBLISHED = new LinkedHashMap<>();
  private static final Map<String, Double> TIME_STEPS = new LinkedHashMap<>();

  static {
    add("pyle2021-lorenz63", 0.005, dt -> pyleLorenz63("pyle2021-lorenz63", dt));
    add("pyle2021-lorenz96", 0.005, dt -> pyleLorenz96("pyle2021-lorenz96", dt));
    add("schotz2025-lorenz63", 1.0 / 64, Protocols::schotzLorenz63);
    add("schotz2025-lorenz63-noisy", 1.0 / 64, Protocols::schotzLorenz63Noisy);
    add("schotz2025-lorenz96", 1.0 / 64, Protocols::schotzLorenz96);
    add("schotz2025-thomas", 0.25, Protocols::schotzThomas);
    add("mandal2025-lorenz63", 0.01, Protocols::mandalLorenz63);
    add("mandal2025-lorenz96", 0.01, Protocols::mandalLorenz96);
    add("mandal2025-kuramoto-sivashinsky", 0.25, Protocols::mandalKuramotoSivashinsky);
    add("lorenz63", 0.005, dt -> pyleLorenz63("lorenz63", dt));
    add("lorenz96", 0.01, Protocols::lorenz96);
    add("lorenz96-three-tier", 0.005, dt -> pyleLorenz96("lorenz96-three-tier", dt));
  }

  private static final String MANDAL = "arXiv:2501.06661";
  private static final String SCHOTZ = "arXiv:2507.09652";

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

  private static NamedProtocol pyleLorenz63(String name, double dt) {
    var protocol =
        new Protocol(
            name, dt, 50_000, 100, 2000, 5000, 50, 0.3, ErrorKind.RELATIVE, ScalingKind.STD);
    var truth = new TruthRecipe("lorenz63", Map.of(), 10_000, dt, Optional.empty());
    Map<String, String> lsr = Map.of("nodes", "102", "inputScaling", "0.25", "features", "squares");
    Map<String, String> hsr = Map.of("nodes", "500");
    return new NamedProtocol(
        protocol,
        "doi:10.1098/rsta.2020.0246",
        truth,
        Map.of("lsr-esn", lsr, "hsr-esn", hsr));
  }

  private static NamedProtocol pyleLorenz96(String name, double dt) {
    var protocol =
        new Protocol(
            name, dt, 300_000, 100, 2000, 1000, 50, 0.3, ErrorKind.RELATIVE, ScalingKind.GLOBAL);
    var truth =
        new TruthRecipe(
            "lorenz96-three-tier",
            Map.of("preset", "chattopadhyay2020"),
            20_000,
            dt,
            Optional.empty());
    return new NamedProtocol(protocol, "doi:10.1098/rsta.2020.0246", truth, eightVariables());
  }

  private static NamedProtocol lorenz96(double dt) {
    var protocol =
        new Protocol(
            "lorenz96", dt, 50_000, 100, 500, 2000, 0, 0.3, ErrorKind.NRMSE, ScalingKind.GLOBAL);
    var truth = new TruthRecipe("lorenz96", Map.of("K", "8"), 10_000, dt, Optional.empty());
    return new NamedProtocol(protocol, "default of chaoscast", truth, eightVariables());
  }

  /// Sizes for eight observed variables: reservoirs of eight equal input blocks, and few enough
  /// breakplanes along the 64 axes and pairs.
  private static Map<String, Map<String, String>> eightVariables() {
    return Map.of(
        "lsr-esn", Map.of("nodes", "1504"),
        "hsr-esn", Map.of("nodes", "1504"),
        "spline-relu",
        Map.of("breakpointsPerDirection", "16", "solver", "normal", "ridge", "1e-4"));
  }

  private static NamedProtocol schotzLorenz63(double dt) {
    int spacing = (int) Math.max(1, Math.round(3 / dt));
    int maxSteps = (int) Math.max(1, Math.round(50 / dt));
    var protocol =
        new Protocol(
            "schotz2025-lorenz63",
            dt,
            1 << 14,
            100,
            spacing,
            maxSteps,
            0,
            0.5,
            ErrorKind.NRMSE,
            ScalingKind.STANDARD);
    var truth =
        new TruthRecipe(
            "lorenz63", Map.of(), 0, 1.0 / 1024, Optional.of(new double[] {-8, 7, 27}));
    Map<String, String> accurate =
        Map.of("degree", "9", "target", "increment", "solver", "qr", "ridge", "0");
    return new NamedProtocol(protocol, SCHOTZ, truth, Map.of("d2r2", accurate))
        .withPublished(
            List.of(
                new PublishedHorizon(
                    "64-bit polynomials", 21.3, OptionalDouble.empty(), 0, SCHOTZ)));
  }

  /// Twice the training states; the noise is what `--noise` says. Each published row is the best over time steps and
  /// degrees ≤ 8, from starts as observed.
  private static NamedProtocol schotzLorenz63Noisy(double dt) {
    double[] noise = {0, 1e-9, 1e-7, 1e-5, 1e-3, 1e-1};
    double[] horizons = {21.6, 19.0, 14.0, 9.6, 5.2, 0.9};
    NamedProtocol clean = schotzLorenz63(dt);
    Protocol protocol =
        clean.protocol().withName("schotz2025-lorenz63-noisy").withTrainSteps(1 << 15);
    List<PublishedHorizon> rows =
        IntStream.range(0, noise.length)
            .mapToObj(
                i -> new PublishedHorizon(
                    "64-bit polynomials, start as observed", horizons[i],
                    OptionalDouble.empty(), noise[i], SCHOTZ))
            .toList();
    return new NamedProtocol(
        protocol, SCHOTZ, clean.truth(), Map.of("sindy", Map.of("noise", "auto")))
        .withPublished(rows);
  }

  /// `-s K=6` and so on take the other four. Time step, solver's step, spacing of starts and the length of forecasts are
  /// ours.
  private static NamedProtocol schotzLorenz96(double dt) {
    double[] horizons = {16.1, 16.2, 17.4, 17.3, 16.9};
    var protocol =
        new Protocol(
            "schotz2025-lorenz96",
            dt,
            1 << 17,
            100,
            200,
            (int) Math.max(1, Math.round(100 / dt)),
            0,
            0.5,
            ErrorKind.NRMSE,
            ScalingKind.STANDARD);
    var truth =
        new TruthRecipe(
            "lorenz96",
            Map.of("K", "5", "F", "8"),
            10_000,
            dt / 16,
            Optional.empty(),
            false,
            OptionalDouble.of(0.4670));
    List<PublishedHorizon> rows =
        IntStream.range(0, horizons.length)
            .mapToObj(
                i -> new PublishedHorizon(
                    "64-bit polynomials, 32-bit data", horizons[i], OptionalDouble.empty(), 0,
                    Map.of("K", Integer.toString(5 + i)), SCHOTZ))
            .toList();
    return new NamedProtocol(protocol, SCHOTZ, truth, Map.of()).withPublished(rows);
  }

  /// Starts, spacing, length and the solver's step, a quarter of a sample, are ours.
  private static NamedProtocol schotzThomas(double dt) {
    var protocol =
        new Protocol(
            "schotz2025-thomas",
            dt,
            1 << 17,
            20,
            1000,
            20_000,
            0,
            0.5,
            ErrorKind.NRMSE,
            ScalingKind.STANDARD);
    var truth =
        new TruthRecipe(
            "thomas",
            Map.of("b", "0.208"),
            10_000,
            dt / 4,
            Optional.empty(),
            false,
            OptionalDouble.of(0.015273));
    return new NamedProtocol(
        protocol, SCHOTZ, truth, Map.of("sindy", Map.of("library", "polynomial,sine")))
        .withPublished(
            List.of(
                new PublishedHorizon(
                    "polynomials of degree 25, 512-bit data", 38.0, OptionalDouble.empty(), 0,
                    SCHOTZ),
                new PublishedHorizon(
                    "the solver itself in 64 bits", 32.2, OptionalDouble.empty(), 0, SCHOTZ)));
  }

  /// The spacing of starts and the length of forecasts are ours.
  private static NamedProtocol mandalLorenz63(double dt) {
    var protocol =
        new Protocol(
            "mandal2025-lorenz63",
            dt,
            50_000,
            500,
            500,
            4500,
            100,
            0.3,
            ErrorKind.NRMSE,
            ScalingKind.STANDARD);
    var truth =
        new TruthRecipe(
            "lorenz63", Map.of(), 10_000, dt, Optional.empty(), true, OptionalDouble.of(0.91));
    Map<String, String> accurate =
        Map.of("degree", "9", "target", "increment", "solver", "qr", "ridge", "0");
    return new NamedProtocol(protocol, MANDAL, truth, Map.of("d2r2", accurate))
        .withPublished(
            List.of(
                new PublishedHorizon(
                    "random features, 1024 × 32", 12.00, OptionalDouble.of(1.49), 0, MANDAL)));
  }

  /// The spacing of starts and the length of forecasts are ours.
  private static NamedProtocol mandalLorenz96(double dt) {
    var protocol =
        new Protocol(
            "mandal2025-lorenz96",
            dt,
            100_000,
            500,
            500,
            2000,
            100,
            0.5,
            ErrorKind.NRMSE,
            ScalingKind.STANDARD);
    var truth =
        new TruthRecipe(
            "lorenz96",
            Map.of("K", "40", "F", "10"),
            10_000,
            dt,
            Optional.empty(),
            true,
            OptionalDouble.of(2.27));
    return new NamedProtocol(protocol, MANDAL, truth, Map.of())
        .withPublished(
            List.of(
                new PublishedHorizon(
                    "local random features, 16384 × 2", 7.31, OptionalDouble.of(1.24), 0,
                    MANDAL)));
  }

  /// Times in steps of 0.25 as published; the spacing of starts and the length of forecasts are ours.
  private static NamedProtocol mandalKuramotoSivashinsky(double dt) {
    var protocol =
        new Protocol(
            "mandal2025-kuramoto-sivashinsky",
            dt,
            100_000,
            100,
            400,
            1800,
            100,
            0.5,
            ErrorKind.NRMSE,
            ScalingKind.STANDARD);
    var truth =
        new TruthRecipe(
            "kuramoto-sivashinsky",
            Map.of("points", "512", "length", "200"),
            4000,
            dt,
            Optional.empty());
    return new NamedProtocol(
        protocol, MANDAL, truth, Map.of("sindy", Map.of("library", "spectral")))
        .withPublished(
            List.of(
                new PublishedHorizon(
                    "local random features, 15000 × 2", 5.04, OptionalDouble.of(0.85), 0,
                    MANDAL)));
  }
}
