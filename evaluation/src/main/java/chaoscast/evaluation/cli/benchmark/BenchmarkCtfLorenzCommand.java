package chaoscast.evaluation.cli.benchmark;

import chaoscast.core.command.InputFiles;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.files.DataFiles;
import chaoscast.evaluation.benchmark.CtfFiles;
import chaoscast.evaluation.benchmark.CtfLorenz;
import chaoscast.evaluation.benchmark.CtfResult;
import chaoscast.evaluation.cli.options.RunOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.report.CtfReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `benchmark ctf-lorenz`: the Common Task Framework's twelve scores on Lorenz' model.
@Command(
    name = "ctf-lorenz",
    sortOptions = false,
    description = {
      "Learns the Lorenz records of the Common Task Framework (ODE_Lorenz of CTF-for-Science/ctf4science) and prints"
          + " its scores E1 … E12 beside the best published.",
      "Each record has a model of its own, sindy noise=auto, which sees nothing but that record. Scores whose test"
          + " file is not there are left out."
    })
public final class BenchmarkCtfLorenzCommand implements Runnable {
  private final Terminal terminal;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data set's folder, with train/X1train.mat … X10train.mat and test/X1test.mat …"
          + " X9test.mat.")
  private Path data;

  @Mixin
  private RunOptions options;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes what was found as JSON.")
  private Path json;

  public BenchmarkCtfLorenzCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    CtfFiles files = CtfFiles.read(data);
    OutputFiles.requireWritable("--json", json, inputs());
    RunOptions.Run run = options.begin(terminal);
    var learned = new AtomicReference<CtfResult>();
    CtfResult result;
    try (ProgressBars progress = terminal.progress();
        var _ = new Interruption(() -> printSoFar(run, learned.get()))) {
      result =
          new CtfLorenz(files, options.seed(), run.cores()).run(progress, learned::set);
    }
    result.models().forEach(terminal::warn);
    var report = new CtfReport(run.manifest(), result);
    terminal.print(report.text());
    terminal.printRepeat(run.manifest().command());
    if (json != null) {
      report.writeJson(json);
    }
  }

  /// @param learned null before the first record is
  private void printSoFar(RunOptions.Run run, CtfResult learned) {
    if (learned == null) {
      terminal.message("interrupted: no record is learned");
      return;
    }
    terminal.message("interrupted: %d records are learned".formatted(learned.models().size()));
    terminal.print(new CtfReport(run.manifest(), learned).text());
  }

  private InputFiles inputs() {
    List<String> folders =
        Stream.of("train", "test").map(part -> data.resolve(part)).filter(Files::isDirectory)
            .map(Path::toString).toList();
    return new InputFiles(DataFiles.paths(folders));
  }
}
