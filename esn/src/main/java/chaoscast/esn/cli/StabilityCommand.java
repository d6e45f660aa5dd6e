package chaoscast.esn.cli;

import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Sheet;
import chaoscast.esn.spiking.LinearStability;
import chaoscast.esn.spiking.LinearStability.Mode;
import chaoscast.esn.spiking.SpatialNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `reservoir spiking stability`: what theory says of a spatial network.
@Command(
    name = "stability",
    sortOptions = false,
    description = {
      "Computes mean-field rates of a spiking network on a torus, and which spatial modes of its uniform state"
          + " grow.",
      "Parameters from the code to R. Rosenbaum et al., doi:10.1038/nn.4433."
    })
final class StabilityCommand implements Runnable {
  private static final int CELLS = 31;

  @Spec
  private CommandSpec spec;

  @Mixin
  private SpatialOptions options;

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  /// What the page draws.
  ///
  /// @param modes  of the network
  /// @param widths σ_i of the map's columns
  /// @param decays τ_i of its rows
  /// @param growth greatest growth rate, row by row
  /// @param fates  verdicts, row by row
  /// @param width  σ_i of the network
  /// @param decay  τ_i of the network
  private record Figures(
      List<Mode> modes,
      double[] widths,
      double[] decays,
      double[] growth,
      List<String> fates,
      double width,
      double decay) {

    static Figures of(SpatialNetwork network) {
      double[] widths = new double[CELLS];
      double[] decays = new double[CELLS];
      double[] growth = new double[CELLS * CELLS];
      var fates = new ArrayList<String>();
      for (int row = 0; row < CELLS; row++) {
        decays[row] = 1 + 2 * row;
        for (int column = 0; column < CELLS; column++) {
          widths[column] = 0.02 + column * 0.01;
          LinearStability stability =
              network.withInhibition(widths[column], decays[row]).stability();
          growth[row * CELLS + column] = stability.leading().real();
          fates.add(Words.of(stability.verdict()));
        }
      }
      return new Figures(
          network.stability().modes(), widths, decays, growth, fates,
          network.inhibitoryWidth(), network.inhibitoryDecay());
    }
  }

  @Override
  public void run() {
    json.requireWritable(page, InputFiles.of());
    SpatialNetwork network = options.network();
    LinearStability stability = network.stability();
    var output = new CommandOutput(spec);
    Sheet sheet = SpatialSheets.modes(stability);
    output.table(sheet.text());
    output.print(SpatialSheets.verdict(network));
    Map<String, Object> content = SpatialOptions.json(network);
    content.put("rates", network.meanField().rates());
    content.put("verdict", Words.of(stability.verdict()));
    content.put("leading", stability.leading());
    content.put("modes", stability.modes());
    json.write(content);
    page.write(
        () -> new Page(
            ReservoirPages.spiking("stability"),
            "When a spiking network's uniform state is stable",
            SpatialSheets.verdict(network),
            List.of(sheet),
            Figures.of(network),
            output.command()));
  }
}
