package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.command.SeedOption;
import chaoscast.core.extended.ExtendedSurrogate;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.ExtendedFiles;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.core.hybrid.HybridTrainer;
import chaoscast.core.hybrid.KnowledgeProvider;
import chaoscast.core.hybrid.KnowledgeTrainer;
import chaoscast.core.linalg.Blas;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.PolynomialText;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.text.ShellText;
import chaoscast.core.training.ShardSum;
import chaoscast.core.training.ShardedTraining;
import chaoscast.evaluation.cli.options.DataShards;
import chaoscast.evaluation.cli.options.KnowledgeOptions;
import chaoscast.evaluation.cli.options.SettingsOptions;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.study.EngineOptions;
import chaoscast.evaluation.cli.study.StudyWorker;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.ChosenSettings;
import chaoscast.evaluation.report.FitText;
import chaoscast.evaluation.report.SettingsText;
import chaoscast.evaluation.search.AutomaticSettings.Wanted;
import chaoscast.evaluation.search.TrainingPart;
import chaoscast.evaluation.study.ShardFinder;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.lorenz.generation.LongGeneration;
import chaoscast.lorenz.knowledge.SystemKnowledge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/// `train`: a surrogate of a trajectory, in a file.
@Command(name = "train", sortOptions = false,
    description = {
      "Trains a surrogate on a trajectory and writes the model.",
      "With --engine or --shards the data are taken in shard by shard, a file or a generated trajectory each, and never"
          + " together: what each gives the regression is merged along a tree, to the same bits on every engine."
          + " Units are those of the first shard."
    })
final class TrainCommand implements Runnable {
  /// Runge–Kutta steps of learned equations in long arithmetic, where data do not say theirs.
  private static final int SUBSTEPS = 16;

  private final Terminal terminal;

  @Parameters(paramLabel = "SURROGATE", description = "One of those that 'surrogates' lists.")
  private String surrogate;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = ReadingFlags.DATA)
  private List<String> data = List.of();

  @Option(
      names = "--shards",
      paramLabel = "WORDS",
      description = "In place of --data: the words of a 'generate' command, such as \"lorenz63 --steps 10000"
          + " --trajectories 64\", whose trajectories are made where they are trained on, and not kept.")
  private String shards;

  @Option(
      names = "--dt",
      paramLabel = "H",
      description = "Time step, if the file does not say it, > 0.")
  private Double timeStep;

  @Mixin
  private ReadingFlags reading;

  @Option(
      names = "--train-steps",
      paramLabel = "N",
      description = "Number of states to train on, the first ones of the data, ≥ 2. Default: all.")
  private Integer trainSteps;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "An option of the surrogate; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--scaling",
      paramLabel = "none|std|standard|global",
      defaultValue = "standard",
      description = "Units that the surrogate is trained in. Default: ${DEFAULT-VALUE}.")
  private ScalingKind scaling;

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      defaultValue = "binary64",
      description = "Number format to train in: binary64 or, of d2r2 and sindy, binary(p) with p = 53 … 4096 bits, on"
          + " all digits that 'generate --precision' wrote, in units of their own. Default: ${DEFAULT-VALUE}.")
  private String precision;

  @Mixin
  private KnowledgeOptions knowledge;
  @Mixin
  private SettingsOptions settingsOptions;
  @Mixin
  private SeedOption seed;
  @Mixin
  private ThreadOptions threads;
  @Mixin
  private EngineOptions engines;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "MODEL.h5",
      description = "Model to write.")
  private Path output;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    engines.check();
    if (data.isEmpty() == (shards == null)) {
      throw new InputException("--data must be given, or --shards in its place");
    }
    if (!StudyWorker.isPlanning()) {
      OutputFiles.requireWritable(
          "--output", output, knowledge.inputs().and(DataFiles.paths(data)));
    }
    Optional<BigFloatFormat> numbers =
        Arithmetic.longNumbers("--precision", precision);
    if (numbers.isPresent()) {
      onDigits(numbers.get());
      return;
    }
    if (engines.isGiven() || shards != null) {
      onShards();
      return;
    }
    Optional<SystemKnowledge> model = knowledge.knowledge();
    settingsOptions.check();
    Map<String, String> given = KeyValues.parse("-p", settings);
    SurrogateTrainer asGiven = trainer(given, model);
    List<Trajectory> training = training();
    model.ifPresent(one -> one.requireKindOf(training.getFirst().provenance()));
    int cores = threads.apply();
    Surrogate trained;
    double seconds;
    try (ProgressBars progress = terminal.progress()) {
      SurrogateTrainer trainer =
          settingsOptions.areChosen(false)
              ? trainer(chosen(given, model.isPresent(), training, cores, progress), model)
              : asGiven;
      long start = System.nanoTime();
      trained = trainer.train(training, progress);
      seconds = (System.nanoTime() - start) * 1e-9;
    }
    Trajectory first = training.getFirst().slice(0, 1);
    tellAndSave(
        trained, first,
        new Effort(
            training.stream().mapToLong(Trajectory::steps).sum(),
            training.size() == 1 ? "" : " in %d trajectories".formatted(training.size()),
            seconds));
  }

  /// What a training took.
  private record Effort(long states, String pieces, double seconds) {}

  /// @param first of the data, for the names of variables
  private void tellAndSave(Surrogate trained, Trajectory first, Effort effort) {
    List<String> fitted = first.withInputsAsStates().names();
    trained.fit().ifPresent(fit -> terminal.print(FitText.of(fit, fitted)));
    terminal.warn(surrogate, trained);
    if (Surrogates.provider(surrogate).learnsEquations()) {
      trained
          .polynomials(Expansion.WHOLE)
          .map(equations -> PolynomialText.of(equations.withNames(first.names())).lines())
          .ifPresent(lines -> terminal.print("\n" + String.join("\n", lines) + "\n"));
    }
    Surrogates.save(trained, output);
    terminal.message(
        String.format(
            Locale.ROOT,
            "wrote %s: %s trained on %d states of %d variables%s in %.2f s",
            output,
            surrogate,
            effort.states(),
            first.dimension(),
            effort.pieces(),
            effort.seconds()));
  }

  /// In long arithmetic, on all digits that the file has.
  private void onDigits(BigFloatFormat format) {
    if (engines.isGiven() || shards != null || settingsOptions.areChosen(false)
        || knowledge.knowledge().isPresent()) {
      throw new InputException(
          "--engine, --shards, --settings auto and --knowledge must be left out where --precision is binary(p)");
    }
    List<Path> files = DataFiles.paths(data);
    List<Trajectory> training = training();
    if (files.size() > 1 || training.size() > 1) {
      throw new InputException(
          "--data must be one trajectory where --precision is binary(p) but are %d in %d files"
              .formatted(training.size(), files.size()));
    }
    Trajectory states = training.getFirst();
    Recordings whole = DataFiles.read(data, reading.options(timeStep));
    Optional<ExtendedTrajectory> digits =
        ExtendedFiles.digits(files.getFirst(), whole.trajectories().getFirst());
    ExtendedTrajectory numbers =
        digits.isPresent()
            ? digits.get().slice(0, states.steps()).in(format)
            : ExtendedTrajectory.of(states, format);
    OptionalInt substeps = LongGeneration.substepsOf(states.provenance());
    if (substeps.isEmpty() && surrogate.equals("sindy")) {
      terminal.message(
          "note: the data do not say that rk4 made them; equations are integrated by %d steps of it a state"
              .formatted(SUBSTEPS));
    }
    int cores = threads.apply();
    long start = System.nanoTime();
    ExtendedSurrogate trained =
        terminal.during(
            progress -> ExtendedSurrogate.train(
                surrogate, numbers, substeps.orElse(SUBSTEPS),
                KeyValues.parse("-p", settings), cores, progress));
    tellAndSave(
        trained, states.slice(0, 1),
        new Effort(
            states.steps(),
            " in %s, %s".formatted(
                format.name(),
                digits.isPresent() ? "with all their digits" : "which are doubles"),
            (System.nanoTime() - start) * 1e-9));
  }

  /// Takes the data in shard by shard. Linear algebra keeps to one thread, so that sums are the same on every engine.
  private void onShards() {
    if (trainSteps != null) {
      throw new InputException(
          "--train-steps must be left out where the data are taken in by shards but was "
              + trainSteps);
    }
    if (settingsOptions.areChosen(false) || knowledge.knowledge().isPresent()) {
      throw new InputException(
          "settings that are chosen from data, and a model that is corrected, must be left out where the data are"
              + " taken in by shards");
    }
    SurrogateTrainer trainer = trainer(KeyValues.parse("-p", settings), Optional.empty());
    int cores = threads.apply();
    Blas.best().threads(1);
    DataShards pieces =
        shards == null ? DataShards.files(data, reading.options(timeStep)) : generated();
    long start = System.nanoTime();
    ShardedTraining training = ShardedTraining.of(trainer, pieces.count(), pieces.read());
    if (StudyWorker.isPlanning()) {
      ShardFinder only = _ -> training;
      StudyWorker.planned(only);
      return;
    }
    try (TrialEngine engine = engines.open(terminal, cores)) {
      ShardSum sum = terminal.during(progress -> engine.sum(surrogate, training, progress));
      engine.remarks().forEach(terminal::warn);
      Surrogate trained = training.solve(sum);
      double seconds = (System.nanoTime() - start) * 1e-9;
      tellAndSave(
          trained, pieces.read().apply(0).getFirst().slice(0, 1),
          new Effort(
              trained.header().trainedOn().count(),
              " in %d shards".formatted(training.count()), seconds));
      engine.costs().forEach(terminal::message);
    }
  }

  /// As `generate` would; its numbers are read as everywhere.
  private static void parse(GenerateCommand command, List<String> words) {
    try {
      Main.withNumbers(new CommandLine(command)).parseArgs(words.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new InputException(
          "--shards must be words of a generate command but was not understood: " + e.getMessage(),
          e);
    }
  }

  private DataShards generated() {
    var command = new GenerateCommand(terminal);
    var words = new ArrayList<>(ShellText.words(shards));
    words.addAll(List.of("-o", "shards"));
    parse(command, words);
    GenerateCommand.Shards made = command.shards();
    return new DataShards(made.count(), number -> List.of(made.trajectory().apply(number)));
  }

  private SurrogateTrainer trainer(
      Map<String, String> all, Optional<SystemKnowledge> model) {
    if (model.isPresent() && surrogate.equals(KnowledgeProvider.NAME)) {
      if (!all.isEmpty()) {
        throw new InputException(
            "-p must be left out, as %s has no options, but was %s".formatted(surrogate, all));
      }
      return new KnowledgeTrainer(model.get());
    }
    SurrogateTrainer trainer =
        Surrogates.provider(surrogate).trainer(all, seed.seed().child(surrogate));
    return model.isPresent()
        ? new HybridTrainer(trainer, model.get(), scaling)
        : new ScaledTrainer(trainer, scaling);
  }

  /// @return settings that were chosen from the data, which are printed
  private Map<String, String> chosen(
      Map<String, String> given, boolean correct, List<Trajectory> training, int cores,
      Progress progress) {
    ChosenSettings chosen =
        settingsOptions
            .choose(
                List.of(new Wanted(surrogate, surrogate, Map.of(), given, correct)),
                TrainingPart.of(training, scaling), seed.seed(), cores, progress)
            .getFirst();
    terminal.print(SettingsText.ofModel(chosen));
    return chosen.settings();
  }

  private List<Trajectory> training() {
    Recordings read = DataFiles.read(data, reading.options(timeStep)).requireMotion();
    terminal.warn(read.understanding());
    List<Trajectory> all = read.trajectories();
    if (trainSteps == null) {
      return all;
    }
    Requirements.requireAtLeast("--train-steps", 2, trainSteps);
    long steps = all.stream().mapToLong(Trajectory::steps).sum();
    if (trainSteps > steps) {
      throw new InputException(
          "%s must have ≥ %d steps (--train-steps) but has %d"
              .formatted(String.join(", ", data), trainSteps, steps));
    }
    var taken = new ArrayList<Trajectory>();
    int left = trainSteps;
    for (Trajectory one : all) {
      if (left > 0) {
        taken.add(one.slice(0, Math.min(left, one.steps())));
        left -= Math.min(left, one.steps());
      }
    }
    return taken;
  }
}
