package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.SeedOption;
import chaoscast.core.files.Destination;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.parallel.Parallel;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.DataSet;
import chaoscast.lorenz.generation.DormandPrince853;
import chaoscast.lorenz.generation.ExponentialRungeKutta4;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.GraggBulirschStoer;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.OwnSteps;
import chaoscast.lorenz.generation.RungeKutta4;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `generate`: a trajectory of a system, in a file.
@Command(name = "generate", sortOptions = false,
    description = "Integrates a system and writes its trajectory.")
final class GenerateCommand implements Runnable {
  private static final int LONGEST_TRANSIENT = 1_000_000_000;
  private static final int MOST_TRAJECTORIES = 100_000;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "SYSTEM",
      arity = "0..1",
      description = "One of those that 'systems' lists.")
  private String system;

  @Option(
      names = "-s",
      paramLabel = "key=value",
      description = "A parameter of the system; may be repeated.")
  private List<String> parameters = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Number of states, ≥ 1.")
  private Integer steps;

  @Option(
      names = "--dt",
      paramLabel = "H",
      description = "Time between states, > 0. Default: the system's own.")
  private Double timeStep;

  @Option(
      names = "--transient",
      paramLabel = "N",
      description = "States discarded before the first. Default: the system's own length of time.")
  private Integer discarded;

  @Option(
      names = "--integrator",
      paramLabel = "rk4|dp853|gbs|etdrk4|own",
      description = "Runge–Kutta, Dormand–Prince 8(5,3), Gragg–Bulirsch–Stoer or exponential"
          + " Runge–Kutta. Default: etdrk4 for stiff systems that allow it, rk4 for others.")
  private String integrator;

  @Option(
      names = "--substeps",
      paramLabel = "N",
      description = "Steps of rk4 or etdrk4 between two states, ≥ 1. Default: 1.")
  private Integer substeps;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description = "Absolute and relative tolerance of dp853 or gbs, > 0. Default: 1e-12.")
  private Double tolerance;

  @Option(
      names = "--noise",
      paramLabel = "R",
      defaultValue = "0",
      description = "Observation noise, relative to each variable's deviation. Default: none.")
  private double noise;

  @Option(
      names = "--trajectories",
      paramLabel = "N",
      description = "Writes N independent ones, to FILE-1, FILE-2, …, before the extension.")
  private Integer trajectories;

  @Option(
      names = "--comments",
      description = "Begins CSV with comments on its origin and the time step to the last bit.")
  private boolean comments;

  @Option(
      names = "--like",
      paramLabel = "DATA",
      description = "Makes the file DATA again, from the settings in it; takes no system and settings.")
  private Path like;

  @Mixin
  private ThreadOptions threads;

  @Mixin
  private SeedOption seed;

  @Option(names = "--hidden", description = "Writes the hidden variables too.")
  private boolean hidden;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Trajectory to write: .h5, .hdf5, .csv or .npy; - is CSV on standard output.")
  private Path output;

  GenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<Path> files = files();
    files.forEach(TrajectoryFiles::requireWritable);
    DataSet data = like == null ? dataSet() : again();
    int cores = threads.apply();
    var written = new AtomicInteger();
    Runnable saying =
        () -> terminal.interrupted(
            "trajectories", written.get(), files.size(), "a file is whole or not there");
    try (ProgressBars progress = terminal.progress(); var _ = new Interruption(saying)) {
      Parallel.run(
          files.size(),
          cores,
          number -> {
            (trajectories == null ? data : data.member(number + 1))
                .write(
                    files.get(number),
                    comments,
                    files.size() == 1 ? progress : Progress.NONE);
            progress.at("trajectories", written.incrementAndGet(), files.size());
          });
    }
    int variables =
        data.hidden()
            ? data.generation().system().dimension()
            : data.generation().system().observedDimension();
    for (Path file : files) {
      terminal.message(
          "wrote %s: %d states of %d variables, Δt = %s"
              .formatted(
                  file,
                  data.generation().plan().steps(),
                  variables,
                  data.generation().plan().timeStep()));
    }
  }

  /// The output, or as many beside it as there are trajectories.
  private List<Path> files() {
    if (trajectories == null) {
      return List.of(output);
    }
    Requirements.requireAtLeast("--trajectories", 1, trajectories);
    SizeLimit.requireAtMost(
        "--trajectories", trajectories, MOST_TRAJECTORIES, "that a folder holds too many files");
    if (Destination.isStandardOutput(output)) {
      throw new InputException(
          "--output must be a file where --trajectories is given but was " + output);
    }
    String name = output.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return List.of(output); // which is then refused for its format
    }
    return IntStream.rangeClosed(1, trajectories)
        .mapToObj(
            number -> output.resolveSibling(
                name.substring(0, dot) + "-" + number + name.substring(dot)))
        .toList();
  }

  private DataSet again() {
    boolean settings =
        steps != null || timeStep != null || discarded != null || integrator != null
            || substeps != null || tolerance != null || trajectories != null || noise != 0;
    if (system != null || !parameters.isEmpty() || settings || hidden) {
      throw new InputException(
          "--like must stand without a system and its settings, which the file holds");
    }
    return DataSet.like(TrajectoryFiles.read(like));
  }

  private DataSet dataSet() {
    if (system == null) {
      throw new InputException("a SYSTEM must be given, or --like with a file to make again");
    }
    if (steps == null) {
      throw new InputException("--steps must be given");
    }
    return new DataSet(generation(), hidden, Requirements.requireNonNegative("--noise", noise));
  }

  private Generation generation() {
    DynamicalSystem field = Systems.create(system, KeyValues.parse("-s", parameters));
    double step =
        timeStep == null
            ? field.defaultTimeStep()
            : Requirements.requirePositive("--dt", timeStep);
    GenerationPlan plan =
        GenerationPlan.of(field, Requirements.requireAtLeast("--steps", 1, steps))
            .withTimeStep(step)
            .withDiscardedSteps(discarded == null ? defaultTransient(field, step) : discarded)
            .withIntegrator(method(field))
            .withSeed(seed.seed());
    return new Generation(field, plan);
  }

  /// As much time as the system's default step and transient make.
  private static int defaultTransient(DynamicalSystem field, double step) {
    double time = field.defaultTransient() * field.defaultTimeStep();
    double states = Math.ceil(time / step - 1e-9);
    if (states > LONGEST_TRANSIENT) {
      throw new InputException(
          "--dt must be ≥ %s where the transient of %s time units is the system's own, but was %s"
              .formatted(time / LONGEST_TRANSIENT, time, step),
          "give --transient");
    }
    return (int) states;
  }

  private Integrator method(DynamicalSystem field) {
    Integrator method =
        integrator == null ? Integrator.standardFor(field) : Integrator.named(integrator);
    boolean fixed = method instanceof RungeKutta4 || method instanceof ExponentialRungeKutta4;
    if (substeps != null && !fixed) {
      throw new InputException(
          "--integrator must be rk4 where --substeps is given but was %s".formatted(method.name()));
    }
    if (tolerance != null && fixed) {
      throw new InputException(
          "--integrator must be dp853 or gbs where --tolerance is given but was %s"
              .formatted(method.name()));
    }
    return switch (method) {
      case RungeKutta4 rk4 -> substeps == null ? rk4 : new RungeKutta4(substeps);
      case ExponentialRungeKutta4 etd ->
          substeps == null ? etd : new ExponentialRungeKutta4(substeps);
      case DormandPrince853 dp ->
          tolerance == null ? dp : new DormandPrince853(tolerance, tolerance);
      case GraggBulirschStoer gbs ->
          tolerance == null ? gbs : new GraggBulirschStoer(tolerance, tolerance);
      case OwnSteps own -> own;
    };
  }
}
