package chaoscast.evaluation.compare;

import chaoscast.core.text.NumberText;
import chaoscast.evaluation.climate.ClimateVerdict;
import chaoscast.evaluation.climate.ExponentEstimates;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a comparison cannot say, and which test could.
///
/// A surrogate is worth something only where it sees further than a forecast that needs none
/// (`persistence`, `climatology`), and contestants can be told apart only where some start is lost.
///
/// @param kind     `baseline-valid-to-the-end`, `baseline-beats-all`, `all-censored` or `exponent-contradicted`
/// @param sentence for people
public record Verdict(String kind, String sentence) {
  /// Baselines that need neither a surrogate nor the system; the others are bounds from above.
  private static final Set<String> SIMPLE = Set.of("persistence", "climatology");

  /// Lyapunov times from which a surrogate's own exponent counts.
  private static final double WELL_SEEN = 3;

  /// Error of an exponent from a single run, as a share of it, and the least difference that matters.
  private static final double SINGLE_RUN = 0.1;

  /// @return none where the test tells contestants apart
  public static List<Verdict> of(ComparisonResult result) {
    var verdicts = new ArrayList<Verdict>();
    for (BaselineResult baseline : result.baselines()) {
      if (SIMPLE.contains(baseline.name())) {
        add(verdicts, baseline, result);
      }
    }
    boolean allCensored =
        !result.results().isEmpty()
            && result.results().stream()
                .allMatch(row -> isToTheEnd(row.score().horizon()));
    if (allCensored && verdicts.isEmpty()) {
      verdicts.add(
          new Verdict(
              "all-censored",
              "This test cannot tell the surrogates apart: every forecast is valid to its end. %s would."
                  .formatted(longer(result.protocol()))));
    }
    contradiction(result).ifPresent(verdicts::add);
    return List.copyOf(verdicts);
  }

  /// The exponent of the surrogate that sees furthest against a λ₁ that was estimated.
  private static Optional<Verdict> contradiction(ComparisonResult result) {
    if (result.system().relativeLyapunovError().isEmpty() || result.climate().isEmpty()) {
      return Optional.empty();
    }
    LyapunovEstimate known = result.system().measured().orElseThrow();
    SurrogateResult furthest =
        result.results().stream()
            .max(Comparator.comparingDouble(row -> row.score().horizon().mean()))
            .orElse(null);
    return furthest == null
        ? Optional.empty()
        : result.climate().get().surrogates().stream()
            .filter(own -> own.label().equals(furthest.label()))
            .filter(own -> own.verdict() == ClimateVerdict.TRUE)
            .flatMap(own -> own.exponents().stream())
            .flatMap(
                own -> contradiction(
                    known, furthest.label(), furthest.score().horizon().mean(), own).stream())
            .findFirst();
  }

  /// @param horizon mean, in time units
  static Optional<Verdict> contradiction(
      LyapunovEstimate known, String label, double horizon, ExponentEstimates own) {
    double exponent = own.exponents()[0];
    double error = own.standardErrors()[0];
    double unsure = Double.isNaN(error) ? SINGLE_RUN * exponent : error;
    double seen = horizon * exponent;
    double difference = Math.abs(exponent - known.exponent());
    return seen >= WELL_SEEN
        && difference > 2 * Math.hypot(known.standardError(), unsure)
        && difference > SINGLE_RUN * known.exponent()
            ? Optional.of(
                new Verdict(
                    "exponent-contradicted",
                    "λ₁ of the data is contradicted by %s, which sees %s of its own Lyapunov times and has the exponent %s, not %s: --lyapunov %s states horizons in its unit."
                        .formatted(
                            label,
                            NumberText.significant(seen, 2),
                            NumberText.significant(exponent),
                            NumberText.significant(known.exponent()),
                            NumberText.significant(exponent))))
            : Optional.empty();
  }

  private static void add(
      List<Verdict> verdicts, BaselineResult baseline, ComparisonResult result) {
    Protocol protocol = result.protocol();
    HorizonStatistics simple = baseline.score().horizon();
    if (isToTheEnd(simple)) {
      verdicts.add(
          new Verdict(
              "baseline-valid-to-the-end",
              "This test cannot tell contestants apart: %s alone is valid to the end of every forecast. %s would."
                  .formatted(baseline.name(), longer(protocol))));
    } else
      if (simple.mean() > 0
          && !result.results().isEmpty()
          && result.results().stream()
              .allMatch(row -> row.score().horizon().mean() <= simple.mean())) {
                verdicts.add(
                    new Verdict(
                        "baseline-beats-all",
                        "This test shows no skill of any surrogate: %s alone sees as far as each. A --threshold below %s or more training rows than %s would show it, if there is any."
                            .formatted(
                                baseline.name(),
                                NumberText.plain(protocol.threshold()),
                                NumberText.grouped(protocol.trainSteps()))));
              }
  }

  /// @return the start of a sentence that ends with what a longer or stricter test would do
  public static String longer(Protocol protocol) {
    return "Forecasts longer than --max-steps %d (more test rows, where data are given), or a --threshold below %s,"
        .formatted(protocol.maxSteps(), NumberText.plain(protocol.threshold()));
  }

  private static boolean isToTheEnd(HorizonStatistics horizon) {
    return horizon.censored() == horizon.perStart().length;
  }
}
