package chaoscast.evaluation.report;

import chaoscast.core.Cost;
import chaoscast.core.files.AtomicFile;
import chaoscast.evaluation.climate.ExponentEstimates;
import chaoscast.evaluation.climate.SurrogateClimate;
import chaoscast.evaluation.compare.BaselineResult;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.FailedContestant;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.Score;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A comparison as CSV (RFC 4180, UTF-8, lines that end in a line feed): a header, then one row for
/// each surrogate and each baseline, every number in full precision, empty where it is unknown.
///
/// | columns | meaning |
/// |---|---|
/// | `kind`, `name` | `surrogate` or `baseline`, and its label |
/// | `settings` | `key=value` joined by semicolons |
/// | `precision`, `scope` | number format, and what computes in it |
/// | `horizonMean` … `horizonCi95High` | horizon in the system's time unit |
/// | `horizonLyapunovMean` … `horizonLyapunovCi95High` | the same in Lyapunov times |
/// | `censored`, `diverged`, `starts` | numbers of starts |
/// | `oneStepError`, `trainError` | mean teacher-forced errors |
/// | `parameters` … `secondsPerStep` | cost, as in the JSON document |
/// | `climateVerdict`, `climateDistance` | of the free runs; the distance is the mean of the JSON document's six |
/// | `climateExponent`, `climateExponentError` | the surrogate's own λ₁ and its standard error |
/// | `surrogate`, `failure` | name of the provider; why it could not be trained, and what would mend that |
public final class CsvReport {
  private static final List<String> STATISTICS =
      List.of("Mean", "Std", "Median", "Min", "Max", "Ci95Low", "Ci95High");
  private static final List<String> MEASURED =
      List.of(
          "oneStepError",
          "trainError",
          "parameters",
          "featureCount",
          "multiplyAddsPerStep",
          "transcendentalsPerStep",
          "bytesPerStep",
          "trainSeconds",
          "secondsPerStep");

  private static final List<String> CLIMATE =
      List.of("climateVerdict", "climateDistance", "climateExponent", "climateExponentError");

  private static final List<String> LAST = List.of("surrogate", "failure");

  private CsvReport() {}

  /// @param target replaced whole or not at all
  public static void write(ComparisonResult result, Path target) {
    String text =
        rows(result).stream()
            .map(cells -> cells.stream().map(CsvReport::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n", "", "\n"));
    AtomicFile.write(target, file -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }

  private static List<List<String>> rows(ComparisonResult result) {
    var rows = new ArrayList<List<String>>();
    rows.add(header());
    for (SurrogateResult row : result.results()) {
      var cells = new ArrayList<String>();
      cells.addAll(List.of("surrogate", row.label(), settings(row)));
      cells.addAll(List.of(row.precision(), row.scope()));
      addHorizons(cells, row.score(), row.horizonLyapunov());
      addMeasured(cells, row);
      addClimate(cells, climate(result, row.label()));
      cells.addAll(List.of(row.surrogate(), ""));
      rows.add(cells);
    }
    for (FailedContestant row : result.failures()) {
      var cells = new ArrayList<String>(List.of("surrogate", row.label()));
      cells.addAll(Collections.nCopies(header().size() - 4, ""));
      cells.addAll(List.of(row.surrogate(), row.reason() + "; " + row.cure()));
      rows.add(cells);
    }
    for (BaselineResult row : result.baselines()) {
      var cells = new ArrayList<String>();
      cells.addAll(List.of("baseline", row.name(), "", "", ""));
      addHorizons(cells, row.score(), row.horizonLyapunov());
      cells.addAll(Collections.nCopies(MEASURED.size() + CLIMATE.size() + LAST.size(), ""));
      rows.add(cells);
    }
    return rows;
  }

  private static List<String> header() {
    var header = new ArrayList<>(List.of("kind", "name", "settings", "precision", "scope"));
    STATISTICS.forEach(statistic -> header.add("horizon" + statistic));
    STATISTICS.forEach(statistic -> header.add("horizonLyapunov" + statistic));
    header.addAll(List.of("censored", "diverged", "starts"));
    header.addAll(MEASURED);
    header.addAll(CLIMATE);
    header.addAll(LAST);
    return header;
  }

  private static void addHorizons(
      List<String> cells, Score score, Optional<HorizonStatistics> lyapunov) {
    addStatistics(cells, score.horizon());
    lyapunov.ifPresentOrElse(
        horizon -> addStatistics(cells, horizon),
        () -> cells.addAll(Collections.nCopies(STATISTICS.size(), "")));
    cells.add(Integer.toString(score.horizon().censored()));
    cells.add(Integer.toString(score.diverged()));
    cells.add(Integer.toString(score.horizon().perStart().length));
  }

  private static void addStatistics(List<String> cells, HorizonStatistics horizon) {
    cells.add(number(horizon.mean()));
    cells.add(number(horizon.std()));
    cells.add(number(horizon.median()));
    cells.add(number(horizon.min()));
    cells.add(number(horizon.max()));
    cells.add(number(horizon.ci95()[0]));
    cells.add(number(horizon.ci95()[1]));
  }

  private static void addMeasured(List<String> cells, SurrogateResult row) {
    Cost cost = row.cost();
    cells.add(number(row.oneStepError()));
    cells.add(number(row.trainError()));
    cells.add(Long.toString(cost.parameters()));
    cells.add(Long.toString(cost.featureCount()));
    cells.add(Long.toString(cost.multiplyAdds()));
    cells.add(Long.toString(cost.transcendentals()));
    cells.add(Long.toString(cost.bytes()));
    cells.add(number(row.trainSeconds().orElse(Double.NaN)));
    cells.add(number(row.secondsPerStep()));
  }

  private static Optional<SurrogateClimate> climate(ComparisonResult result, String label) {
    return result.climate().stream()
        .flatMap(climate -> climate.surrogates().stream())
        .filter(row -> row.label().equals(label))
        .findFirst();
  }

  private static void addClimate(List<String> cells, Optional<SurrogateClimate> climate) {
    Optional<ExponentEstimates> own = climate.flatMap(SurrogateClimate::exponents);
    cells.add(climate.map(row -> row.verdict().words()).orElse(""));
    cells.add(
        climate
            .flatMap(SurrogateClimate::distance)
            .map(distance -> number(distance.total()))
            .orElse(""));
    cells.add(own.map(found -> number(found.exponents()[0])).orElse(""));
    cells.add(own.map(found -> number(found.standardErrors()[0])).orElse(""));
  }

  private static String settings(SurrogateResult row) {
    return row.settings().entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(";"));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  /// @return the cell as RFC 4180 has it
  public static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
