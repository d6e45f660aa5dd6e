package chaoscast.evaluation.report;

import chaoscast.core.text.NumberText;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.PairedComparison;
import chaoscast.evaluation.compare.ScoredRows;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.compare.Verdict;
import chaoscast.evaluation.score.HorizonStatistics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a comparison says, before its tables.
///
/// Who sees farthest, by how much on the same starts, and whether that is more than chance: two contestants are told
/// apart where the 95% confidence interval of their paired difference leaves out 0.
final class VerdictText {
  private VerdictText() {}

  /// @return one sentence, or one for each reason why the test says nothing; empty if nobody was scored fairly
  static String of(ComparisonResult result) {
    List<Verdict> doubts = Verdict.of(result);
    if (!doubts.isEmpty()) {
      return doubts.stream().map(Verdict::sentence).collect(Collectors.joining(" "));
    }
    List<SurrogateResult> fair =
        result.results().stream()
            .filter(row -> !ScoredRows.seen(row.remarks()))
            .sorted(Comparator.comparingDouble(row -> -row.score().horizon().mean()))
            .toList();
    String farthest =
        fair.isEmpty() ? ""
            : fair.size() == 1 ? alone(fair.getFirst(), result) : first(fair, result);
    return farthest + withoutGain(result);
  }

  /// One sentence for each surrogate that sees less far with an imperfect model than without.
  private static String withoutGain(ComparisonResult result) {
    var text = new StringBuilder();
    for (SurrogateResult row : result.results()) {
      for (SurrogateResult hybrid : result.results()) {
        if (hybrid.label().equals(row.label() + Contestant.WITH_KNOWLEDGE)
            && mean(hybrid) < mean(row)) {
          text.append(
              " Correcting the model brings %s nothing here: it sees %s with it, %s without."
                  .formatted(
                      row.label(),
                      fixed(mean(hybrid), mean(row)),
                      length(mean(row), unit(result))));
        }
      }
    }
    return text.toString();
  }

  private static String alone(SurrogateResult row, ComparisonResult result) {
    HorizonStatistics horizon = row.horizonLyapunov().orElse(row.score().horizon());
    double[] interval = horizon.ci95();
    return "%s sees %s%s (95%% CI %s–%s)%s."
        .formatted(
            row.label(),
            length(horizon.mean(), unit(result)),
            toTheEnd(row),
            fixed(interval[0], horizon.mean()),
            fixed(interval[1], horizon.mean()),
            persistence(result));
  }

  private static String persistence(ComparisonResult result) {
    return result.baselines().stream()
        .filter(row -> row.name().equals("persistence"))
        .findFirst()
        .map(row -> row.horizonLyapunov().orElse(row.score().horizon()).mean())
        .map(mean -> "; persistence sees " + fixed(mean, mean))
        .orElse("");
  }

  private static String first(List<SurrogateResult> fair, ComparisonResult result) {
    SurrogateResult best = fair.getFirst();
    SurrogateResult next = fair.get(1);
    double mean = mean(best);
    Optional<PairedComparison> pair =
        result.pairs().stream()
            .filter(
                one -> Set.of(one.first(), one.second())
                    .equals(Set.of(best.label(), next.label())))
            .findFirst();
    if (pair.isEmpty()) {
      return "%s sees farthest: %s%s, then %s with %s."
          .formatted(
              best.label(),
              length(mean, unit(result)),
              toTheEnd(best),
              next.label(),
              fixed(mean(next), mean));
    }
    double factor = result.system().lyapunovExponent().orElse(1);
    boolean turned = pair.get().first().equals(next.label());
    double[] interval = pair.get().difference().ci95();
    double low = factor * (turned ? -interval[1] : interval[0]);
    double high = factor * (turned ? -interval[0] : interval[1]);
    double difference = factor * Math.abs(pair.get().difference().mean());
    if (low <= 0) {
      return "%s and %s cannot be told apart: %s and %s, difference %s (95%% CI %s … %s).%s"
          .formatted(
              best.label(),
              next.label(),
              fixed(mean, mean),
              length(mean(next), unit(result)),
              fixed(difference, mean),
              fixed(low, mean),
              fixed(high, mean),
              isMostlyCensored(best) && isMostlyCensored(next)
                  ? " Most of their forecasts are valid to the end. %s would tell more."
                      .formatted(Verdict.longer(result.protocol()))
                  : "");
    }
    return "%s sees farthest: %s%s, %s (95%% CI %s … %s) more than %s, the next."
        .formatted(
            best.label(),
            length(mean, unit(result)),
            toTheEnd(best),
            fixed(difference, mean),
            fixed(low, mean),
            fixed(high, mean),
            next.label());
  }

  private static double mean(SurrogateResult row) {
    return row.horizonLyapunov().orElse(row.score().horizon()).mean();
  }

  private static String toTheEnd(SurrogateResult row) {
    HorizonStatistics horizon = row.score().horizon();
    return horizon.censored() == horizon.perStart().length
        ? ", the whole forecast from every start"
        : "";
  }

  private static boolean isMostlyCensored(SurrogateResult row) {
    HorizonStatistics horizon = row.score().horizon();
    return 2 * horizon.censored() > horizon.perStart().length;
  }

  private static String unit(ComparisonResult result) {
    return result.system().lyapunovExponent().isPresent() ? "Lyapunov times" : "time units";
  }

  private static String length(double horizon, String unit) {
    return fixed(horizon, horizon) + " " + unit;
  }

  /// As many digits as the greater one's third significant one, two at least.
  private static String fixed(double value, double greatest) {
    return NumberText.fixed(value, Math.clamp(2 - NumberText.magnitude(greatest), 2, 9));
  }
}
