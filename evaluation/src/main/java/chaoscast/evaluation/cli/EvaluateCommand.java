package chaoscast.evaluation.cli;

import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.ExtendedFiles;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.evaluation.cli.options.ClimateOptions;
import chaoscast.evaluation.cli.options.EnsembleOptions;
import chaoscast.evaluation.cli.options.ModelData;
import chaoscast.evaluation.cli.options.ModelTruth;
import chaoscast.evaluation.cli.options.ProtocolOptions;
import chaoscast.evaluation.cli.options.ResultFiles;
import chaoscast.evaluation.cli.options.RunOptions;
import chaoscast.evaluation.cli.options.ScoresOption;
import chaoscast.evaluation.cli.options.StartOptions;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.ScoredRows;
import chaoscast.evaluation.compare.Training;
import chaoscast.evaluation.compare.TrainingOutcomes;
import chaoscast.evaluation.ensemble.MemberTrainer;
import chaoscast.evaluation.report.ComparisonText;
import chaoscast.evaluation.truth.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "Starts come after the states that the models were trained on, which they remember, whatever file"
          + " these stand in; data that no model has seen are scored from the warm-up on. --train-steps lets"
          + " starts come after as many states. A model is not scored on states that it was trained on"
          + " unless --allow-training-rows is given. The train error is that of the last states before that"
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
      description = ReadingFlags.DATA)
  private List<String> data;

  @Mixin
  private ReadingFlags reading;

  @Option(
      names = "--future-inputs",
      paramLabel = "FILE",
      description = "Inputs in a file of their own, for models that have some: one row a state of the data,"
          + " from the first on unless times say otherwise. Default: columns of the data.")
  private Path futureInputs;

  @Option(
      names = "--allow-training-rows",
      description = "Scores models on states that they were trained on too, and marks them in the table.")
  private boolean allowTrainingRows;

  @Mixin
  private ProtocolOptions protocol;
  @Mixin
  private ClimateOptions climate;
  @Mixin
  private ScoresOption scores;
  @Mixin
  private StartOptions starts;
  @Mixin
  private EnsembleOptions ensembles;
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
    inputs.addAll(DataFiles.paths(data));
    if (futureInputs != null) {
      inputs.add(futureInputs);
    }
    files.requireWritable(new InputFiles(inputs));
    climate.check();
    ensembles.checkReady();
    List<Surrogate> loaded = models.stream().map(Surrogates::load).toList();
    Recordings read =
        ModelData.readFor(
            loaded, data, reading.options(protocol.dt()), Optional.ofNullable(futureInputs));
    terminal.warn(read.understanding());
    TruthSource given = truth(loaded, read).withLyapunov(protocol.lyapunov());
    RunOptions.Run run = options.begin(terminal);
    Truth truth = withDigits(
        terminal.during(
            progress -> given.measured(run.cores(), progress).make(progress))
            .observedAs(starts.observing(0)));
    climate.check(truth);
    starts.check(truth);
    ensembles.checkReady(truth);
    List<Surrogate> surrogates = checked(loaded, truth);
    terminal.print(ComparisonText.headingOfModels(truth.system(), truth.named()) + "\n");
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
      result =
          new Judging(terminal)
              .of(
                  comparison, List.of(), outcomes, run.manifest(), progress,
                  (whole, all) -> ensembles.added(
                      scores.added(
                          climate.added(whole, comparison, all.trained(), progress), comparison,
                          all.ready(), progress),
                      truth, all.ready(),
                      new EnsembleOptions.Run(
                          options.seed(), run.cores(), progress, MemberTrainer.HERE),
                      terminal::warn))
              .result();
    }
    terminal.print(ComparisonText.table(result));
    terminal.warn(outcomes);
    terminal.printRepeat(run.manifest().command());
    files.write(result);
  }

  /// @return the truth with all digits that its file has
  private Truth withDigits(Truth truth) {
    List<Path> files = DataFiles.paths(data);
    return files.size() == 1
        ? ExtendedFiles.digits(files.getFirst(), truth.trajectory()).map(truth::withDigits)
            .orElse(truth)
        : truth;
  }

  /// @return the surrogates with remarks on whether they saw what they are scored on
  private List<Surrogate> checked(List<Surrogate> surrogates, Truth truth) {
    var rows = new ScoredRows(truth);
    return IntStream.range(0, surrogates.size())
        .mapToObj(
            i -> rows.checked(surrogates.get(i), models.get(i).toString(), allowTrainingRows))
        .toList();
  }

  private TruthSource truth(List<Surrogate> surrogates, Recordings read) {
    return allowTrainingRows
        ? TruthSource.of(read, data, protocol.overrides())
        : new ModelTruth(surrogates, read, data, protocol.overrides()).source();
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
