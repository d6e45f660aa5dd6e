package chaoscast.evaluation.report;

import chaoscast.core.files.AtomicFile;
import chaoscast.core.text.ShellText;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.StudyRow;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A study as a JSON document, `schemaVersion` 1:
///
///     {schemaVersion, manifest{command, seed, version}, lyapunovExponent,
///      points[{factors{…}, horizon{mean, std, median, ci95[2], perStart[]}, seedStd, lost,
///              cost{…}, condition, rank, forgetting, apart, memoryBytes, failures[]}]}
public final class StudyFiles {
  private StudyFiles() {}

  /// @param target replaced whole or not at all
  public static void writeJson(
      Manifest manifest, OptionalDouble exponent, List<StudyRow> rows, Path target) {
    AtomicFile.write(
        target,
        file -> {
          try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
              JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("schemaVersion", JsonReport.SCHEMA_VERSION);
            json.writeObjectFieldStart("manifest");
            json.writeStringField("version", manifest.version());
            json.writeStringField("command", ShellText.of(manifest.command()));
            json.writeNumberField("seed", manifest.seed());
            json.writeStringField("jvm", manifest.jvm());
            json.writeStringField("cpu", manifest.cpu());
            json.writeStringField("blas", manifest.blas());
            json.writeStringField("startedAt", manifest.startedAt().toString());
            json.writeEndObject();
            new JsonValues(json).number("lyapunovExponent", exponent.orElse(Double.NaN));
            json.writeArrayFieldStart("points");
            for (StudyRow row : rows) {
              point(row, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
          }
        });
  }

  private static void point(StudyRow row, JsonGenerator json) throws IOException {
    var values = new JsonValues(json);
    json.writeStartObject();
    json.writeObjectFieldStart("factors");
    for (Map.Entry<String, String> factor : row.factors().entrySet()) {
      json.writeStringField(factor.getKey(), factor.getValue());
    }
    json.writeEndObject();
    if (row.horizon().isPresent()) {
      HorizonStatistics horizon = row.horizon().get();
      json.writeObjectFieldStart("horizon");
      values.number("mean", horizon.mean());
      values.number("std", horizon.std());
      values.number("median", horizon.median());
      values.numbers("ci95", horizon.ci95());
      values.numbers("perStart", horizon.perStart());
      json.writeEndObject();
    } else {
      json.writeNullField("horizon");
    }
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
    for (Measure measure : List.of(Measure.CONDITION, Measure.RANK, Measure.FORGETTING,
        Measure.MEMORY)) {
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
