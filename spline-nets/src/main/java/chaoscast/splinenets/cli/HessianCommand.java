package chaoscast.splinenets.cli;

import chaoscast.core.InputException;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.SeedOption;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.NumberText;
import chaoscast.splinenets.cli.DataOptions.Data;
import chaoscast.splinenets.cli.MinimumSearch.Found;
import chaoscast.splinenets.cli.NetworkOptions.Network;
import chaoscast.splinenets.page.HessianFigures;
import chaoscast.splinenets.page.HessianSheets;
import chaoscast.splinenets.page.RestingPoint;
import chaoscast.splinenets.page.SplinePages;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `spline hessian`: where learning comes to rest.
@Command(
    name = "hessian",
    sortOptions = false,
    description = {
      "Trains networks to a minimum and explains the Hessian's zero directions there, neuron by"
          + " neuron and piece by piece.",
      "By default 8 neurons with uniform breakpoints learn the zigzag with noise of 0.1."
    })
final class HessianCommand implements Runnable {
  /// Newton's method takes the eigenvectors of a matrix of 3H + 1 rows many times.
  private static final int MOST_NEURONS = 50;

  @Spec
  private CommandSpec spec;

  @Mixin
  private DataOptions data;

  @Mixin
  private NetworkOptions networks;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "10",
      description = "Networks trained, ≥ 1; the lowest smooth minimum is shown. Default:"
          + " ${DEFAULT-VALUE}.")
  private int starts;

  @Option(
      names = "--duration",
      paramLabel = "T",
      defaultValue = "70",
      description = "Time that gradient flow lasts before Newton's method, > 0. Default:"
          + " ${DEFAULT-VALUE}.")
  private double duration;

  @Mixin
  private SeedOption seed;

  @Mixin
  private PageOption page;

  @Override
  public void run() {
    var search = new MinimumSearch(starts, duration);
    Network network = networks.network(8, Scheme.UNIFORM_BREAKPOINTS);
    if (network.neurons() > MOST_NEURONS) {
      throw new InputException(
          "--neurons must be ≤ %d for a Hessian but was %d"
              .formatted(MOST_NEURONS, network.neurons()));
    }
    Data taught = data.read(TargetFunction.ZIGZAG, 0.1, seed.seed());
    page.requireWritable(taught.files());
    Found found = search.run(network, taught.samples(), seed.seed());
    var point = RestingPoint.of(found.network(), taught.samples());
    var sheets = new HessianSheets(point);
    List<Sheet> all = List.of(sheets.zeros(), sheets.neurons(), sheets.pieces());
    String lead = lead(network, taught, found, point);
    var output = new CommandOutput(spec);
    output.print(lead);
    all.forEach(sheet -> output.table(sheet.text()));
    page.write(
        () -> new Page(
            SplinePages.of("hessian"),
            "Where a ReLU network comes to rest",
            lead,
            all,
            HessianFigures.of(point, taught.function().map(function -> function::at)),
            output.command()));
  }

  private String lead(Network network, Data taught, Found found, RestingPoint point) {
    String sums = NumberText.scientific(point.critical().greatestSum());
    String minimum =
        found.smooth() > 0
            ? "The lowest has loss %s; sums of residuals vanish there to %s"
            : "None: shown is the lowest of all, of loss %s, where breakpoints are left on data and sums"
                + " of residuals go up to %s";
    return ("Networks of %s learn %s. %d of %d starts end at a smooth minimum. " + minimum
        + ". Pieces of data: %d. The partition is %s: %s.")
        .formatted(
            network.words(),
            taught.words(),
            found.smooth(),
            starts,
            NumberText.scientific(found.loss()),
            sums,
            point.partition().pieces(),
            point.partition().isLonely() ? "lonely" : "not lonely",
            point.partition().isLonely()
                ? "no gap between neighbouring data holds two breakpoints"
                : "a gap between neighbouring data holds several breakpoints");
  }
}
