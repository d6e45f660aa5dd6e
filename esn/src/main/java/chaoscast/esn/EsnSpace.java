package chaoscast.esn;

import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.esn.options.EsnOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Networks that are worth trying on given data. What is tried is the drive of a node and the memory of the
/// network; its size is raised last.
///
/// All see (1, x, r, r²), have weights of both signs and inputs to every node, for any number of variables.
///
/// Readouts are fitted by QR: normal equations square the condition number, and those that can just be solved on the
/// states that a trial trains on may be singular on all of them.
final class EsnSpace {
  private static final int LONGEST_WARM_UP = 200;

  private EsnSpace() {}

  /// @param radii spectral radii of the family, rising
  /// @param parse settings to options
  static SettingsSpace of(
      DataShape data, List<String> radii, Function<Map<String, String>, EsnOptions> parse) {
    int warmUp = Math.clamp(data.past() / 4, 1, LONGEST_WARM_UP);
    String low = radii.getFirst();
    String middle = radii.get(radii.size() / 2);
    String high = radii.getLast();
    return new SettingsSpace(
        Map.of(
            "features", "full",
            "solver", "qr",
            "weights", "symmetric",
            "inputTopology", "dense",
            "washout", String.valueOf(warmUp / 4),
            "warmUp", String.valueOf(warmUp)),
        List.of(
            new SettingsAxis("spectralRadius", radii, false),
            SettingsAxis.of("inputScaling", "0.1", "0.2", "0.35", "0.5", "0.7", "1", "1.5", "2.5"),
            SettingsAxis.of("ridge", "0", "1e-8", "1e-6", "1e-5", "1e-4", "1e-3", "1e-2", "1e-1"),
            SettingsAxis.of("leakRate", "0.1", "0.2", "0.35", "0.5", "0.7", "1"),
            SettingsAxis.of("bias", "0", "0.2", "0.5", "1", "2"),
            SettingsAxis.of("target", "state", "increment"),
            SettingsAxis.of("nodes", "10", "30", "100", "300", "600").asCostly()),
        List.of(
            start(high, "1", "1", "1e-3"),
            start(high, "0.5", "0.5", "1e-2"),
            start(high, "0.5", "0.2", "1e-6"),
            start(middle, "1.5", "1", "1e-3"),
            clean(low)),
        settings -> features(parse.apply(settings), data));
  }

  private static Map<String, String> start(
      String radius, String scaling, String leak, String ridge) {
    return Map.of(
        "spectralRadius", radius,
        "inputScaling", scaling,
        "leakRate", leak,
        "ridge", ridge,
        "bias", leak.equals("1") ? "1" : "0.5",
        "nodes", "300");
  }

  /// [EsnOptions#PRECISE], for states without noise that have no memory.
  private static Map<String, String> clean(String radius) {
    return Map.of(
        "spectralRadius", radius,
        "inputScaling", "0.35",
        "leakRate", "1",
        "ridge", "0",
        "bias", "1",
        "target", "increment",
        "nodes", "300");
  }

  private static long features(EsnOptions options, DataShape data) {
    return options
        .features()
        .layout(options.recurrence().nodes(), data.variables())
        .features();
  }
}
