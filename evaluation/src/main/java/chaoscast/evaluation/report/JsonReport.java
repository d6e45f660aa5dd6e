package chaoscast.evaluation.report;

import chaoscast.core.Cost;
import chaoscast.core.files.AtomicFile;
import chaoscast.evaluation.compare.BaselineResult;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.truth.SystemDescription;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A comparison as one JSON document, `schemaVersion` 1:
///
///     {schemaVersion, manifest{…}, system{…}, protocol{…}, results[{…}], baselines[{…}]}
///
/// Horizons are in the system's time unit, `horizonLyapunov` in Lyapunov times. What is unknown, NaN
/// or infinite is `null`: an error curve is infinite where more than half of the forecasts have
/// diverged. Settings that read as numbers or truth values are written as such.
public final class JsonReport {
  /// Version of the document's shape.
  public static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;
  private final JsonValues values;

  private JsonReport(JsonGenerator json) {
    this.json = json;
    this.values = new JsonValues(json);
  }

  /// @param target replaced whole or not at all
  public static void write(ComparisonResult result, Path target) {
    AtomicFile.write(
        target,
        file -> {
          try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
              JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new JsonReport(json).write(result);
            json.writeRaw('\n');
          }
        });
  }

  private void write(ComparisonResult result) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", SCHEMA_VERSION);
    manifest(result.manifest());
    system(result.system());
    protocol(result.protocol());
    json.writeArrayFieldStart("results");
    for (SurrogateResult row : result.results()) {
      surrogate(row);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("baselines");
    for (BaselineResult row : result.baselines()) {
      json.writeStartObject();
      json.writeStringField("name", row.name());
      horizon("horizon", Optional.of(row.score().horizon()));
      horizon("horizonLyapunov", row.horizonLyapunov());
      values.numbers("errorCurve", row.score().errorCurve());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void manifest(Manifest manifest) throws IOException {
    json.writeObjectFieldStart("manifest");
    json.writeStringField("version", manifest.version());
    json.writeStringField("command", ShellText.of(manifest.command()));
    json.writeNumberField("seed", manifest.seed());
    json.writeNumberField("threads", manifest.threads());
    json.writeStringField("jvm", manifest.jvm());
    json.writeStringField("os", manifest.os());
    json.writeStringField("cpu", manifest.cpu());
    json.writeStringField("blas", manifest.blas());
    json.writeStringField("startedAt", manifest.startedAt().toString());
    json.writeEndObject();
  }

  private void system(SystemDescription system) throws IOException {
    json.writeObjectFieldStart("system");
    json.writeStringField("name", system.name());
    values.settings("parameters", system.parameters());
    json.writeNumberField("dimension", system.dimension());
    json.writeNumberField("observedDimension", system.observedDimension());
    values.number("timeStep", system.timeStep());
    values.number("lyapunovExponent", system.lyapunovExponent().orElse(Double.NaN));
    json.writeEndObject();
  }

  private void protocol(Protocol protocol) throws IOException {
    json.writeObjectFieldStart("protocol");
    json.writeStringField("name", protocol.name());
    values.number("timeStep", protocol.timeStep());
    json.writeNumberField("trainSteps", protocol.trainSteps());
    json.writeNumberField("starts", protocol.starts());
    json.writeNumberField("spacing", protocol.spacing());
    json.writeNumberField("maxSteps", protocol.maxSteps());
    json.writeNumberField("warmUp", protocol.warmUp());
    values.number("threshold", protocol.threshold());
    json.writeStringField("error", JsonValues.word(protocol.error()));
    json.writeStringField("scaling", JsonValues.word(protocol.scaling()));
    json.writeEndObject();
  }

  private void surrogate(SurrogateResult row) throws IOException {
    json.writeStartObject();
    json.writeStringField("surrogate", row.surrogate());
    values.settings("settings", row.settings());
    json.writeStringField("precision", row.precision());
    json.writeStringField("scope", row.scope());
    horizon("horizon", Optional.of(row.score().horizon()));
    horizon("horizonLyapunov", row.horizonLyapunov());
    values.number("oneStepError", row.oneStepError());
    values.number("trainError", row.trainError());
    values.numbers("errorCurve", row.score().errorCurve());
    json.writeNumberField("diverged", row.score().diverged());
    cost(row);
    json.writeEndObject();
  }

  private void cost(SurrogateResult row) throws IOException {
    Cost cost = row.cost();
    json.writeObjectFieldStart("cost");
    json.writeNumberField("parameters", cost.parameters());
    json.writeNumberField("featureCount", cost.featureCount());
    json.writeNumberField("multiplyAddsPerStep", cost.multiplyAdds());
    json.writeNumberField("transcendentalsPerStep", cost.transcendentals());
    json.writeNumberField("bytesPerStep", cost.bytes());
    values.number("trainSeconds", row.trainSeconds().orElse(Double.NaN));
    values.number("secondsPerStep", row.secondsPerStep());
    json.writeEndObject();
  }

  private void horizon(String name, Optional<HorizonStatistics> horizon) throws IOException {
    if (horizon.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    HorizonStatistics statistics = horizon.get();
    json.writeObjectFieldStart(name);
    values.number("mean", statistics.mean());
    values.number("std", statistics.std());
    values.number("median", statistics.median());
    values.number("min", statistics.min());
    values.number("max", statistics.max());
    values.numbers("ci95", statistics.ci95());
    values.numbers("perStart", statistics.perStart());
    json.writeNumberField("censored", statistics.censored());
    json.writeEndObject();
  }
}
