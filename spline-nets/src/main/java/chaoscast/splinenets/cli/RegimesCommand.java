package chaoscast.splinenets.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.SeedOption;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Sheet;
import chaoscast.splinenets.dynamics.GradientFlow;
import chaoscast.splinenets.initialisation.StandardScheme;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.page.FarDetailOutcome;
import chaoscast.splinenets.page.RegimeFigures;
import chaoscast.splinenets.page.RegimeSheets;
import chaoscast.splinenets.page.SplinePages;
import chaoscast.splinenets.regularisation.KernelRegime;
import chaoscast.splinenets.regularisation.ScaleSweep;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `spline regimes`: what learning prefers among all functions that fit.
@Command(
    name = "regimes",
    sortOptions = false,
    description = {
      "Shows the implicit regularisation of learning: the kernel regime's natural cubic spline, the"
          + " adaptive regime's few knots, and where initialisation decides.",
    })
final class RegimesCommand implements Runnable {
  private static final int MOST_BREAKPOINTS = 100_000;
  private static final List<Integer> FEW = List.of(8, 16);
  private static final Samples SIX =
      Samples.of(
          new double[] {0, 0.17, 0.31, 0.55, 0.8, 1}, new double[] {0, 0.9, 0.4, -0.7, 0.2, -0.3});
  private static final double[] NINE = {-1, -0.75, -0.5, -0.2, 0.1, 0.35, 0.6, 0.8, 1};

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--widths",
      paramLabel = "H",
      split = ",",
      defaultValue = "100,316,1000,3162,10000",
      description = "Widths of the kernel regime, rising, at least two, 10 to 100 000. Default:"
          + " ${DEFAULT-VALUE}.")
  private List<Integer> widths;

  @Option(
      names = "--neurons",
      paramLabel = "H",
      defaultValue = "80",
      description = "Width of the networks of the adaptive regime, even, ≥ 2. Default:"
          + " ${DEFAULT-VALUE}.")
  private int neurons;

  @Option(
      names = "--duration",
      paramLabel = "T",
      defaultValue = "100",
      description = "Time that their gradient flow lasts, > 0; above scale 1 it is divided by the"
          + " scale's square. Default: ${DEFAULT-VALUE}.")
  private double duration;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "3",
      description = "Networks of each scheme that learn detail far from the origin, ≥ 1. Default:"
          + " ${DEFAULT-VALUE}.")
  private int draws;

  @Mixin
  private SeedOption seed;

  @Mixin
  private PageOption page;

  @Override
  public void run() {
    check();
    page.requireWritable(InputFiles.of());
    var output = new CommandOutput(spec);
    String lead =
        "Among all functions that fit, learning prefers smooth ones where networks are large or"
            + " frozen and those of few knots where they are small.";
    output.print(lead);

    KernelRegime kernel = KernelRegime.of(SIX, widths);
    Sheet kernelSheet = RegimeSheets.kernel(kernel, KernelRegime.bendingEnergy(SIX));
    output.table(kernelSheet.text());

    Samples training = Samples.of(NINE, TargetFunction.WAVE::at);
    List<ScaleSweep.Row> sweep = sweep(training);
    Sheet adaptiveSheet = RegimeSheets.adaptive(sweep, training);
    output.table(adaptiveSheet.text());

    var farDetail = new FarDetail(draws);
    Seed farSeed = seed.seed().child("spline/far");
    List<FarDetailOutcome> far =
        FarDetail.SCHEMES.stream().map(scheme -> farDetail.run(scheme, farSeed)).toList();
    Sheet farSheet = RegimeSheets.far(far, "in [6, 10]");
    output.table(farSheet.text());

    page.write(
        () -> new Page(
            SplinePages.of("regimes"),
            "What learning prefers",
            lead,
            List.of(kernelSheet, adaptiveSheet, farSheet),
            new RegimeFigures(
                RegimeFigures.Kernel.of(SIX, FEW, kernel),
                RegimeFigures.Adaptive.of(training, TargetFunction.WAVE::at, sweep),
                RegimeFigures.Far.of(farDetail.training(), TargetFunction.FAR::at, far)),
            output.command()));
  }

  private List<ScaleSweep.Row> sweep(Samples training) {
    Samples test = Samples.of(evenly(-1, 1, 200), TargetFunction.WAVE::at);
    var flow =
        GradientFlow.over(duration).withFrames(10).withTolerance(1e-6).withLossTarget(1e-4);
    return new ScaleSweep(
        StandardScheme.HE_GAUSSIAN.at(neurons), neurons / 2, ScaleSweep.FOUR_DECADES, flow)
        .run(training, test, seed.seed());
  }

  static double[] evenly(double from, double to, int count) {
    double[] x = new double[count];
    for (int k = 0; k < count; k++) {
      x[k] = from + k * ((to - from) / (count - 1));
    }
    return x;
  }

  private void check() {
    Requirements.requireAtLeast("number of --widths", 2, widths.size());
    int before = 0;
    for (int width : widths) {
      Requirements.requireAtLeast("--widths", 10, width);
      if (width <= before || width > MOST_BREAKPOINTS) {
        throw new InputException(
            "--widths must rise to %d at most but %d follows %d"
                .formatted(MOST_BREAKPOINTS, width, before));
      }
      before = width;
    }
    Requirements.requireAtLeast("--neurons", 2, neurons);
    if (neurons % 2 != 0) {
      throw new InputException("--neurons must be even but was " + neurons);
    }
    Requirements.requirePositive("--duration", duration);
    Requirements.requireAtLeast("--draws", 1, draws);
  }
}
