package chaoscast.evaluation.report;

import chaoscast.core.Cost;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.training.Fit;
import chaoscast.evaluation.compare.BaselineResult;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Example;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.compare.PairedComparison;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.score.Score;
import chaoscast.evaluation.score.ThresholdHorizon;
import chaoscast.evaluation.truth.SystemDescription;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Results with numbers that are easy to recognise.
///
/// @param exponent λ₁ of the system
/// @param censored starts of the surrogate that are
/// @param diverged starts of the surrogate that did
/// @param rank     of its three features
record SampleResult(OptionalDouble exponent, int censored, int diverged, int rank) {

  static ComparisonResult plain() {
    return new SampleResult(OptionalDouble.of(2), 0, 0, 3).result();
  }

  /// @return the plain one, of a surrogate that was trained elsewhere
  static ComparisonResult withoutFit() {
    ComparisonResult plain = plain();
    SurrogateResult row = plain.results().getFirst();
    var untrained =
        new SurrogateResult(
            row.label(),
            row.surrogate(),
            row.settings(),
            row.precision(),
            row.scope(),
            row.score(),
            row.horizonLyapunov(),
            row.oneStepError(),
            row.trainError(),
            row.cost(),
            OptionalDouble.empty(),
            row.secondsPerStep(),
            Optional.empty(),
            List.of());
    return new ComparisonResult(
        plain.manifest(),
        plain.system(),
        plain.named(),
        List.of(untrained),
        List.of(),
        plain.baselines(),
        plain.pairs(),
        plain.example(),
        plain.climate(),
        List.of(),
        List.of(),
        List.of());
  }

  ComparisonResult result() {
    var truth = new NamedProtocol.TruthRecipe("tiny", Map.of(), 0, 0.25, Optional.empty());
    Map<String, Map<String, String>> settings = Map.of("d2r2", Map.of("degree", "2"));
    return new ComparisonResult(
        manifest(),
        system(),
        new NamedProtocol(protocol(), "a paper", truth, settings),
        List.of(d2r2()),
        List.of(),
        List.of(mean()),
        List.of(new PairedComparison("d2r2", "d2r2 again", difference())),
        example(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  private static PairedDifference difference() {
    return new PairedDifference(0.5, new double[] {0.25, 0.75}, 5, 3, 1, 0.5, 0.25, 1);
  }

  private static Example example() {
    Trajectory truth = Trajectory.of(new double[] {1, 2, 3, 4, 5, 6}, 3, 0.25);
    return new Example(truth, List.of(new Example.LabelledForecast("d2r2", truth, 0.25)));
  }

  private static Manifest manifest() {
    return new Manifest(
        "0.1.0",
        List.of("chaoscast", "compare", "--data", "my file.csv"),
        7,
        2,
        "a JVM",
        "an OS",
        "a processor",
        "a BLAS",
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  private SystemDescription system() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("sigma", "10.0");
    parameters.put("coupling", "ring");
    return new SystemDescription("tiny", parameters, 5, 3, 0.25, exponent);
  }

  private static Protocol protocol() {
    return new Protocol(
        "short", 0.25, 3000, 2, 40, 1000, 0, 0.3, ErrorKind.RELATIVE, ScalingKind.GLOBAL);
  }

  private SurrogateResult d2r2() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("degree", "2");
    settings.put("ridge", "1.0E-4");
    settings.put("affine", "true");
    settings.put("target", "increment");
    HorizonStatistics horizon = horizon(1.5, censored);
    double[] curve = {0.5, Double.POSITIVE_INFINITY};
    Fit fit =
        new Fit(
            2999,
            3,
            rank,
            1e6,
            1e-4,
            rank < 3 ? OptionalDouble.of(2.5e-9) : OptionalDouble.empty(),
            new double[] {1e-3, 2e-3, 3e-3});
    return new SurrogateResult(
        "d2r2",
        "d2r2",
        settings,
        "binary64",
        "all",
        score(horizon, curve, diverged),
        lyapunov(horizon),
        2e-4,
        Double.NaN,
        new Cost(9, 3, 12, 1, 96),
        OptionalDouble.of(0.5),
        1.25e-6,
        Optional.of(fit),
        fit.remarks());
  }

  private BaselineResult mean() {
    HorizonStatistics horizon = horizon(0.25, 0);
    return new BaselineResult(
        "climatology", score(horizon, new double[] {1, 1}, 0), lyapunov(horizon));
  }

  private static Score score(HorizonStatistics horizon, double[] curve, int diverged) {
    return new Score(
        horizon,
        curve,
        diverged,
        OptionalDouble.of(3),
        List.of(new ThresholdHorizon(0.5, 2, 1.75)));
  }

  private static HorizonStatistics horizon(double mean, int censored) {
    return new HorizonStatistics(
        mean,
        0.5,
        mean + 0.03125,
        mean - 0.25,
        mean + 0.25,
        new double[] {mean - 0.125, mean + 0.125},
        new double[] {mean - 0.25, mean + 0.25},
        censored,
        1);
  }

  private Optional<HorizonStatistics> lyapunov(HorizonStatistics horizon) {
    return exponent.isPresent()
        ? Optional.of(horizon.times(exponent.getAsDouble()))
        : Optional.empty();
  }
}
