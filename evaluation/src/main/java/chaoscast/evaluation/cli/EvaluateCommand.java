package chaoscast.evaluation.cli;

import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.command.InputFiles;
import chaoscast.evaluation.cli.options.ClimateOptions;
import chaoscast.evaluation.cli.options.DataFiles;
import chaoscast.evaluation.cli.options.ProtocolOptions;
import chaoscast.evaluation.cli.options.ResultFiles;
import chaoscast.evaluation.cli.options.RunOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Training;
import chaoscast.evaluation.compare.TrainingOutcomes;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.report.ComparisonText;
import chaoscast.evaluation.truth.Truth;
import chaoscast.evaluation.truth.Truths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate`: how far models that are there already see.
@Command(
    name = "evaluate",
    sortOptions = false,
    description = {
      "Scores models on data.",
      "Starts come after the first --train-steps states, so that a model can be scored on the file"
          + " that it was trained on. The train error is that of the last of those states, whatever"
          + " the model was trained on."
    })
final class EvaluateCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "MODEL.h5", description = "What 'train' wrote.")
  private List<Path> models;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Trajectory to hold forecasts against: .h5, .hdf5 or .csv.")
  private Path data;

  @Mixin
  private ProtocolOptions protocol;
  @Mixin
  private ClimateOptions climate;
  @Mixin
  private RunOptions options;
  @Mixin
  private ResultFiles files;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var inputs = new ArrayList<>(models);
    inputs.add(data);
    files.requireWritable(new InputFiles(inputs));
    climate.check();
    List<Surrogate> surrogates = models.stream().map(Surrogates::load).toList();
    Truth given = truth(surrogates);
    RunOptions.Run run = options.begin(terminal);
    Truth truth = terminal.during(progress -> Truths.measured(given, data, run.cores(), progress));
    terminal.print(ComparisonText.heading(truth.system(), truth.protocol()) + "\n");
    var comparison = new Comparison(truth, options.seed(), run.cores());
    var training = new Training(truth);
    List<String> labels = labels(surrogates);
    TrainingOutcomes outcomes =
        new TrainingOutcomes(
            IntStream.range(0, labels.size())
                .mapToObj(i -> training.ready(labels.get(i), surrogates.get(i)))
                .toList())
            .requireAny();
    ComparisonResult result;
    try (ProgressBars progress = terminal.progress()) {
      result = comparison.judge(outcomes, run.manifest(), progress);
      result = climate.added(result, comparison, outcomes.trained(), progress);
    }
    terminal.warn(outcomes);
    files.write(result);
    terminal.print(ComparisonText.table(result));
    terminal.printRepeat(run.manifest().command());
  }

  private Truth truth(List<Surrogate> surrogates) {
    Trajectory trajectory = DataFiles.readFor(surrogates, data, protocol.dt());
    String name = data.getFileName().toString();
    NamedProtocol named =
        Protocols.forData(name, trajectory.steps(), trajectory.timeStep(), protocol.overrides());
    return Truths.of(trajectory, name, named);
  }

  /// The surrogates' names, or those of their files where two are of a kind.
  private List<String> labels(List<Surrogate> surrogates) {
    Set<String> kinds = new TreeSet<>(surrogates.stream().map(Surrogate::provider).toList());
    return IntStream.range(0, models.size())
        .mapToObj(
            i -> kinds.size() == models.size()
                ? surrogates.get(i).provider()
                : models.get(i).getFileName().toString())
        .toList();
  }
}
