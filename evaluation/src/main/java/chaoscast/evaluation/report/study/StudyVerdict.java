package chaoscast.evaluation.report.study;

import chaoscast.core.text.NumberText;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.study.StudyRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What a study says, in a sentence: which of its points sees farthest, and which least.
final class StudyVerdict {
  private StudyVerdict() {}

  /// @param rows     of one study
  /// @param exponent λ₁, if it is known
  /// @return the sentence; empty where fewer than two points have a horizon
  static String of(List<StudyRow> rows, OptionalDouble exponent) {
    double factor = exponent.orElse(1);
    var scored = new ArrayList<>(rows.stream().filter(row -> row.horizon().isPresent()).toList());
    if (scored.size() < 2) {
      return "";
    }
    scored.sort(Comparator.comparingDouble(row -> -mean(row)));
    StudyRow best = scored.getFirst();
    StudyRow least = scored.getLast();
    HorizonStatistics horizon = best.horizon().orElseThrow().times(factor);
    long equals = scored.stream().filter(row -> mean(row) == mean(best)).count() - 1;
    String farthest =
        "%s%s farthest: %s %s (95%% CI %s–%s)"
            .formatted(
                name(best),
                equals == 0 ? " sees"
                    : equals == 1 ? " and one other see" : " and " + equals + " others see",
                NumberText.significant(horizon.mean()),
                exponent.isPresent() ? "Lyapunov times" : "time units",
                NumberText.significant(horizon.ci95()[0]),
                NumberText.significant(horizon.ci95()[1]));
    return equals == scored.size() - 1
        ? farthest + "."
        : "%s; %s sees least, %s."
            .formatted(farthest, name(least), NumberText.significant(factor * mean(least)));
  }

  private static double mean(StudyRow row) {
    return row.horizon().orElseThrow().mean();
  }

  /// `degree 3, ridge 1e-8`; where the factors are an option and its value, `prune 0.9` or `as it is`.
  private static String name(StudyRow row) {
    if (row.factors().containsKey("option") && row.factors().containsKey("value")) {
      return row.factors().values().stream()
          .filter(word -> !word.isEmpty())
          .map(NumberText::readable)
          .collect(Collectors.joining(" "));
    }
    return row.factors().entrySet().stream()
        .map(factor -> factor.getKey() + " " + NumberText.readable(factor.getValue()))
        .collect(Collectors.joining(", "));
  }
}
