package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.SeedOption;
import chaoscast.core.files.Destination;
import chaoscast.core.files.ExtendedFiles;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.cli.options.SystemOptions;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.DataSet;
import chaoscast.lorenz.generation.DormandPrince853;
import chaoscast.lorenz.generation.ExponentialRungeKutta4;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.GraggBulirschStoer;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.LongGeneration;
import chaoscast.lorenz.generation.LongRungeKutta4;
import chaoscast.lorenz.generation.OwnSteps;
import chaoscast.lorenz.generation.RadauIIA;
import chaoscast.lorenz.generation.RungeKutta4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `generate`: a trajectory of a system, in a file.
@Command(name = "generate", sortOptions = false,
    description = "Integrates a system and writes its trajectory.")
final class GenerateCommand implements Runnable {
  private static final int LONGEST_TRANSIENT = 1_000_000_000;
  private static final int MOST_TRAJECTORIES = 100_000;

  private final Terminal terminal;

  @Mixin
  private SystemOptions system;

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
      paramLabel = "rk4|dp853|gbs|radau|etdrk4|own",
      description = "Runge–Kutta, Dormand–Prince 8(5,3), Gragg–Bulirsch–Stoer, Radau IIA (implicit, for stiff"
          + " systems), exponential Runge–Kutta or a map's own. Default: what the system names for itself; etdrk4"
          + " where it has a stiff linear part, rk4 elsewhere.")
  private String integrator;

  @Option(
      names = "--substeps",
      paramLabel = "N",
      description = "Steps of rk4 or etdrk4 between two states, ≥ 1. Default: 1.")
  private Integer substeps;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description = "Absolute and relative tolerance of dp853, gbs or radau, > 0. Default: 1e-12.")
  private Double tolerance;

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      defaultValue = "binary64",
      description = "Number format to compute in: binary64 or binary(p) with p = 53 … 4096 bits, by rk4, into .h5"
          + " with every digit. Default: ${DEFAULT-VALUE}.")
  private String precision;

  @Option(
      names = "--noise",
      split = ",",
      paramLabel = "R",
      description = "Observation noise, relative to each variable's deviation; several, as in 0,0.01, write a"
          + " file each. Default: none.")
  private List<Double> noise = List.of();

  @Option(
      names = "--all",
      description = "Every system that 'systems' lists, a file each.")
  private boolean all;

  @Option(
      names = "--trajectories",
      paramLabel = "N",
      description = "Writes N independent ones, to FILE-1, FILE-2, …, before the extension; where -o has none, to"
          + " 1.h5, 2.h5, … in that folder.")
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
      description = "Trajectory to write: .h5, .hdf5, .csv or .npy; - is CSV on standard output. With --all, several"
          + " systems (a,b,c) or several values of --noise: a folder, made if it is missing.")
  private Path output;

  GenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (all || noise.size() > 1 || system.name().filter(name -> name.contains(",")).isPresent()) {
      batch();
      return;
    }
    List<Path> files = files();
    Optional<BigFloatFormat> digits = digits();
    files.forEach(
        digits.isPresent() ? ExtendedFiles::requireWritable : TrajectoryFiles::requireWritable);
    DataSet data = like == null ? dataSet() : again();
    digits.ifPresent(
        format -> {
          requireNoiseless(data);
          new LongGeneration(data.generation(), format);
        });
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
            write(
                trajectories == null ? data : data.member(number + 1),
                digits,
                files.get(number),
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
                  NumberText.plain(data.generation().plan().timeStep()))
              + digits.map(format -> ", every digit in " + format.name()).orElse(""));
    }
  }

  private void write(
      DataSet data, Optional<BigFloatFormat> digits, Path file, Progress progress) {
    if (digits.isPresent()) {
      new LongGeneration(data.generation(), digits.get()).write(file, data.hidden(), progress);
    } else {
      data.write(file, comments, progress);
    }
  }

  /// @return the format of the states, where doubles do not hold it
  private Optional<BigFloatFormat> digits() {
    if (like != null) {
      return LongGeneration.formatOf(TrajectoryFiles.read(like).provenance());
    }
    return Arithmetic.longNumbers("--precision", precision);
  }

  private static void requireNoiseless(DataSet data) {
    if (data.noise() > 0) {
      throw new InputException(
          "--noise must be left out where --precision is binary(p) but was " + data.noise());
    }
  }

  /// The trajectories that [#run] would write, made one by one in memory.
  ///
  /// @throws InputException if settings are not of trajectories of one system
  Shards shards() {
    if (all || like != null || noise.size() > 1
        || system.name().filter(name -> name.contains(",")).isPresent()) {
      throw new InputException("--shards must be of one system, without --all and --like");
    }
    SizeLimit.requireAtMost(
        "--trajectories", count(), MOST_TRAJECTORIES, "that there are too many shards");
    DataSet data = dataSet();
    return new Shards(count(), number -> data.member(number + 1).trajectory(Progress.NONE));
  }

  /// @param count      how many there are, ≥ 1
  /// @param trajectory of a number, from 0 on
  record Shards(int count, IntFunction<Trajectory> trajectory) {}

  private int count() {
    return trajectories == null ? 1
        : Requirements.requireAtLeast("--trajectories", 1, trajectories);
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
      makeFolder();
      int digits = Integer.toString(trajectories).length();
      return IntStream.rangeClosed(1, trajectories)
          .mapToObj(number -> output.resolve(("%0" + digits + "d.h5").formatted(number)))
          .toList();
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
            || substeps != null || tolerance != null || trajectories != null || !noise.isEmpty()
            || !precision.equals(Arithmetic.BINARY64.name());
    if (system.given() || settings || hidden) {
      throw new InputException(
          "--like must stand without a system and its settings, which the file holds");
    }
    return DataSet.like(TrajectoryFiles.read(like));
  }

  private DataSet dataSet() {
    DynamicalSystem field =
        system.create("a SYSTEM must be given, or --like with a file to make again");
    return dataSet(field, noise.isEmpty() ? 0 : noise.getFirst());
  }

  private DataSet dataSet(DynamicalSystem field, double level) {
    requireSteps();
    return new DataSet(
        generation(field), hidden, Requirements.requireNonNegative("--noise", level));
  }

  private void requireSteps() {
    if (steps == null) {
      throw new InputException("--steps must be given");
    }
  }

  /// Every system at every level of noise, a file each; one that fails is told of, and the others are written.
  private void batch() {
    if (like != null || trajectories != null || comments || digits().isPresent()) {
      throw new InputException(
          "--like, --trajectories, --comments and --precision must be left out where several files are generated");
    }
    if (all && system.given()) {
      throw new InputException("--all must stand without a system and -s");
    }
    List<SystemProvider> providers =
        all
            ? Systems.all()
            : Arrays.stream(system.name().orElseThrow(
                () -> new InputException("a SYSTEM must be given, or --all")).split(","))
                .map(String::strip)
                .map(Systems::named)
                .toList();
    List<Double> levels = noise.isEmpty() ? List.of(0.0) : noise;
    requireSteps();
    var sets = new LinkedHashMap<Path, Supplier<DataSet>>();
    for (SystemProvider provider : providers) {
      DynamicalSystem field = provider.create(system.parameters());
      for (double level : levels) {
        Requirements.requireNonNegative("--noise", level);
        String suffix = level == 0 ? "" : "-noise" + NumberText.plain(level);
        Path file = output.resolve(provider.name() + suffix + ".h5");
        if (sets.put(file, () -> dataSet(field, level)) != null) {
          throw new InputException(
              "systems and --noise must name each file once but %s is named twice"
                  .formatted(file));
        }
      }
    }
    makeFolder();
    sets.keySet().forEach(TrajectoryFiles::requireWritable);
    List<Map.Entry<Path, Supplier<DataSet>>> work = List.copyOf(sets.entrySet());
    int cores = threads.apply();
    var done = new AtomicInteger();
    List<Optional<String>> failures =
        terminal.during(progress -> Parallel.map(work.size(), cores, number -> {
          Optional<String> failure = written(work.get(number));
          progress.at("files", done.incrementAndGet(), work.size());
          return failure;
        }));
    List<String> reasons = failures.stream().flatMap(Optional::stream).toList();
    if (reasons.size() == work.size()) {
      throw new InputException(reasons.getFirst());
    }
    reasons.forEach(terminal::warn);
    terminal.message(
        "wrote %d files of %d states to %s"
            .formatted(work.size() - reasons.size(), steps, output));
  }

  private static Optional<String> written(Map.Entry<Path, Supplier<DataSet>> set) {
    try {
      set.getValue().get().write(set.getKey(), Progress.NONE);
      return Optional.empty();
    } catch (InputException e) {
      return Optional.of("%s was not written: %s".formatted(set.getKey(), e.getMessage()));
    }
  }

  private void makeFolder() {
    try {
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new InputException(
          "--output must be a folder that can be made where several files are generated but was %s"
              .formatted(output),
          e);
    }
  }

  private Generation generation(DynamicalSystem field) {
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
          "--integrator must be dp853, gbs or radau where --tolerance is given but was %s"
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
      case RadauIIA radau -> tolerance == null ? radau : new RadauIIA(tolerance, tolerance);
      case OwnSteps own -> own;
      case LongRungeKutta4 other -> other;
    };
  }
}
