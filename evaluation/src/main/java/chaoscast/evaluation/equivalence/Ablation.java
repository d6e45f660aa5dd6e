package chaoscast.evaluation.equivalence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A network with parts of it switched off.
///
/// @param label    for tables
/// @param settings that switch them off
/// @param dense    whether every input drives every node; input weights are then smaller by the square root of
///                 the number of inputs, so that nodes are driven as hard as before
record Ablation(String label, Map<String, String> settings, boolean dense) {
  private static final Map<String, String> RECURRENCE = Map.of("spectralRadius", "0");
  private static final Map<String, String> TANH = Map.of("activation", "linear");
  private static final Map<String, String> PRODUCTS = Map.of("features", "none");

  public Ablation {
    settings = Map.copyOf(settings);
  }

  /// One part at a time, then those together that show what the rest is for: products of nodes that
  /// are driven by one variable each know products of two variables only through recurrence, those of
  /// nodes that are driven by all know them without; linear nodes without recurrence make the network a
  /// quadratic polynomial exactly, and without products a linear map.
  static List<Ablation> all() {
    return List.of(
        new Ablation("without recurrence", RECURRENCE, false),
        new Ablation("without tanh", TANH, false),
        new Ablation("without products", PRODUCTS, false),
        new Ablation("without block input", Map.of(), true),
        new Ablation("without recurrence, block input", RECURRENCE, true),
        new Ablation("without recurrence, block input, tanh", both(RECURRENCE, TANH), true),
        new Ablation("without products, tanh", both(PRODUCTS, TANH), false));
  }

  /// @param network settings of the network as it is, all of them
  /// @param inputs  number of variables that drive it
  /// @return those that differ
  Map<String, String> changes(Map<String, String> network, int inputs) {
    if (!dense) {
      return settings;
    }
    double scaling = Double.parseDouble(network.get("inputScaling")) / Math.sqrt(inputs);
    return both(
        settings, Map.of("inputTopology", "dense", "inputScaling", Double.toString(scaling)));
  }

  private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
    var both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }
}
