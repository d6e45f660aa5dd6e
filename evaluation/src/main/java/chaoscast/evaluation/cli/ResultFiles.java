package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.files.AtomicFile;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.report.CsvReport;
import chaoscast.evaluation.report.JsonReport;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The files that a comparison is written to.
final class ResultFiles {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes everything that was found as JSON.")
  private Path json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Writes one row for each surrogate and baseline as CSV.")
  private Path csv;

  /// Comes before any work.
  ///
  /// @param inputs what must not be replaced
  /// @throws InputException if a result could not be written or would replace an input
  void requireWritable(InputFiles inputs) {
    if (json != null && csv != null && json.toAbsolutePath().equals(csv.toAbsolutePath())) {
      throw new InputException("--json and --csv must be two files but are both " + json);
    }
    requireWritable("--json", json, inputs);
    requireWritable("--csv", csv, inputs);
  }

  void write(ComparisonResult result) {
    if (json != null) {
      JsonReport.write(result, json);
    }
    if (csv != null) {
      CsvReport.write(result, csv);
    }
  }

  private static void requireWritable(String option, Path target, InputFiles inputs) {
    if (target != null) {
      inputs.requireOther(option, target);
      AtomicFile.requireWritable(target);
    }
  }
}
