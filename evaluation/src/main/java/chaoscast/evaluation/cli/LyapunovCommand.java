package chaoscast.evaluation.cli;

import chaoscast.core.Requirements;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.command.SeedOption;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.terminal.ProgressBars;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.report.LyapunovReport;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.GenerationPlan;
import chaoscast.lorenz.lyapunov.FiniteSizeExponent;
import chaoscast.lorenz.lyapunov.FiniteSizeGrowth;
import chaoscast.lorenz.lyapunov.FiniteSizePlan;
import chaoscast.lorenz.lyapunov.LyapunovMeasurement;
import chaoscast.lorenz.lyapunov.LyapunovPlan;
import chaoscast.lorenz.lyapunov.LyapunovSpectrum;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lyapunov`: how fast solutions of a system part.
@Command(
    name = "lyapunov",
    sortOptions = false,
    description = {
      "Measures Lyapunov exponents of a system by the QR method on its tangent flow.",
      "Where variables are hidden, also how fast the observed ones part at several sizes."
    })
final class LyapunovCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(paramLabel = "SYSTEM", description = "One of those that 'systems' lists.")
  private String system;

  @Option(
      names = "-s",
      paramLabel = "key=value",
      description = "A parameter of the system; may be repeated.")
  private List<String> parameters = List.of();

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

  @Mixin
  private SeedOption seed;

  @Mixin
  private ThreadOptions threads;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes what was found as JSON.")
  private Path json;

  LyapunovCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    OutputFiles.requireWritable("--json", json, InputFiles.of());
    DynamicalSystem field = Systems.create(system, KeyValues.parse("-s", parameters));
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
    if (json != null) {
      report.writeJson(json);
    }
  }

  private LyapunovPlan plan(DynamicalSystem field) {
    LyapunovPlan plan = LyapunovPlan.of(field).withSeed(seed.seed());
    if (timeStep != null) {
      GenerationPlan.requireUsable(field, Requirements.requirePositive("--dt", timeStep));
      plan = plan.withTimeStep(Requirements.requirePositive("--dt", timeStep));
    }
    if (exponents != null) {
      plan = plan.withExponents(Requirements.requireAtLeast("--exponents", 1, exponents));
    }
    return time == null
        ? plan.withDefaultTime(field)
        : plan.withTime(Requirements.requirePositive("--time", time));
  }
}
