package chaoscast.evaluation.report.study;

import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.JsonFile;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.CsvReport;
import chaoscast.evaluation.report.JsonReport;
import chaoscast.evaluation.report.JsonValues;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.search.OptionSearch.Tried;
import chaoscast.evaluation.search.SearchResult;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// A search as a JSON document, `schemaVersion` 1, horizons in the system's time unit:
///
///     {schemaVersion, manifest{command, seed, version, …}, trials[{options{…}, horizon, perStart[], failure}],
///      best{…}, found{mean, std, median, ci95[2], perStart[]}, before{the same},
///      difference{mean, ci95[2], wins, losses, ties, signTestP}}
///
/// and as CSV, one row a trial.
public final class SearchFiles {
  private SearchFiles() {}

  /// @param target replaced whole or not at all
  public static void writeJson(Manifest manifest, SearchResult result, Path target) {
    JsonFile.stream(target, json -> write(manifest, result, json));
  }

  private static void write(Manifest manifest, SearchResult result, JsonGenerator json)
      throws IOException {
    var values = new JsonValues(json);
    json.writeStartObject();
    json.writeNumberField("schemaVersion", JsonReport.SCHEMA_VERSION);
    values.manifest(manifest);
    json.writeArrayFieldStart("trials");
    for (Tried one : result.tried()) {
      json.writeStartObject();
      values.settings("options", one.options());
      boolean failed = one.result().failure().isPresent();
      values.number("horizon", failed ? Double.NaN : one.score());
      values.numbers("perStart", one.result().horizons());
      json.writeStringField("failure", one.result().failure().orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
    values.settings("best", result.best().options());
    values.horizon("found", Optional.of(result.found()));
    values.horizon("before", result.before());
    difference(result, json, values);
    json.writeEndObject();
  }

  private static void difference(SearchResult result, JsonGenerator json, JsonValues values)
      throws IOException {
    if (result.difference().isEmpty()) {
      json.writeNullField("difference");
      return;
    }
    PairedDifference difference = result.difference().get();
    json.writeObjectFieldStart("difference");
    values.number("mean", difference.mean());
    values.numbers("ci95", difference.ci95());
    json.writeNumberField("wins", difference.wins());
    json.writeNumberField("losses", difference.losses());
    json.writeNumberField("ties", difference.ties());
    values.number("signTestP", difference.pValue());
    json.writeEndObject();
  }

  /// @param target replaced whole or not at all
  public static void writeCsv(SearchResult result, Path target) {
    AtomicFile.write(
        target,
        file -> {
          var lines = new ArrayList<String>();
          var head = new ArrayList<>(result.best().options().keySet());
          head.add("horizon");
          head.add("failure");
          lines.add(String.join(",", head));
          for (Tried one : result.tried()) {
            boolean failed = one.result().failure().isPresent();
            var cells = new ArrayList<String>();
            one.options().values().forEach(value -> cells.add(CsvReport.quoted(value)));
            cells.add(failed ? "" : Double.toString(one.score()));
            cells.add(CsvReport.quoted(one.result().failure().orElse("")));
            lines.add(String.join(",", cells));
          }
          Files.write(file, lines, StandardCharsets.UTF_8);
        });
  }
}
