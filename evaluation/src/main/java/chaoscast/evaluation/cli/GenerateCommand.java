package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.RungeKutta4;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `generate`: a trajectory of a system, in a file.
@Command(name = "generate", sortOptions = false,
    description = "Integrates a system and writes its trajectory.")
final class GenerateCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(paramLabel = "SYSTEM", description = "One of those that 'systems' lists.")
  private String system;

  @Option(
      names = "-s",
      paramLabel = "key=value",
      description = "A parameter of the system; may be repeated.")
  private List<String> parameters = List.of();

  @Option(
      names = "--steps",
      required = true,
      paramLabel = "N",
      description = "Number of states, ≥ 1.")
  private int steps;

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
      paramLabel = "rk4|dp853",
      defaultValue = "rk4",
      description = "Classical Runge–Kutta, or Dormand–Prince 8(5,3). Default: ${DEFAULT-VALUE}.")
  private String integrator;

  @Option(
      names = "--substeps",
      paramLabel = "N",
      description = "Steps of rk4 between two states, ≥ 1. Default: 1.")
  private Integer substeps;

  @Mixin
  private SeedOptions seed;

  @Option(names = "--hidden", description = "Writes the hidden variables too.")
  private boolean hidden;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Trajectory to write: .h5, .hdf5 or .csv.")
  private Path output;

  GenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    TrajectoryFiles.requireWritable(output);
    var generation = generation();
    Trajectory trajectory;
    try (ProgressBars progress = terminal.progress()) {
      trajectory = hidden ? generation.complete(progress) : generation.observed(progress);
    }
    TrajectoryFiles.write(trajectory, output);
    terminal.tell(
        "wrote %s: %d states of %d variables, Δt = %s"
            .formatted(
                output, trajectory.steps(), trajectory.dimension(), trajectory.timeStep()));
  }

  private Generation generation() {
    DynamicalSystem field = Systems.create(system, Assignments.parse("-s", parameters));
    double step =
        timeStep == null
            ? field.defaultTimeStep()
            : Requirements.requirePositive("--dt", timeStep);
    GenerationPlan plan =
        GenerationPlan.of(field, Requirements.requireAtLeast("--steps", 1, steps))
            .withTimeStep(step)
            .withDiscardedSteps(discarded == null ? defaultTransient(field, step) : discarded)
            .withIntegrator(method())
            .withSeed(seed.seed());
    return new Generation(field, plan);
  }

  /// As much time as the system's default step and transient make.
  private static int defaultTransient(DynamicalSystem field, double step) {
    return (int) Math.ceil(field.defaultTransient() * field.defaultTimeStep() / step - 1e-9);
  }

  private Integrator method() {
    Integrator method = Integrator.named(integrator);
    if (substeps == null) {
      return method;
    }
    if (!(method instanceof RungeKutta4)) {
      throw new InputException(
          "--integrator must be rk4 where --substeps is given but was %s".formatted(method.name()));
    }
    return new RungeKutta4(substeps);
  }
}
