package chaoscast.evaluation.report.data;

import chaoscast.core.files.JsonFile;
import chaoscast.core.files.understanding.ColumnRole;
import chaoscast.core.files.understanding.Outlier;
import chaoscast.core.files.understanding.Stretch;
import chaoscast.core.files.understanding.Understanding;
import chaoscast.core.text.EnumWords;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What was understood of data files, as one JSON document:
///
///     {schemaVersion, files[{file, format}], rows, missingRows, loneRows, columns[{index, name, role,
///      reason}], clock{column, timeStep, source, leastStep, greatestStep, even}, trajectories[{file,
///      name, firstRow, rows, reason}], outliers[{column, row, value, count, sentinel}],
///      look{kind, reason, decay, noise{}}, remarks[], warnings[], advice[{sentence, option}]}
///
/// and, where λ₁ was asked for, lyapunov{exponent, standardError, source}.
///
/// Indices of columns count from 0, rows from 1. What is not known is `null`.
public final class UnderstandingJson {
  private UnderstandingJson() {}

  /// @param target replaced whole or not at all
  public static void write(Understanding found, Path target) {
    JsonFile.write(target, document(found));
  }

  /// @param exponent λ₁ of the data, which was asked for; empty if they do not tell it
  /// @param target   replaced whole or not at all
  public static void write(
      Understanding found, Optional<LyapunovEstimate> exponent, Path target) {
    Map<String, Object> document = document(found);
    document.put("lyapunov", exponent.map(UnderstandingJson::exponent).orElse(null));
    JsonFile.write(target, document);
  }

  private static Map<String, Object> exponent(LyapunovEstimate found) {
    var one = new LinkedHashMap<String, Object>();
    one.put("exponent", found.exponent());
    one.put("standardError", found.standardError());
    one.put("source", found.source());
    return one;
  }

  private static Map<String, Object> document(Understanding found) {
    var document = new LinkedHashMap<String, Object>();
    document.put("schemaVersion", 1);
    document.put(
        "files",
        IntStream.range(0, found.files().size())
            .mapToObj(
                i -> Map.of("file", found.files().get(i), "format", found.formats().get(i)))
            .toList());
    document.put("rows", found.rows());
    document.put("missingRows", found.missing());
    document.put("loneRows", found.alone());
    document.put("columns", found.columns().stream().map(UnderstandingJson::column).toList());
    var clock = new LinkedHashMap<String, Object>();
    clock.put("column", found.clock().column().isEmpty() ? null : found.clock().column());
    clock.put(
        "timeStep",
        found.clock().timeStep().isPresent() ? found.clock().timeStep().getAsDouble() : null);
    clock.put("source", found.clock().timeStep().isPresent() ? found.clock().source() : null);
    clock.put("leastStep", finite(found.clock().least()));
    clock.put("greatestStep", finite(found.clock().greatest()));
    clock.put("even", found.clock().even());
    document.put("clock", clock);
    document.put(
        "trajectories",
        found.stretches().stream().map(one -> stretch(one, found.files())).toList());
    document.put("outliers", found.outliers().stream().map(UnderstandingJson::outlier).toList());
    document.put(
        "look",
        found.look()
            .map(
                look -> {
                  var one = new LinkedHashMap<String, Object>();
                  one.put("kind", EnumWords.of(look.kind()));
                  one.put("reason", look.reason());
                  one.put("decay", look.decay());
                  one.put("noise", look.noise());
                  return one;
                })
            .orElse(null));
    document.put("remarks", found.remarks());
    document.put("warnings", found.warnings());
    document.put("advice", found.advice());
    return document;
  }

  private static Map<String, Object> column(ColumnRole column) {
    var one = new LinkedHashMap<String, Object>();
    one.put("index", column.index());
    one.put("name", column.name());
    one.put("role", EnumWords.of(column.role()));
    one.put("reason", column.reason());
    return one;
  }

  private static Map<String, Object> stretch(Stretch stretch, List<String> files) {
    var one = new LinkedHashMap<String, Object>();
    one.put("file", files.get(stretch.table()));
    one.put("name", stretch.name());
    one.put("firstRow", stretch.firstRow());
    one.put("rows", stretch.rows());
    one.put("reason", stretch.reason());
    return one;
  }

  private static Map<String, Object> outlier(Outlier outlier) {
    var one = new LinkedHashMap<String, Object>();
    one.put("column", outlier.column());
    one.put("row", outlier.row());
    one.put("value", finite(outlier.value()));
    one.put("count", outlier.count());
    one.put("sentinel", outlier.sentinel());
    return one;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
