package chaoscast.evaluation.cli;

import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.understanding.Understanding;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.report.data.UnderstandingJson;
import chaoscast.evaluation.report.data.UnderstandingText;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inspect`: what chaoscast understands of data files.
@Command(
    name = "inspect",
    sortOptions = false,
    description = {
      "Shows what is understood of data: format, trajectories, roles of columns, time step, gaps, outliers,"
          + " noise, what it looks like, and options to try.",
      "Every command that reads data understands them in the same way, with the same options."
    })
final class InspectCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files, folders or patterns; read together as one set of trajectories.")
  private List<String> files;

  @Option(names = "--dt", paramLabel = "H", description = "Time step, > 0.")
  private Double timeStep;

  @Mixin
  private ReadingFlags reading;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the same as JSON.")
  private Path json;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    OutputFiles.requireWritable("--json", json, new InputFiles(DataFiles.paths(files)));
    Understanding found = DataFiles.understand(files, reading.options(timeStep));
    terminal.print(UnderstandingText.of(found));
    if (json != null) {
      UnderstandingJson.write(found, json);
    }
  }
}
