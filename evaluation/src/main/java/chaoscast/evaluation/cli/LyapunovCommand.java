package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.SeedOption;
import chaoscast.evaluation.cli.options.SystemOptions;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.ExponentTable;
import chaoscast.evaluation.report.LyapunovReport;
import chaoscast.evaluation.study.ExponentTrials;
import chaoscast.evaluation.study.Study;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialLog;
import chaoscast.evaluation.study.TrialResult;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.equations.EquationProvider;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.equations.LongArithmetic;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.LongRungeKutta4;
import chaoscast.lorenz.generation.RungeKutta4;
import chaoscast.lorenz.lyapunov.FiniteSizeExponent;
import chaoscast.lorenz.lyapunov.FiniteSizeGrowth;
import chaoscast.lorenz.lyapunov.FiniteSizePlan;
import chaoscast.lorenz.lyapunov.LyapunovMeasurement;
import chaoscast.lorenz.lyapunov.LyapunovPlan;
import chaoscast.lorenz.lyapunov.LyapunovSpectrum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lyapunov`: how fast solutions of a system part.
@Command(
    name = "lyapunov",
    sortOptions = false,
    description = {
      "Measures Lyapunov exponents of a system by the QR method on its tangent flow.",
      "Where variables are hidden, also how fast the observed ones part at several sizes.",
      "With --all: the leading exponent of every system by two methods, beside what others say of it."
    })
final class LyapunovCommand implements Runnable {
  private static final int DEFAULT_STEPS = 1_000_000;

  private final Terminal terminal;

  @Mixin
  private SystemOptions system;

  @Option(
      names = "--exponents",
      paramLabel = "N",
      description = "How many, the largest ones. Default: all, or 8 of more than 64 variables.")
  private Integer exponents;

  @Option(
      names = "--time",
      paramLabel = "T",
      description = "Time units averaged over. Default: what a minute or so allows.")
  private Double time;

  @Option(
      names = "--dt",
      paramLabel = "H",
      description = "Step of the integrator, > 0. Default: the system's own.")
  private Double timeStep;

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      defaultValue = "binary64",
      description = "Number format of states and of their small differences: binary64 or, of flows by rk4, binary(p)"
          + " with p = 53 … 4096, for which --time must be given. Default: ${DEFAULT-VALUE}.")
  private String precision;

  @Mixin
  private SeedOption seed;

  @Mixin
  private ThreadOptions threads;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes what was found as JSON.")
  private Path json;

  @Option(names = "--all",
      description = "Measures every system that 'systems' lists, by two methods.")
  private boolean all;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "With --all: steps of each system's own size that a measurement averages over, for"
          + " maps ten times as many. Default: 1000000.")
  private Integer steps;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "With --all: folder that every measurement is written to at once, and that a run which was"
          + " stopped goes on from; made if it is missing.")
  private Path resume;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "With --all: writes the table as a page.")
  private Path markdown;

  LyapunovCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (all) {
      everySystem();
      return;
    }
    if (steps != null || resume != null || markdown != null) {
      throw new InputException("--steps, --resume and --markdown must stand beside --all");
    }
    system.name().ifPresent(LyapunovCommand::refuseData);
    OutputFiles.requireWritable("--json", json, system.inputs());
    DynamicalSystem field = system.create("a SYSTEM must be given, or --equations with a file");
    LyapunovPlan plan = plan(field);
    int cores = threads.apply();
    var manifest = Manifest.now(terminal.command(List.of()), seed.seed().value(), cores);
    var measurement = new LyapunovMeasurement(field, plan);
    LyapunovSpectrum spectrum;
    List<FiniteSizeExponent> growth = List.of();
    try (ProgressBars progress = terminal.progress()) {
      spectrum = measurement.run(cores, progress);
      if (field.hidesVariables()) {
        growth =
            new FiniteSizeGrowth(field, FiniteSizePlan.STANDARD.withSeed(seed.seed()))
                .run(cores, progress);
      }
    }
    var report = new LyapunovReport(manifest, field, plan, spectrum, growth);
    terminal.print(report.text());
    if (field instanceof EquationSystem text && text.mayJump()) {
      terminal.warn(
          "%s names sign or mod: where these jump, tangent vectors do not, and the exponents may be wrong; a smooth step"
              .formatted(field.name())
              + " such as tanh(50*x) for sign(x) has them right");
    }
    if (json != null) {
      report.writeJson(json);
    }
  }

  private static void refuseData(String name) {
    if (!name.endsWith(EquationProvider.EXTENSION) && Files.isRegularFile(Path.of(name))) {
      throw new InputException(
          "SYSTEM must be one that 'systems' lists, or a file that ends in %s, but was the file %s"
              .formatted(EquationProvider.EXTENSION, name),
          "λ₁ of data is estimated by 'inspect --lyapunov %s'".formatted(name));
    }
  }

  private void everySystem() {
    if (system.given() || exponents != null || time != null || timeStep != null || json != null
        || Arithmetic.longNumbers("--precision", precision).isPresent()) {
      throw new InputException(
          "--all must stand without a system, --exponents, --time, --dt, --precision and --json: it measures one exponent of"
              + " every system",
          "use --steps and --markdown");
    }
    OutputFiles.requireWritable("--markdown", markdown, InputFiles.of());
    int each = Requirements.requireAtLeast("--steps", 1, steps == null ? DEFAULT_STEPS : steps);
    int cores = threads.apply();
    List<SystemProvider> systems = Systems.all();
    List<Trial> trials = ExponentTrials.of(systems, each, seed.seed());
    TrialLog log =
        resume == null
            ? TrialLog.none()
            : TrialLog.in(
                resume, "lyapunov --all; steps %d; seed %d".formatted(each, seed.seed().value()));
    var study = new Study(trials, log);
    List<TrialResult> results;
    try (ProgressBars progress = terminal.progress();
        var _ = new Interruption(() -> printSoFar(systems, study))) {
      results = study.run(cores, progress);
    }
    var table = new ExponentTable(ExponentTrials.rows(systems, results));
    terminal.print(table.text());
    if (markdown != null) {
      table.writeMarkdown(
          markdown,
          "chaoscast lyapunov --all --steps %d --seed %d".formatted(each, seed.seed().value()));
    }
  }

  private void printSoFar(List<SystemProvider> systems, Study study) {
    terminal.interrupted(
        "measurements", study.soFar().size(), study.trials().size(), resume);
    List<ExponentTrials> rows = ExponentTrials.rowsSoFar(systems, study);
    if (!rows.isEmpty()) {
      terminal.print(new ExponentTable(rows).text());
    }
  }

  private Integrator inLong(DynamicalSystem field, LyapunovPlan plan, BigFloatFormat format) {
    LongArithmetic.field(field, format);
    if (time == null) {
      throw new InputException(
          "--time must be given where --precision is %s, which takes far longer than doubles, but is not"
              .formatted(format.name()),
          "give --time 100 to begin with");
    }
    if (!(plan.integrator() instanceof RungeKutta4(int substeps))) {
      throw new InputException(
          "%s must be integrated by rk4 in %s but is by %s"
              .formatted(field.name(), format.name(), plan.integrator().name()));
    }
    return new LongRungeKutta4(format.bits(), substeps);
  }

  private LyapunovPlan plan(DynamicalSystem field) {
    LyapunovPlan plan = LyapunovPlan.of(field).withSeed(seed.seed());
    if (timeStep != null) {
      GenerationPlan.requireUsable(field, Requirements.requirePositive("--dt", timeStep));
      plan = plan.withTimeStep(Requirements.requirePositive("--dt", timeStep));
    }
    Optional<BigFloatFormat> numbers =
        Arithmetic.longNumbers("--precision", precision);
    if (numbers.isPresent()) {
      plan = plan.withIntegrator(inLong(field, plan, numbers.get()));
    }
    if (exponents != null) {
      plan = plan.withExponents(Requirements.requireAtLeast("--exponents", 1, exponents));
    }
    return time == null
        ? plan.withDefaultTime(field)
        : plan.withTime(Requirements.requirePositive("--time", time));
  }
}
