package chaoscast.evaluation.report;

import chaoscast.core.files.JsonFile;
import chaoscast.core.text.Column;
import chaoscast.core.text.EnumWords;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.benchmark.CtfLine;
import chaoscast.evaluation.benchmark.CtfLine.Failed;
import chaoscast.evaluation.benchmark.CtfLine.Invalid;
import chaoscast.evaluation.benchmark.CtfLine.Missing;
import chaoscast.evaluation.benchmark.CtfLine.OtherWindows;
import chaoscast.evaluation.benchmark.CtfLine.Scored;
import chaoscast.evaluation.benchmark.CtfResult;
import chaoscast.evaluation.benchmark.CtfResult.PublishedMean;
import chaoscast.evaluation.benchmark.CtfScore;
import chaoscast.evaluation.compare.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Scores of the Common Task Framework as a table and as one JSON document:
///
///     {schemaVersion, manifest{…}, benchmark, scores{E1 … E12}, notScored{E6: reason …},
///      otherWindows{E2: {windows, mean, largest} …}, published[{score, value, model, source}],
///      models[{record, surrogate, remarks[]}]}
///
/// A score is `null` where its test file is missing, where the data set cannot say it and where the model failed;
/// `notScored` says which. Published means over all scores have `score` `mean`.
///
/// @param manifest of the run
/// @param result   what was found
public record CtfReport(Manifest manifest, CtfResult result) {
  private static final int DECIMALS = 4;

  /// @param target replaced whole or not at all
  public void writeJson(Path target) {
    JsonFile.write(target, document());
  }

  /// @return lines that each end in a line feed
  public String text() {
    var table =
        new TextTable(
            List.of(
                Column.left("score"),
                Column.left("measure"),
                Column.left("record"),
                Column.right("", "chaoscast"),
                Column.right("best", "published"),
                Column.left("remark")));
    for (CtfLine line : result.lines()) {
      CtfScore score = line.score();
      table.row(
          score.name(),
          EnumWords.of(score.measure()),
          score.record(),
          value(line),
          number(score.published(), 2),
          remark(line));
    }
    var text =
        new StringBuilder(
            Wrapping.hanging(
                "Common Task Framework, Lorenz: 100 is perfect; each model has seen its record alone",
                "  ")
                + "\n");
    text.append(table.render()).append('\n');
    text.append(
        Wrapping.hanging(
            "published: E3 and E5 as above; means over E1 … E12 on the framework's hidden variant: %s (%s)"
                .formatted(
                    CtfResult.PUBLISHED_MEANS.stream()
                        .map(row -> row.model() + " " + NumberText.fixed(row.mean(), 2))
                        .collect(Collectors.joining(", ")),
                    CtfResult.SOURCE),
            "  "));
    return text.toString();
  }

  private static String value(CtfLine line) {
    return switch (line.result()) {
      case Scored scored -> NumberText.fixed(scored.value(), DECIMALS);
      case Invalid _ -> "invalid";
      case Missing _ -> "left out";
      case Failed _ -> "failed";
    };
  }

  private static String number(OptionalDouble value, int decimals) {
    return NumberText.fixed(value.orElse(Double.NaN), decimals);
  }

  private static String remark(CtfLine line) {
    OtherWindows other = line.other();
    return other.windows() == 0
        ? reason(line)
        : "truth at other times: %s, at most %s"
            .formatted(
                NumberText.fixed(other.mean(), 2), NumberText.fixed(other.largest(), 2));
  }

  private static String reason(CtfLine line) {
    return switch (line.result()) {
      case Scored _ -> "";
      case Invalid invalid -> invalid.reason();
      case Missing missing -> missing.file() + " is not there";
      case Failed failed -> failed.reason();
    };
  }

  private Map<String, Object> document() {
    var scores = new LinkedHashMap<String, Object>();
    var notScored = new LinkedHashMap<String, Object>();
    var windows = new LinkedHashMap<String, Object>();
    for (CtfLine line : result.lines()) {
      String name = line.score().name();
      OptionalDouble value = line.value();
      scores.put(name, value.isPresent() ? value.getAsDouble() : null);
      if (value.isEmpty()) {
        notScored.put(name, value(line) + ": " + reason(line));
      }
      if (line.other().windows() > 0) {
        windows.put(name, line.other());
      }
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("schemaVersion", JsonReport.SCHEMA_VERSION);
    document.put("manifest", ManifestFields.of(manifest));
    document.put("benchmark", "ctf-lorenz");
    document.put("scores", scores);
    document.put("notScored", notScored);
    document.put("otherWindows", windows);
    document.put("published", published());
    document.put("models", models());
    return document;
  }

  private List<Map<String, Object>> published() {
    var rows = new ArrayList<Map<String, Object>>();
    for (CtfLine line : result.lines()) {
      line.score().published().ifPresent(
          value -> rows.add(published(line.score().name(), value, "best of all")));
    }
    for (PublishedMean row : CtfResult.PUBLISHED_MEANS) {
      rows.add(published("mean", row.mean(), row.model()));
    }
    return rows;
  }

  private static Map<String, Object> published(String score, double value, String model) {
    var row = new LinkedHashMap<String, Object>();
    row.put("score", score);
    row.put("value", value);
    row.put("model", model);
    row.put("source", CtfResult.SOURCE);
    return row;
  }

  private List<Map<String, Object>> models() {
    var rows = new ArrayList<Map<String, Object>>();
    result.models().forEach((record, surrogate) -> {
      var row = new LinkedHashMap<String, Object>();
      row.put("record", record);
      row.put("surrogate", surrogate.provider());
      row.put("remarks", surrogate.remarks().stream().map(remark -> remark.text()).toList());
      rows.add(row);
    });
    return rows;
  }
}
