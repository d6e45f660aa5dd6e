package chaoscast.esn.cli;

import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.PieceProgress;
import chaoscast.core.command.SeedOption;
import chaoscast.core.options.Options;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.core.page.Plots;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.esn.analysis.NodeStates;
import chaoscast.esn.modes.SharedModes.Sample;
import chaoscast.esn.modes.SharedModes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `reservoir modes`: how many modes nodes or variables share.
@Command(
    name = "modes",
    sortOptions = false,
    description = {
      "Counts the modes that the nodes of a reservoir, or the variables of any data, share: factor analysis by"
          + " maximum likelihood, cross-validated.",
      "D. B. Rubin, D. T. Thayer, doi:10.1007/BF02293851; sets, factors and folds from the code to C. Huang et al.,"
          + " doi:10.1016/j.neuron.2018.11.034."
    })
final class ModesCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL.h5",
      arity = "0..1",
      description = "A model that 'train' has written, whose nodes the data drive. Default: the data themselves.")
  private Path model;

  @Mixin
  private RecordingOptions recording;

  @Option(
      names = "--washout",
      paramLabel = "N",
      defaultValue = "100",
      description = "Driven states that are left out at first, ≥ 0. Default: ${DEFAULT-VALUE}.")
  private int washout;

  @Mixin
  private ModeOptions modeOptions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Sets at once, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Mixin
  private SeedOption seed;

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  @Override
  public void run() {
    var inputs = new ArrayList<>(recording.inputs().paths());
    if (model != null) {
      inputs.add(model);
    }
    json.requireWritable(page, new InputFiles(inputs));
    SharedModes.Options options = modeOptions.options();
    Trajectory data = recording.read();
    SharedModes modes =
        SharedModes.measure(
            rows(data), options, seed.seed(), threads, new PieceProgress(1).piece(0));
    var output = new CommandOutput(spec);
    Sheet sheet = sheet(modes);
    output.table(sheet.text());
    output.print(summary(modes));
    var content = new LinkedHashMap<String, Object>();
    content.put("data", recording.name());
    content.put("model", model == null ? null : model.toString());
    content.put("seed", seed.seed().value());
    content.put("settings", Options.values(options));
    content.put("observed", modes.observed());
    content.put("varying", modes.varying());
    content.put("samples", modes.samples());
    json.write(content);
    page.write(
        () -> new Page(
            ReservoirPages.modes(), "Shared modes", summary(modes), List.of(sheet),
            new Plots(plots(modes)), output.command()));
  }

  private double[][] rows(Trajectory data) {
    if (model == null) {
      double[][] rows = new double[data.steps()][];
      Arrays.setAll(rows, data::state);
      return rows;
    }
    Surrogate surrogate = Surrogates.load(model);
    surrogate.requireLike(data);
    return NodeStates.of(surrogate, data, washout);
  }

  static Sheet sheet(SharedModes modes) {
    var rows = new ArrayList<List<String>>();
    int factors = modes.samples().getFirst().eigenvalues().length;
    for (int k = 0; k < factors; k++) {
      int mode = k;
      rows.add(row("eigenvalue " + (k + 1), modes, s -> s.eigenvalues()[mode]));
    }
    rows.add(row("share of the first", modes, Sample::first));
    rows.add(row("effective number", modes, Sample::effective));
    rows.add(row("sign agreement", modes, Sample::agreement));
    rows.add(row("best number held out", modes, Sample::best));
    rows.add(row("covariance of pairs", modes, Sample::covariance));
    rows.add(row("same, less one factor", modes, Sample::residual));
    rows.add(row("correlation of pairs", modes, Sample::correlation));
    rows.add(row("private variance", modes, Sample::privateShare));
    return new Sheet(
        "results",
        "Shared modes",
        List.of(
            Column.left("quantity"), Column.right("", "mean"), Column.right("", "± SEM")),
        rows,
        "Eigenvalues of L Lᵀ with the greatest number of factors. Effective number: (Σλ)²/Σλ². Sign agreement: share"
            + " of the first mode's weights with the sign of most. Private variance: its share, mean over variables;"
            + " least 0.01. SEM: over sets, which may share variables.");
  }

  private static List<String> row(
      String name, SharedModes modes, ToDoubleFunction<Sample> quantity) {
    double mean = modes.mean(quantity);
    double error = modes.samples().size() < 2 ? Double.NaN : modes.error(quantity);
    int decimals =
        NumberText.decimals(mean, error, Math.clamp(2 - NumberText.magnitude(mean), 0, 3));
    return List.of(name, NumberText.fixed(mean, decimals), NumberText.fixed(error, decimals));
  }

  private static String summary(SharedModes modes) {
    return "The first of %d modes has %s %% of the shared variance; %s factors forecast held-out times best (%s); %s times, %s variables that vary."
        .formatted(
            modes.samples().getFirst().eigenvalues().length,
            NumberText.fixed(100 * modes.mean(Sample::first), 0),
            NumberText.readable(modes.medianBest()),
            modes.samples().size() == 1 ? "one set"
                : "median of %d sets".formatted(modes.samples().size()),
            NumberText.grouped(modes.observed()), NumberText.grouped(modes.varying()));
  }

  private static List<Plot> plots(SharedModes modes) {
    var curves = new ArrayList<Curve>();
    int factors = modes.samples().getFirst().eigenvalues().length;
    double[] number = new double[factors];
    double[] mean = new double[factors];
    for (int k = 0; k < factors; k++) {
      int mode = k;
      number[k] = k + 1;
      mean[k] = Math.max(1e-12, modes.mean(s -> s.eigenvalues()[mode]));
    }
    curves.add(Curve.of("mean over sets", number, mean));
    double[] sets = new double[modes.samples().size()];
    Arrays.setAll(sets, i -> i + 1);
    return List.of(
        new Plot(
            "Eigenvalues", "Shared variance of each mode.", Axis.linear("mode"),
            Axis.log("eigenvalue of L Lᵀ"), curves),
        new Plot(
            "Sets", "Share of the first mode and sign agreement of every set.",
            Axis.linear("set"),
            Axis.fromZero("share"),
            List.of(
                Curve.dots(
                    "share of the first", sets,
                    modes.samples().stream().mapToDouble(Sample::first).toArray()),
                Curve.dots(
                    "sign agreement", sets,
                    modes.samples().stream().mapToDouble(Sample::agreement).toArray()))));
  }
}
