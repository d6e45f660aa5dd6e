package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.figure.FigureFiles;
import chaoscast.evaluation.figure.Figures;
import chaoscast.evaluation.report.CsvReport;
import chaoscast.evaluation.report.HtmlReport;
import chaoscast.evaluation.report.JsonReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// The files that a comparison is written to.
public final class ResultFiles {
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

  @Option(
      names = {"--report", "--html"},
      paramLabel = "FILE.html",
      description = "Writes tables and interactive figures as one HTML file that opens offline.")
  private Path report;

  @Option(
      names = "--figures",
      paramLabel = "DIR",
      description = "Writes each figure as SVG and PNG into a folder, which is made if it is missing.")
  private Path figures;

  /// Comes before any work.
  ///
  /// @param inputs what must not be replaced
  /// @throws InputException if a result could not be written or would replace an input
  public void requireWritable(InputFiles inputs) {
    requireWritable(inputs, Map.of());
  }

  /// @param further outputs of the command by option
  /// @throws InputException if a result could not be written, would replace an input or is named twice
  public void requireWritable(InputFiles inputs, Map<String, Path> further) {
    var targets = new LinkedHashMap<>(further);
    targets.put("--json", json);
    targets.put("--csv", csv);
    targets.put("--report", report);
    OutputFiles.requireWritable(targets, inputs);
    if (figures != null) {
      FigureFiles.requireWritable(figures);
      OutputFiles.requireApart("--figures", figures, targets, inputs);
    }
  }

  /// Tries every file, whatever becomes of the others.
  ///
  /// @throws IllegalStateException if some could not be written, with all of them
  public void write(ComparisonResult result) {
    OutputFiles.writeAll(
        new OutputFiles.Output(json, file -> JsonReport.write(result, file)),
        new OutputFiles.Output(csv, file -> CsvReport.write(result, file)),
        new OutputFiles.Output(report, file -> HtmlReport.write(result, file)),
        new OutputFiles.Output(
            figures, folder -> FigureFiles.write(Figures.of(result), folder)));
  }
}
