package chaoscast.esn;

import chaoscast.core.InputException;
import chaoscast.core.ring.RingBlocks;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.RingAxes;
import chaoscast.core.settings.SettingsAxis;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.options.RingOptions;
import java.util.ArrayList;
import java.util.HashMap;
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
    return new SettingsSpace(
        Map.of(
            "features", "full",
            "solver", "qr",
            "weights", "symmetric",
            "inputTopology", "dense",
            "washout", String.valueOf(warmUp / 4),
            "warmUp", String.valueOf(warmUp)),
        axes(data, radii),
        starts(data, radii),
        new Size(data, parse));
  }

  private static List<SettingsAxis> axes(DataShape data, List<String> radii) {
    var axes =
        new ArrayList<>(
            List.of(
                new SettingsAxis("spectralRadius", radii, false),
                SettingsAxis.of("inputScaling", "0.1", "0.2", "0.35", "0.5", "0.7", "1", "1.5",
                    "2.5"),
                SettingsAxis.of("ridge", "0", "1e-8", "1e-6", "1e-5", "1e-4", "1e-3", "1e-2",
                    "1e-1"),
                SettingsAxis.of("leakRate", "0.1", "0.2", "0.35", "0.5", "0.7", "1"),
                SettingsAxis.of("bias", "0", "0.2", "0.5", "1", "2"),
                SettingsAxis.of("target", "state", "increment"),
                nodes(data).asCostly()));
    axes.addAll(RingAxes.ofBlocks(data));
    return axes;
  }

  /// Of a ring smaller steps: what can be paid is a network for all its parts.
  private static SettingsAxis nodes(DataShape data) {
    return data.isRing()
        ? SettingsAxis.of("nodes", "10", "30", "60", "100", "150", "200", "300", "600")
        : SettingsAxis.of("nodes", "10", "30", "100", "300", "600");
  }

  private static List<Map<String, String>> starts(DataShape data, List<String> radii) {
    String low = radii.getFirst();
    String middle = radii.get(radii.size() / 2);
    String high = radii.getLast();
    var starts = new ArrayList<Map<String, String>>();
    List<Integer> blocks = RingAxes.blocks(data);
    if (!blocks.isEmpty()) {
      int narrow = blocks.get(Math.max(0, blocks.size() - 2));
      starts.add(local(start(low, "0.1", "1", "1e-4"), data, blocks.getFirst(), 8));
      starts.add(local(start(low, "0.1", "1", "1e-4"), data, narrow, 4));
      starts.add(local(clean(low), data, narrow, 4));
    }
    starts.addAll(
        List.of(
            start(high, "1", "1", "1e-3"),
            start(high, "0.5", "0.5", "1e-2"),
            start(high, "0.5", "0.2", "1e-6"),
            start(middle, "1.5", "1", "1e-3"),
            clean(low)));
    return starts;
  }

  /// One network for all blocks of a ring. Every node sees all variables of a block and beside it, some twenty, so that the
  /// weights are smaller than those for a few.
  ///
  /// @param overlap at most, so that a block sees each variable once
  private static Map<String, String> local(
      Map<String, String> network, DataShape data, int blocks, int overlap) {
    int most = (data.states() - data.states() / blocks) / 2;
    var local = new HashMap<>(network);
    local.putAll(
        Map.of(
            "bias", "0.5",
            "inputScaling", "0.1",
            "blocks", String.valueOf(blocks),
            "overlap", String.valueOf(Math.min(overlap, most)),
            "shared", "true"));
    return local;
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

  /// What a readout sees of a network and of its inputs.
  private record Size(DataShape data, Function<Map<String, String>, EsnOptions> parse)
      implements SettingsSpace.Size {
    @Override
    public long features(Map<String, String> settings) {
      EsnOptions options = parse.apply(settings);
      RingOptions ring = options.ring();
      if (ring.blocks() == 1 && !ring.equals(RingOptions.WHOLE)) {
        throw new InputException(
            "overlap and shared must be left out where blocks is 1: they change nothing");
      }
      int seen =
          ring.blocks() == 1 ? data.variables()
              : new RingBlocks(data.states(), ring.blocks(), ring.overlap(), data.inputs()).seen();
      return options.features().layout(options.recurrence().nodes(), seen).features();
    }

    @Override
    public SettingsSpace.Parts parts(Map<String, String> settings) {
      RingOptions ring = parse.apply(settings).ring();
      return new SettingsSpace.Parts(ring.blocks(), ring.shared());
    }
  }
}
