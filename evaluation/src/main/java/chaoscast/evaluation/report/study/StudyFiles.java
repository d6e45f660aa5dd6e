package chaoscast.evaluation.report.study;

import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.JsonFile;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.CsvReport;
import chaoscast.evaluation.report.JsonReport;
import chaoscast.evaluation.report.JsonValues;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.StudyRow;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// A study as files: CSV (RFC 4180), and a JSON document, `schemaVersion` 1:
///
///     {schemaVersion, manifest{command, seed, version, …}, lyapunovExponent,
///      points[{factors{…}, horizon{mean, std, median, ci95[2], perStart[]}, seedStd, lost,
///              cost{…}, condition, rank, forgetting, apart, memoryBytes,
///              lyapunovExponent, failures[]}]}
public final class StudyFiles {
  private static final List<Measure> MEASURES =
      List.of(
          Measure.CONDITION,
          Measure.RANK,
          Measure.FORGETTING,
          Measure.APART,
          Measure.MEMORY,
          Measure.EXPONENT,
          Measure.CEILING,
          Measure.BIT_LIMIT,
          Measure.RESIDUAL);

  private StudyFiles() {}

  /// @param target replaced whole or not at all
  public static void writeJson(
      Manifest manifest, OptionalDouble exponent, List<StudyRow> rows, Path target) {
    JsonFile.stream(target, json -> write(manifest, exponent, rows, json));
  }

  /// @return the document
  static String json(Manifest manifest, OptionalDouble exponent, List<StudyRow> rows) {
    return JsonFile.text(json -> write(manifest, exponent, rows, json));
  }

  private static void write(
      Manifest manifest, OptionalDouble exponent, List<StudyRow> rows, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", JsonReport.SCHEMA_VERSION);
    var values = new JsonValues(json);
    values.manifest(manifest);
    values.number("lyapunovExponent", exponent.orElse(Double.NaN));
    json.writeArrayFieldStart("points");
    for (StudyRow row : rows) {
      point(row, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// A header, then one row a point, every number in full precision, empty where it is unknown.
  ///
  /// @param target replaced whole or not at all
  public static void writeCsv(List<StudyRow> rows, Path target) {
    var lines = new ArrayList<List<String>>();
    var header = new ArrayList<>(rows.getFirst().factors().keySet());
    header.addAll(
        List.of(
            "horizonMean",
            "horizonStd",
            "horizonMedian",
            "horizonCi95Low",
            "horizonCi95High",
            "seedStd",
            "lost",
            "parameters",
            "featureCount",
            "multiplyAddsPerStep",
            "transcendentalsPerStep",
            "bytesPerStep"));
    for (Measure measure : Measure.values()) {
      header.add(measure.key());
    }
    header.add("failures");
    lines.add(header);
    rows.forEach(row -> lines.add(cells(row)));
    String text =
        lines.stream()
            .map(cells -> cells.stream().map(CsvReport::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n", "", "\n"));
    AtomicFile.write(target, file -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }

  private static List<String> cells(StudyRow row) {
    var cells = new ArrayList<>(row.factors().values());
    Optional<HorizonStatistics> horizon = row.horizon();
    cells.add(number(horizon.map(HorizonStatistics::mean)));
    cells.add(number(horizon.map(HorizonStatistics::std)));
    cells.add(number(horizon.map(HorizonStatistics::median)));
    cells.add(number(horizon.map(found -> found.ci95()[0])));
    cells.add(number(horizon.map(found -> found.ci95()[1])));
    cells.add(number(Optional.of(row.seedStd())));
    cells.add(number(Optional.of(row.lost())));
    cells.add(Long.toString(row.cost().parameters()));
    cells.add(Long.toString(row.cost().featureCount()));
    cells.add(Long.toString(row.cost().multiplyAdds()));
    cells.add(Long.toString(row.cost().transcendentals()));
    cells.add(Long.toString(row.cost().bytes()));
    for (Measure measure : Measure.values()) {
      cells.add(number(Optional.of(row.measure(measure))));
    }
    cells.add(String.join("; ", row.failures()));
    return cells;
  }

  private static String number(Optional<Double> value) {
    return value.filter(Double::isFinite).map(Object::toString).orElse("");
  }

  static void point(StudyRow row, JsonGenerator json) throws IOException {
    var values = new JsonValues(json);
    json.writeStartObject();
    json.writeObjectFieldStart("factors");
    for (Map.Entry<String, String> factor : row.factors().entrySet()) {
      json.writeStringField(factor.getKey(), factor.getValue());
    }
    json.writeEndObject();
    values.horizon("horizon", row.horizon());
    values.number("seedStd", row.seedStd());
    values.number("lost", row.lost());
    json.writeObjectFieldStart("cost");
    json.writeNumberField("parameters", row.cost().parameters());
    json.writeNumberField("featureCount", row.cost().featureCount());
    json.writeNumberField("multiplyAddsPerStep", row.cost().multiplyAdds());
    json.writeNumberField("transcendentalsPerStep", row.cost().transcendentals());
    json.writeNumberField("bytesPerStep", row.cost().bytes());
    values.number("trainSeconds", row.measure(Measure.TRAIN_SECONDS));
    values.number("secondsPerStep", row.measure(Measure.SECONDS_PER_STEP));
    json.writeEndObject();
    for (Measure measure : MEASURES) {
      values.number(measure.key(), row.measure(measure));
    }
    json.writeArrayFieldStart("failures");
    for (String failure : row.failures()) {
      json.writeString(failure);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
