package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.evaluation.cli.options.Forecasts;
import chaoscast.evaluation.cli.options.FutureInputs;
import chaoscast.evaluation.cli.options.ProtocolOptions;
import chaoscast.evaluation.cli.options.ResultFiles;
import chaoscast.evaluation.cli.options.RunOptions;
import chaoscast.evaluation.cli.options.ScoresOption;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.RecordedContestant;
import chaoscast.evaluation.compare.TrainingOutcomes;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.recorded.RecordedForecasts;
import chaoscast.evaluation.recorded.SharedStarts;
import chaoscast.evaluation.report.ComparisonText;
import chaoscast.evaluation.truth.Truth;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `score`: how far another program's forecasts see.
@Command(
    name = "score",
    sortOptions = false,
    description = {
      "Scores forecasts that another program made, by the rules that surrogates are judged by.",
      "A file of forecasts is a table of one forecast, a table of several with a column 'start', or an array"
          + " starts x steps x variables with an array 'start'; a folder or pattern is all of its files. A start"
          + " is the number of the last observed state, counted from 0; times do as well. Without either,"
          + " there must be one forecast for each start that --starts-to lists, in its order. A forecast that"
          + " diverged ends in NaN.",
      "All starts that the files share are scored; with --train-steps, --starts or --spacing, those of them"
          + " that --starts-to lists."
    })
final class ScoreCommand implements Runnable {
  private final Terminal terminal;

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description = "What really happened. " + ReadingFlags.DATA)
  private List<String> truthFiles;

  @Option(
      names = "--forecast",
      paramLabel = Forecasts.PARAMETER,
      description = "Forecasts and what to call them; may be repeated.")
  private List<String> forecasts = List.of();

  @Option(
      names = "--starts-to",
      paramLabel = "FILE",
      description = "Writes the starts that 'compare' would use for the truth, as CSV with the columns start"
          + " and time; - is standard output.")
  private Path startsTo;

  @Option(
      names = "--future-inputs",
      paramLabel = "FILE",
      description = "Inputs in a file of their own, which reports draw: one row a state of the data,"
          + " from the first on unless times say otherwise. Default: columns of the data.")
  private Path futureInputs;

  @Mixin
  private ReadingFlags reading;
  @Mixin
  private ProtocolOptions protocol;
  @Mixin
  private ScoresOption scores;
  @Mixin
  private RunOptions options;
  @Mixin
  private ResultFiles files;

  ScoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Forecasts recorded = Forecasts.of("--forecast", forecasts, List.of());
    if (recorded.sources().isEmpty() && startsTo == null) {
      throw new InputException("--forecast or --starts-to must be given but neither was");
    }
    var readFiles = new ArrayList<>(DataFiles.paths(truthFiles));
    if (futureInputs != null) {
      readFiles.add(futureInputs);
    }
    InputFiles inputs = recorded.inputsWith(new InputFiles(readFiles));
    files.requireWritable(
        inputs, startsTo == null ? Map.of() : Map.of("--starts-to", startsTo));
    ProtocolOverrides overrides = protocol.overrides();
    TruthSource given =
        TruthSource.of(truth(), truthFiles, overrides).withLyapunov(protocol.lyapunov());
    given.reading().ifPresent(terminal::warn);
    Truth all = terminal.during(given::make);
    if (startsTo != null) {
      writeStarts(all);
    }
    recorded.read(all).ifPresent(read -> score(given, shared(all, read, overrides)));
  }

  private Recordings truth() {
    ReadingOptions options = reading.options(protocol.dt());
    if (futureInputs == null) {
      return DataFiles.read(truthFiles, options);
    }
    Recordings states = DataFiles.read(truthFiles, options.withInputs(List.of()));
    Optional<List<String>> names =
        options.inputs().isEmpty() ? Optional.empty() : Optional.of(options.inputs());
    return FutureInputs.throughout(states, names, futureInputs);
  }

  private static SharedStarts shared(
      Truth truth, List<RecordedForecasts> read, ProtocolOverrides overrides) {
    boolean named =
        overrides.trainSteps().isPresent()
            || overrides.starts().isPresent()
            || overrides.spacing().isPresent();
    return named ? SharedStarts.ofTruth(truth, read)
        : SharedStarts.ofForecasts(truth, read, overrides.maxSteps());
  }

  private void score(TruthSource given, SharedStarts shared) {
    RunOptions.Run run = options.begin(terminal);
    Truth truth =
        terminal.during(
            progress -> shared.truth()
                .withSystem(given.measured(run.cores(), progress).system()));
    terminal.print(ComparisonText.headingOfModels(truth.system(), truth.named()) + "\n");
    var outcomes = new TrainingOutcomes(List.copyOf(RecordedContestant.of(shared)));
    var comparison = new Comparison(truth, options.seed(), run.cores());
    ComparisonResult result;
    try (ProgressBars progress = terminal.progress()) {
      result =
          new Judging(terminal)
              .of(
                  comparison, List.of(), outcomes, run.manifest(), progress,
                  (whole, all) -> scores.added(whole, comparison, all.ready(), progress))
              .result();
    }
    terminal.print(ComparisonText.table(result));
    terminal.warn(outcomes);
    terminal.printRepeat(run.manifest().command());
    files.write(result);
  }

  private void writeStarts(Truth truth) {
    var text = new StringBuilder("start,time\n");
    for (int start : truth.division().starts()) {
      text.append(start).append(',').append(truth.trajectory().time(start)).append('\n');
    }
    AtomicFile.write(
        startsTo,
        file -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }
}
