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

  void write(
      Manifest manifest,
      OptionalDouble exponent,
      List<StudyRow> rows,
      String heading,
      String text) {
    OutputFiles.writeAll(
        new OutputFiles.Output(
            json, file -> StudyFiles.writeJson(manifest, exponent, rows, file)),
        new OutputFiles.Output(csv, file -> StudyFiles.writeCsv(rows, file)),
        new OutputFiles.Output(
            page, file -> StudyPage.write(heading, text, manifest, exponent, rows, file)));
  }
}
