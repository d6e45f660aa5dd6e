package chaoscast.esn.cli;

import chaoscast.core.command.KeyValues;
import chaoscast.core.options.Options;
import chaoscast.esn.spiking.SpatialNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// The spatial network of a command.
final class SpatialOptions {
  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = {
        "A number of the network; may be repeated: excitatorySide (96), inhibitorySide (48),"
            + " excitatoryWidth (0.05), inhibitoryWidth (0.05), excitatoryDecay (6), inhibitoryDecay (5),"
            + " probability (0.05)."
      })
  private List<String> settings = List.of();

  SpatialNetwork network() {
    return Options.parse(SpatialNetwork.NARROW, KeyValues.parse("-p", settings));
  }

  static Map<String, Object> json(SpatialNetwork network) {
    var content = new LinkedHashMap<String, Object>();
    content.put("neurons", network.neurons());
    content.put("settings", Options.values(network));
    content.put(
        "parametersFrom",
        "code to R. Rosenbaum et al., Nat. Neurosci. 20 (2017) 107, doi:10.1038/nn.4433");
    return content;
  }
}
