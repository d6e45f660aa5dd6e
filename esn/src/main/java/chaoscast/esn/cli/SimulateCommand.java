package chaoscast.esn.cli;

import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.PieceProgress;
import chaoscast.core.command.SeedOption;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Sheet;
import chaoscast.esn.spiking.SpatialActivity;
import chaoscast.esn.spiking.SpatialNetwork;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir spiking simulate`: what a spatial network does.
@Command(
    name = "simulate",
    sortOptions = false,
    description = {
      "Simulates a spiking network on a torus and sets its rates and patterns beside theory.",
      "Parameters from the code to R. Rosenbaum et al., doi:10.1038/nn.4433."
    })
final class SimulateCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private SpatialOptions options;

  @Option(
      names = "--settling",
      paramLabel = "MS",
      defaultValue = "500",
      description = "Model time in ms that is left out, ≥ 0. Default: ${DEFAULT-VALUE}.")
  private double settling;

  @Option(
      names = "--duration",
      paramLabel = "MS",
      defaultValue = "1000",
      description = "Model time in ms that is measured, ≥ 10. Default: ${DEFAULT-VALUE}.")
  private double duration;

  @Mixin
  private SeedOption seed;

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  /// What the page draws.
  ///
  /// @param activity what was recorded
  /// @param rows     neurons of the raster
  /// @param duration ms
  private record Figures(SpatialActivity activity, int rows, double duration) {}

  @Override
  public void run() {
    json.requireWritable(page, InputFiles.of());
    SpatialNetwork network = options.network();
    var output = new CommandOutput(spec);
    SpatialActivity activity =
        SpatialActivity.measure(
            network, settling, duration, seed.seed(),
            new PieceProgress(1).piece(0));
    Sheet sheet = SpatialSheets.activity(network, activity);
    output.table(sheet.text());
    output.print(SpatialSheets.verdict(network));
    Map<String, Object> content = SpatialOptions.json(network);
    content.put("seed", seed.seed().value());
    content.put("settling", settling);
    content.put("duration", duration);
    content.put("meanFieldRates", network.meanField().rates());
    content.put("verdict", Words.of(network.stability().verdict()));
    content.put("rates", activity.rates());
    content.put("staticFano", JsonOption.finite(activity.staticFano()));
    content.put("temporalFano", JsonOption.finite(activity.temporalFano()));
    json.write(content);
    page.write(
        () -> new Page(
            ReservoirPages.spiking("simulate"),
            "What a spiking network does",
            SpatialSheets.verdict(network),
            List.of(sheet),
            new Figures(
                activity,
                Math.min(SpatialActivity.RASTER, network.excitatorySide()),
                duration),
            output.command()));
  }
}
