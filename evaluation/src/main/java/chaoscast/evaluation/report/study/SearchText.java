package chaoscast.evaluation.report.study;

import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.ShellText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.search.OptionSearch.Tried;
import chaoscast.evaluation.search.SearchResult;
import chaoscast.evaluation.study.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A search for people: the best trials, and what the very best is worth.
public final class SearchText {
  private static final int SHOWN = 10;

  private SearchText() {}

  /// @param exponent λ₁, if it is known
  /// @return lines that each end in a line feed
  public static String of(SearchResult result, OptionalDouble exponent) {
    double factor = exponent.orElse(1);
    String unit = exponent.isPresent() ? "Lyapunov times" : "time units";
    var table = new TextTable(trials(result, exponent).columns());
    trials(result, exponent).rows().forEach(table::row);
    return Wrapping.hanging(verdict(result, exponent), "  ") + "\n" + table.render() + "\n"
        + test(result, factor, unit) + notes(result, factor, unit);
  }

  /// A search that was stopped: its best trials.
  ///
  /// @param finished by what was tried
  /// @param exponent λ₁, if it is known
  /// @return lines that each end in a line feed; empty if no trial has succeeded
  public static String soFar(Map<String, TrialResult> finished, OptionalDouble exponent) {
    var best = new LinkedHashMap<String, TrialResult>();
    finished.entrySet().stream()
        .filter(one -> one.getValue().failure().isEmpty())
        .sorted(
            Comparator.comparingDouble(
                one -> -Arrays.stream(one.getValue().horizons()).average().orElse(0)))
        .limit(SHOWN)
        .forEach(one -> best.put(one.getKey(), one.getValue()));
    return StudyText.soFar(best, exponent);
  }

  /// @param exponent λ₁, if it is known
  /// @return the best trials, for terminal and page alike
  static Sheet trials(SearchResult result, OptionalDouble exponent) {
    double factor = exponent.orElse(1);
    String unit = exponent.isPresent() ? "Lyapunov times" : "time units";
    var columns = new ArrayList<Column>();
    columns.add(Column.right("", "trial"));
    result.best().options().keySet().forEach(key -> columns.add(Column.right("", key)));
    columns.add(Column.right("validation, " + unit, "mean horizon"));
    var rows = new ArrayList<List<String>>();
    List<Tried> best =
        result.tried().stream()
            .filter(one -> one.result().failure().isEmpty())
            .sorted(Comparator.comparingDouble(one -> -one.score()))
            .limit(SHOWN)
            .toList();
    for (Tried one : best) {
      var cells = new ArrayList<String>();
      cells.add(Integer.toString(1 + result.tried().indexOf(one)));
      one.options().values().forEach(value -> cells.add(NumberText.readable(value)));
      cells.add(NumberText.fixed(one.score() * factor, 2));
      rows.add(cells);
    }
    return new Sheet("results", "The best trials", columns, rows, "");
  }

  /// @param exponent λ₁, if it is known
  /// @return how far the found options see, and what they gain over those that the search began with
  static String verdict(SearchResult result, OptionalDouble exponent) {
    double factor = exponent.orElse(1);
    String found =
        "What was found sees %s %s from the test starts"
            .formatted(
                NumberText.significant(factor * result.found().mean()),
                exponent.isPresent() ? "Lyapunov times" : "time units");
    if (result.before().isEmpty() || result.difference().isEmpty()) {
      return found + "; what the search began with cannot be trained.";
    }
    double before = factor * result.before().get().mean();
    double[] interval = result.difference().get().ci95();
    return found
        + (interval[0] > 0
            ? ", more than the %s before.".formatted(NumberText.significant(before))
            : interval[1] < 0
                ? ", less than the %s before.".formatted(NumberText.significant(before))
                : ", which cannot be told apart from the %s before."
                    .formatted(NumberText.significant(before)));
  }

  /// @return the settings that the search began with
  static String before(SearchResult result) {
    return (result.settings().isEmpty() ? "nothing set" : words(result.settings()))
        + "; all else by default";
  }

  private static String test(SearchResult result, double factor, String unit) {
    String group = "test starts, " + unit;
    var table =
        new TextTable(
            List.of(
                Column.left("options"),
                Column.right(group, "mean"),
                Column.right(group, "± std").tightened(),
                Column.right(group, "95% CI"),
                Column.right(group, "median")));
    result.before().ifPresent(before -> row(table, "before", before.times(factor)));
    row(table, "found", result.found().times(factor));
    return table.render();
  }

  private static void row(TextTable table, String name, HorizonStatistics horizon) {
    int decimals = NumberText.decimals(horizon.mean(), horizon.std(), 2);
    table.row(
        name,
        NumberText.fixed(horizon.mean(), decimals),
        "± " + NumberText.fixed(horizon.std(), decimals),
        NumberText.fixed(horizon.ci95()[0], decimals)
            + "–"
            + NumberText.fixed(horizon.ci95()[1], decimals),
        NumberText.fixed(horizon.median(), decimals));
  }

  private static String notes(SearchResult result, double factor, String unit) {
    var notes = new ArrayList<String>();
    result.difference()
        .ifPresent(difference -> notes.add(difference(result, difference, factor, unit)));
    notes.add("before: " + before(result));
    notes.add(
        "Trials saw the training data alone; both rows above were trained on all of it and forecast from the"
            + " test starts once.");
    if (result.best().score() > 0.9 * result.longest()) {
      notes.add(
          ("The best trials see nearly as far as validation forecasts last, %s %s, so that they cannot"
              + " be distinguished: more training data would.")
              .formatted(NumberText.significant(factor * result.longest()), unit));
    }
    List<Tried> failed =
        result.tried().stream().filter(one -> one.result().failure().isPresent()).toList();
    if (!failed.isEmpty()) {
      notes.add(
          "%d of %d trials failed, the first with %s: %s"
              .formatted(
                  failed.size(),
                  result.tried().size(),
                  words(failed.getFirst().options()),
                  failed.getFirst().result().failure().orElseThrow()));
    }
    return notes.stream()
        .map(note -> Wrapping.hanging(note, "  "))
        .collect(Collectors.joining("", "\n", "\nfound: " + found(result) + "\n"));
  }

  private static String difference(
      SearchResult result, PairedDifference difference, double factor, String unit) {
    double share = difference.mean() / mean(result.before().orElseThrow().perStart());
    return "found − before: %s %s, 95%% CI %s … %s (%s%%); further from %d starts, shorter from %d, sign test p = %s"
        .formatted(
            NumberText.fixed(factor * difference.mean(), 2),
            unit,
            NumberText.fixed(factor * difference.ci95()[0], 2),
            NumberText.fixed(factor * difference.ci95()[1], 2),
            (share >= 0 ? "+" : "") + NumberText.fixed(100 * share, 0),
            difference.wins(),
            difference.losses(),
            NumberText.significant(difference.pValue(), 2));
  }

  /// @return the options to paste behind `train`
  static String found(SearchResult result) {
    var all = new TreeMap<>(result.settings());
    all.putAll(result.best().options());
    var words = new ArrayList<String>();
    all.forEach((key, value) -> words.addAll(List.of("-p", key + "=" + value)));
    return ShellText.of(words);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static String words(Map<String, String> options) {
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(" "));
  }
}
