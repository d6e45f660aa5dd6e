package chaoscast.evaluation.report;

import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.compare.BaselineResult;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.FailedContestant;
import chaoscast.evaluation.compare.GrowthKind;
import chaoscast.evaluation.compare.RecordedContestant;
import chaoscast.evaluation.compare.ScoredRows;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.protocol.PublishedHorizon;
import chaoscast.evaluation.report.HorizonColumns.Horizons;
import chaoscast.evaluation.score.Score;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.lorenz.restart.WrongParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/// A comparison for people: the system, the convention in words, a table, and what to beware of.
///
/// Surrogates keep the order that they were asked for in; baselines follow below a rule.
public final class ComparisonText {
  private static final String GROWTH = "growth";

  private ComparisonText() {}

  /// The system and the convention in words, which are known before any work begins.
  ///
  /// @return lines that each end in a line feed
  public static String heading(SystemDescription system, Protocol protocol) {
    return Wrapping.hanging(ProtocolWords.of(system), "  ")
        + Wrapping.hanging(ProtocolWords.of(protocol, system.lyapunovExponent()), "  ");
  }

  /// The same, with how surrogates see the truth.
  public static String heading(SystemDescription system, NamedProtocol named) {
    return heading(system, named.protocol()) + observing(named);
  }

  /// The same for models that were trained before, on whatever data.
  public static String headingOfModels(SystemDescription system, NamedProtocol named) {
    return Wrapping.hanging(ProtocolWords.of(system), "  ")
        + Wrapping.hanging(ProtocolWords.ofModels(named, system.lyapunovExponent()), "  ")
        + observing(named);
  }

  /// The same for what is there.
  static String heading(ComparisonResult result) {
    boolean trainedHere =
        result.results().stream().anyMatch(row -> row.trainSeconds().isPresent());
    return trainedHere
        ? heading(result.system(), result.named())
        : headingOfModels(result.system(), result.named());
  }

  private static String observing(NamedProtocol named) {
    String noise =
        named.observing().isClean()
            ? ""
            : Wrapping.hanging(ProtocolWords.of(named.observing()), "  ");
    return named.precisions().areDoubles()
        ? noise
        : noise + Wrapping.hanging(ProtocolWords.of(named.precisions()), "  ");
  }

  /// What the comparison says in one sentence, its tables, and how to read them. What its contestants remark, and why
  /// some could not be trained, is for who prints this to say.
  ///
  /// @param result of a comparison
  /// @return lines that each end in a line feed
  public static String table(ComparisonResult result) {
    String verdict = VerdictText.of(result);
    TextTable rows = rows(result);
    return SettingsText.of(result.chosen())
        + (verdict.isEmpty() ? "" : Wrapping.hanging(verdict, "  ") + "\n")
        + rows.render()
        + PairsText.of(result)
        + ScoresText.of(result)
        + EnsembleText.of(result)
        + ClimateText.of(result)
        + notes(result, rows.shows(GROWTH));
  }

  private static TextTable rows(ComparisonResult result) {
    var horizons = HorizonColumns.of(horizons(result).toList());
    var columns = new ArrayList<Column>();
    columns.add(Column.left("surrogate"));
    columns.addAll(horizons.columns());
    columns.add(Column.right("error", GROWTH).lesser(3));
    columns.add(Column.right("mean error", "1 step").lesser(1));
    columns.add(Column.right("mean error", "train").lesser(6));
    columns.add(Column.right("cost", "fit s").lesser(2));
    columns.add(Column.right("cost", "µs/step").lesser(4));
    columns.add(Column.right("cost", "feat.").lesser(5));
    var table = new TextTable(columns);
    for (SurrogateResult row : result.results()) {
      var cells = new ArrayList<String>();
      cells.add(ScoredRows.seen(row.remarks()) ? row.label() + " †" : row.label());
      cells.addAll(horizons.cells(new Horizons(row.score(), row.horizonLyapunov())));
      cells.add(growth(row.score(), result));
      cells.add(NumberText.scientific(row.oneStepError()));
      cells.add(NumberText.scientific(row.trainError()));
      cells.add(NumberText.measured(row.trainSeconds().orElse(Double.NaN)));
      cells.add(NumberText.measured(1e6 * row.secondsPerStep()));
      cells.add(
          row.surrogate().equals(RecordedContestant.KIND) ? NumberText.UNKNOWN
              : Long.toString(row.cost().featureCount()));
      table.row(cells);
    }
    for (FailedContestant row : result.failures()) {
      var cells = new ArrayList<>(Collections.nCopies(columns.size(), NumberText.UNKNOWN));
      cells.set(0, row.label());
      table.row(cells);
    }
    if (!result.baselines().isEmpty()) {
      table.rule();
    }
    for (BaselineResult row : result.baselines()) {
      var cells = new ArrayList<String>();
      cells.add(row.name());
      cells.addAll(horizons.cells(new Horizons(row.score(), row.horizonLyapunov())));
      cells.add(growth(row.score(), result));
      while (cells.size() < columns.size()) {
        cells.add("");
      }
      table.row(cells);
    }
    for (PublishedHorizon row : result.named().comparable()) {
      var cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
      cells.set(0, "published: " + row.model());
      if (result.system().lyapunovExponent().isPresent()) {
        cells.set(1, published(row.mean()));
        cells.set(2, row.deviation().isEmpty() ? ""
            : "± " + published(row.deviation().getAsDouble()));
      }
      table.row(cells);
    }
    return table;
  }

  /// @return a published horizon with the digits that it has in its source: one after the point from 100 on
  public static String published(double horizon) {
    return NumberText.significant(horizon, horizon >= 100 ? 4 : 3);
  }

  private static Stream<Horizons> horizons(ComparisonResult result) {
    return Stream.concat(
        result.results().stream().map(row -> new Horizons(row.score(), row.horizonLyapunov())),
        result.baselines().stream().map(row -> new Horizons(row.score(), row.horizonLyapunov())));
  }

  /// The rate as a multiple of λ₁ where that is known, else per time unit.
  private static String growth(Score score, ComparisonResult result) {
    double unit = result.system().lyapunovExponent().orElse(1);
    return score.growthRate().isEmpty()
        ? NumberText.UNKNOWN
        : NumberText.fixed(score.growthRate().getAsDouble() / unit, 2)
            + (isModelError(score, result) ? " *" : "");
  }

  private static boolean isModelError(Score score, ComparisonResult result) {
    return GrowthKind.of(score, result.system()).equals(Optional.of(GrowthKind.MODEL_ERROR));
  }

  private static String notes(ComparisonResult result, boolean growth) {
    var notes = new ArrayList<String>();
    if (growth && horizons(result).anyMatch(row -> row.score().growthRate().isPresent())) {
      notes.add(
          result.system().lyapunovExponent().isPresent()
              ? "growth: rate at which small errors grow, as a multiple of λ₁."
              : "growth: rate at which small errors grow, per time unit.");
    }
    if (growth && horizons(result).anyMatch(row -> isModelError(row.score(), result))) {
      notes.add(
          "*: above %s λ₁ (and twice its error), what grows is the model's own error of every step, not an error at the start."
              .formatted(NumberText.plain(GrowthKind.BOUND)));
    }
    result.system().relativeLyapunovError().ifPresent(
        share -> notes.add(
            "Lyapunov times: one is %s time units; λ₁'s standard error makes all of them uncertain by %s%%, together; that is not in the 95%% CI."
                .formatted(
                    NumberText.significant(
                        1 / result.system().lyapunovExponent().orElseThrow(), 3),
                    NumberText.significant(100 * share, 2))));
    if (horizons(result).anyMatch(row -> row.score().horizon().blockLength() > 1)) {
      notes.add(
          "95% CI: horizons of neighbouring starts are correlated; such intervals are of block means (docs/judging.md).");
    }
    if (horizons(result).anyMatch(row -> row.score().horizon().censored() > 0)) {
      notes.add(
          "cens.: starts still valid when the forecast ended after "
              + NumberText.grouped(result.protocol().maxSteps())
              + " steps; their horizons are lower bounds.");
    }
    for (BaselineResult row : result.baselines()) {
      if (row.name().startsWith(WrongParameter.PREFIX)) {
        notes.add(
            "%s: the truth's equations and integrator with %s 5%% too large, from true states."
                .formatted(row.name(), row.name().substring(WrongParameter.PREFIX.length())));
      }
    }
    notes.addAll(ScoresText.notes(result));
    notes.addAll(EnsembleText.notes(result));
    notes.addAll(ClimateText.notes(result));
    if (result.results().stream().anyMatch(row -> ScoredRows.seen(row.remarks()))) {
      notes.add("†: scored on states that it was trained on; no measure of how far it sees.");
    }
    for (SurrogateResult row : result.results()) {
      if (row.score().diverged() > 0) {
        notes.add(
            "%s diverged: %d of %d forecasts left the finite numbers."
                .formatted(row.label(), row.score().diverged(), result.protocol().starts()));
      }
    }
    var text = new StringBuilder(notes.isEmpty() ? "" : "\n");
    notes.forEach(note -> text.append(Wrapping.hanging(note, "  ")));
    return text.toString();
  }
}
