package chaoscast.evaluation.compare;

import chaoscast.core.text.NumberText;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a comparison cannot say, and which test could.
///
/// A surrogate is worth something only where it sees further than a forecast that needs none
/// (`persistence`, `climatology`), and contestants can be told apart only where some start is lost.
///
/// @param kind     `baseline-valid-to-the-end`, `baseline-beats-all` or `all-censored`
/// @param sentence for people
public record Verdict(String kind, String sentence) {
  /// Baselines that need neither a surrogate nor the system; the others are bounds from above.
  private static final Set<String> SIMPLE = Set.of("persistence", "climatology");

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
    return List.copyOf(verdicts);
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

  private static String longer(Protocol protocol) {
    return "Forecasts longer than --max-steps %d (more test rows, where data are given), or a --threshold below %s,"
        .formatted(protocol.maxSteps(), NumberText.plain(protocol.threshold()));
  }

  private static boolean isToTheEnd(HorizonStatistics horizon) {
    return horizon.censored() == horizon.perStart().length;
  }
}
