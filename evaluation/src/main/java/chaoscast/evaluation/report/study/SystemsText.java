package chaoscast.evaluation.report.study;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.TextWidth;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.study.StudyRow;
import chaoscast.evaluation.study.SystemsRanking;
import chaoscast.evaluation.study.SystemsRanking.Line;
import chaoscast.evaluation.study.SystemsRanking.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who wins where, as tables: standings over all systems, then the horizon of each contestant on each system, as many
/// contestants side by side as the terminal is wide.
public final class SystemsText {
  private static final int LEAST_CELL = 6;

  private SystemsText() {}

  /// @param rows of a study of systems
  /// @return lines that each end in a line feed
  public static String of(List<StudyRow> rows) {
    SystemsRanking ranking = SystemsRanking.of(rows);
    var text = new StringBuilder(Wrapping.hanging(verdict(ranking), "  "));
    text.append('\n').append(standings(ranking).render());
    List<Integer> order = order(ranking);
    for (int from = 0; from < order.size();) {
      int to = from + fitting(ranking, order.subList(from, order.size()));
      text.append('\n').append(horizons(ranking, order.subList(from, to)).render());
      from = to;
    }
    text.append(
        Wrapping.hanging(
            "*: sees furthest of all. Mean horizons over starts and seeds, in Lyapunov times (in time units where λ₁ is"
                + " not known); ranks are of these, failures the last.",
            "  "));
    reasons(rows).forEach(reason -> text.append(Wrapping.hanging(reason, "  ")));
    return text.toString();
  }

  /// What the study says, in a sentence.
  static String verdict(SystemsRanking ranking) {
    List<Standing> all = inOrder(ranking.standings(Optional.empty()));
    Standing best = all.getFirst();
    List<String> equal =
        all.stream().filter(one -> one.medianRank() == best.medianRank()).map(Standing::label)
            .toList();
    Standing most = all.stream().max(Comparator.comparingInt(Standing::wins)).orElseThrow();
    return "%s %s the best median rank, %s of %d; %s wins most, %d of %d."
        .formatted(
            String.join(" and ", equal),
            equal.size() == 1 ? "has" : "have",
            NumberText.plain(best.medianRank()),
            ranking.surrogates().size(),
            most.label(),
            most.wins(),
            ranking.lines().size());
  }

  /// @return the best median rank first, of equal ones the most wins
  private static List<Standing> inOrder(List<Standing> standings) {
    return standings.stream()
        .sorted(
            Comparator.comparingDouble(Standing::medianRank)
                .thenComparing(Comparator.comparingInt(Standing::wins).reversed()))
        .toList();
  }

  private static List<Integer> order(SystemsRanking ranking) {
    return inOrder(ranking.standings(Optional.empty())).stream()
        .map(one -> ranking.surrogates().indexOf(one.label()))
        .toList();
  }

  private static TextTable standings(SystemsRanking ranking) {
    List<String> noises = ranking.noises();
    var columns = new ArrayList<Column>();
    columns.add(Column.left("surrogate"));
    columns.add(Column.right("all", "median rank"));
    columns.add(Column.right("all", "wins"));
    columns.add(Column.right("all", "median horizon"));
    for (String noise : noises.size() > 1 ? noises : List.<String>of()) {
      String group = "noise " + noise;
      columns.add(Column.right(group, "rank").lesser(1));
      columns.add(Column.right(group, "wins").lesser(1));
      columns.add(Column.right(group, "horizon").lesser(2));
    }
    var table = new TextTable(columns);
    for (Standing row : inOrder(ranking.standings(Optional.empty()))) {
      var cells = new ArrayList<>(cells(row));
      cells.addFirst(row.label());
      for (String noise : noises.size() > 1 ? noises : List.<String>of()) {
        cells.addAll(
            cells(
                ranking.standings(Optional.of(noise))
                    .get(ranking.surrogates().indexOf(row.label()))));
      }
      table.row(cells);
    }
    return table;
  }

  private static List<String> cells(Standing row) {
    return List.of(
        NumberText.plain(row.medianRank()),
        Integer.toString(row.wins()),
        NumberText.fixed(row.horizon(), 2));
  }

  private static TextTable horizons(SystemsRanking ranking, List<Integer> shown) {
    boolean noisy = ranking.noises().size() > 1;
    var columns = new ArrayList<Column>();
    columns.add(Column.left("system"));
    if (noisy) {
      columns.add(Column.right("", "noise"));
    }
    for (int i : shown) {
      String label = ranking.surrogates().get(i);
      int hyphen = label.lastIndexOf('-');
      columns.add(Column.right(label.substring(0, hyphen + 1), label.substring(hyphen + 1)));
    }
    var table = new TextTable(columns);
    for (Line line : ranking.lines()) {
      var cells = new ArrayList<String>();
      cells.add(line.system());
      if (noisy) {
        cells.add(line.noise());
      }
      for (int i : shown) {
        double horizon = line.horizons()[i];
        cells.add(
            Double.isNaN(horizon) ? "failed"
                : NumberText.fixed(horizon, 2) + (line.isWon(i) ? "*" : " "));
      }
      table.row(cells);
    }
    return table;
  }

  /// @param left contestants that are still to be shown
  /// @return how many of them fit side by side, ≥ 1
  private static int fitting(SystemsRanking ranking, List<Integer> left) {
    if (TextWidth.current().whole()) {
      return left.size();
    }
    int room =
        TextWidth.current().cells()
            - ranking.lines().stream().mapToInt(line -> line.system().length()).max().orElse(0)
            - (ranking.noises().size() > 1 ? 2 + LEAST_CELL : 0);
    int fit = 0;
    for (int i : left) {
      String label = ranking.surrogates().get(i);
      int hyphen = label.lastIndexOf('-') + 1;
      room -= 2 + Math.max(LEAST_CELL, Math.max(hyphen, label.length() - hyphen));
      if (room < 0) {
        break;
      }
      fit++;
    }
    return Math.max(1, fit);
  }

  /// @return each reason once, with who failed where
  private static List<String> reasons(List<StudyRow> rows) {
    Map<String, LinkedHashSet<String>> reasons = new TreeMap<>();
    for (StudyRow row : rows) {
      for (String reason : row.failures()) {
        reasons.computeIfAbsent(reason, _ -> new LinkedHashSet<>())
            .add(String.join(" ", row.factors().values()));
      }
    }
    return reasons.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }
}
