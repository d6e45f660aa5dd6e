package chaoscast.evaluation.cli;

import chaoscast.core.Trajectory;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Understanding;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.report.data.UnderstandingJson;
import chaoscast.evaluation.report.data.UnderstandingText;
import chaoscast.evaluation.truth.Truths;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  @Option(
      names = "--lyapunov",
      description = "Estimates λ₁ of the longest trajectory too, which takes seconds to minutes.")
  private boolean lyapunov;

  @Mixin
  private ThreadOptions threads;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the same as JSON.")
  private Path json;

  InspectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    OutputFiles.requireWritable("--json", json, new InputFiles(DataFiles.paths(files)));
    ReadingOptions options = reading.options(timeStep);
    Understanding found = DataFiles.understand(files, options);
    terminal.print(UnderstandingText.of(found));
    if (lyapunov) {
      Optional<LyapunovEstimate> exponent = exponent(options);
      terminal.print(UnderstandingText.of(exponent));
      if (json != null) {
        UnderstandingJson.write(found, exponent, json);
      }
      return;
    }
    if (json != null) {
      UnderstandingJson.write(found, json);
    }
  }

  private Optional<LyapunovEstimate> exponent(ReadingOptions options) {
    int cores = threads.apply();
    Trajectory longest =
        DataFiles.read(files, options).requireMotion().trajectories().stream()
            .max(Comparator.comparingInt(Trajectory::steps))
            .orElseThrow();
    try (ProgressBars progress = terminal.progress()) {
      return Truths.exponent(longest, cores, progress);
    }
  }
}
