package chaoscast.evaluation.cli.study;

import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.study.StudyFiles;
import chaoscast.evaluation.report.study.StudyPage;
import chaoscast.evaluation.study.StudyRow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/// The files that a study is written to.
final class StudyFileOptions {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes everything that was found as JSON.")
  private Path json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Writes one row for each point as CSV.")
  private Path csv;

  @Option(
      names = {"--report", "--html"},
      paramLabel = "FILE.html",
      description = "Writes table and interactive figures as one HTML file that opens offline.")
  private Path page;

  /// @return the file that results go to as JSON, if one is wanted
  Optional<Path> json() {
    return Optional.ofNullable(json);
  }

  /// Comes before any work.
  ///
  /// @param inputs what must not be replaced
  void requireWritable(InputFiles inputs) {
    var targets = new LinkedHashMap<String, Path>();
    targets.put("--json", json);
    targets.put("--csv", csv);
    targets.put("--report", page);
    OutputFiles.requireWritable(targets, inputs);
  }

  /// What a study found.
  ///
  /// @param manifest how it was run
  /// @param exponent λ₁, if all rows share one that is known
  /// @param rows     not empty
  /// @param heading  of the table
  /// @param text     the table
  record Found(
      Manifest manifest,
      OptionalDouble exponent,
      List<StudyRow> rows,
      String heading,
      String text) {}

  void write(Found found) {
    write(
        found,
        file -> StudyFiles.writeJson(found.manifest(), found.exponent(), found.rows(), file),
        file -> StudyPage.write(
            found.heading(), found.text(), found.manifest(), found.exponent(), found.rows(),
            file));
  }

  /// @param toJson writes a document of its own
  /// @param toPage writes a page of its own
  void write(Found found, Consumer<Path> toJson, Consumer<Path> toPage) {
    OutputFiles.writeAll(
        new OutputFiles.Output(json, toJson),
        new OutputFiles.Output(csv, file -> StudyFiles.writeCsv(found.rows(), file)),
        new OutputFiles.Output(page, toPage));
  }
}
