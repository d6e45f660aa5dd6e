package chaoscast.evaluation.protocol;

import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.NamedProtocol.TruthRecipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The conventions of papers, each a function of the time step: how truth is made, how it is scored, which settings were
/// published, and what was reached. What a paper leaves open is ours, and said.
final class PaperProtocols {
  private static final String MANDAL = "arXiv:2501.06661";
  private static final String SCHOTZ = "arXiv:2507.09652";

  /// Of D2R2, as accurate as binary64 allows.
  private static final Map<String, String> ACCURATE =
      Map.of("degree", "9", "target", "increment", "solver", "qr", "ridge", "0");

  private PaperProtocols() {}

  static NamedProtocol pyleLorenz63(String name, double dt) {
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

  static NamedProtocol pyleLorenz96(String name, double dt) {
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

  static NamedProtocol lorenz96(double dt) {
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

  static NamedProtocol schotzLorenz63(double dt) {
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
    return new NamedProtocol(protocol, SCHOTZ, truth, Map.of("d2r2", ACCURATE))
        .withPublished(
            List.of(
                new PublishedHorizon(
                    "64-bit polynomials", 21.3, OptionalDouble.empty(), 0, SCHOTZ),
                PublishedHorizon.ofMoreBits(
                    "512 bits, degree 16, 4096 states, Δt 2⁻⁹", 84.6, SCHOTZ),
                PublishedHorizon.ofMoreBits(
                    "512 bits, degree 16, 32 768 states, Δt 2⁻⁹", 104.9, SCHOTZ)));
  }

  /// Twice the training states; the noise is what `--noise` says. Each published row is the best over time steps and
  /// degrees ≤ 8, from starts as observed.
  static NamedProtocol schotzLorenz63Noisy(double dt) {
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
  static NamedProtocol schotzLorenz96(double dt) {
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
  static NamedProtocol schotzThomas(double dt) {
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
  static NamedProtocol mandalLorenz63(double dt) {
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
    return new NamedProtocol(protocol, MANDAL, truth, Map.of("d2r2", ACCURATE))
        .withPublished(
            List.of(
                new PublishedHorizon(
                    "random features, 1024 × 32", 12.00, OptionalDouble.of(1.49), 0, MANDAL)));
  }

  /// The spacing of starts and the length of forecasts are ours.
  static NamedProtocol mandalLorenz96(double dt) {
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
  static NamedProtocol mandalKuramotoSivashinsky(double dt) {
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
