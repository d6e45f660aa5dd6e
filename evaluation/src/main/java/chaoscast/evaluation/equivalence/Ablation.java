package chaoscast.evaluation.equivalence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A network with parts of it switched off.
///
/// @param label    for tables
/// @param settings that switch them off
public record Ablation(String label, Map<String, String> settings) {
  private static final Map<String, String> RECURRENCE = Map.of("spectralRadius", "0");
  private static final Map<String, String> TANH = Map.of("activation", "linear");
  private static final Map<String, String> PRODUCTS = Map.of("features", "none");
  private static final Map<String, String> BLOCKS = Map.of("inputTopology", "dense");

  public Ablation {
    settings = Map.copyOf(settings);
  }

  /// One part at a time, then those together that tell what the rest is for: products of nodes that
  /// are driven by one variable each know products of two variables only through recurrence, those of
  /// nodes that are driven by all know them without; linear nodes without recurrence make the network a
  /// quadratic polynomial exactly, and without products a linear map.
  public static List<Ablation> all() {
    return List.of(
        new Ablation("without recurrence", RECURRENCE),
        new Ablation("without tanh", TANH),
        new Ablation("without products", PRODUCTS),
        new Ablation("without block input", BLOCKS),
        new Ablation("without recurrence, block input", both(RECURRENCE, BLOCKS)),
        new Ablation(
            "without recurrence, block input, tanh", both(both(RECURRENCE, BLOCKS), TANH)),
        new Ablation("without products, tanh", both(PRODUCTS, TANH)));
  }

  private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
    var both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }
}
