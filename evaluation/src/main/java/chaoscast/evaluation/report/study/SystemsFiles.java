package chaoscast.evaluation.report.study;

import chaoscast.core.files.JsonFile;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.FigurePage;
import chaoscast.evaluation.report.JsonReport;
import chaoscast.evaluation.report.JsonValues;
import chaoscast.evaluation.study.StudyRow;
import chaoscast.evaluation.study.SystemsRanking;
import chaoscast.evaluation.study.SystemsRanking.Line;
import chaoscast.evaluation.study.SystemsRanking.Standing;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A study of systems as files: a page, and a JSON document, `schemaVersion` 1, with the points of [StudyFiles] and
///
///     standings[{surrogate, medianRank, wins, medianHorizonLyapunov,
///                byNoise[{noise, medianRank, wins, medianHorizonLyapunov}]}],
///     systems[{system, noise, lyapunovExponent, horizonLyapunov[], rank[], won[]}]
///
/// whose arrays have one number a surrogate, in the order of the standings; `null` where it failed.
public final class SystemsFiles {
  private SystemsFiles() {}

  /// @param target replaced whole or not at all
  public static void writeJson(Manifest manifest, List<StudyRow> rows, Path target) {
    JsonFile.stream(target, json -> write(manifest, rows, json));
  }

  /// @param heading  protocol in words
  /// @param text     the tables as they are printed
  /// @param target   replaced whole or not at all
  public static void writePage(
      String heading, String text, Manifest manifest, List<StudyRow> rows, Path target) {
    new FigurePage(
        "chaoscast: study systems",
        SystemsText.verdict(SystemsRanking.of(rows)),
        heading,
        manifest.command(),
        "systems",
        text,
        JsonFile.text(json -> write(manifest, rows, json)))
        .write(target);
  }

  private static void write(Manifest manifest, List<StudyRow> rows, JsonGenerator json)
      throws IOException {
    var values = new JsonValues(json);
    SystemsRanking ranking = SystemsRanking.of(rows);
    json.writeStartObject();
    json.writeNumberField("schemaVersion", JsonReport.SCHEMA_VERSION);
    values.manifest(manifest);
    json.writeArrayFieldStart("standings");
    for (int i = 0; i < ranking.surrogates().size(); i++) {
      json.writeStartObject();
      json.writeStringField("surrogate", ranking.surrogates().get(i));
      standing(ranking.standings(Optional.empty()).get(i), json, values);
      json.writeArrayFieldStart("byNoise");
      for (String noise : ranking.noises()) {
        json.writeStartObject();
        values.number("noise", Double.parseDouble(noise));
        standing(ranking.standings(Optional.of(noise)).get(i), json, values);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("systems");
    for (Line line : ranking.lines()) {
      json.writeStartObject();
      json.writeStringField("system", line.system());
      values.number("noise", Double.parseDouble(line.noise()));
      values.number("lyapunovExponent", line.exponent());
      values.numbers("horizonLyapunov", line.horizons());
      values.numbers("rank", line.ranks());
      json.writeArrayFieldStart("won");
      for (int i = 0; i < ranking.surrogates().size(); i++) {
        json.writeBoolean(line.isWon(i));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("points");
    for (StudyRow row : rows) {
      StudyFiles.point(row, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void standing(Standing row, JsonGenerator json, JsonValues values)
      throws IOException {
    values.number("medianRank", row.medianRank());
    json.writeNumberField("wins", row.wins());
    values.number("medianHorizonLyapunov", row.horizon());
  }
}
