package chaoscast.splinenets.initialisation;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import java.util.ArrayList;
import java.util.List;

/// Initial roughness ρ = Σ μ_i² against width, expected and drawn: 4 at every width under He,
/// falling as 4H/(H + 1)² under Glorot, 1/9 under PyTorch's default.
///
/// Source: doi:10.3389/frai.2022.889981.
///
/// @param rows scheme by scheme, widths in the given order
public record RoughnessTable(List<Row> rows) {

  public RoughnessTable {
    rows = List.copyOf(rows);
  }

  /// @param scheme        the initialisation
  /// @param neurons       H
  /// @param expected      E ρ
  /// @param mean          mean ρ of the networks drawn
  /// @param standardError exact standard deviation of that mean
  public record Row(
      StandardScheme scheme, int neurons, double expected, double mean, double standardError) {}

  /// What one initialisation gives at one width.
  ///
  /// @param neurons       H
  /// @param expected      E ρ
  /// @param mean          mean ρ of the networks drawn
  /// @param standardError exact standard deviation of that mean
  public record Entry(int neurons, double expected, double mean, double standardError) {

    /// @param networks how many to draw, ≥ 1
    /// @param seed     source of the networks
    public static Entry of(Initialisation initialisation, int neurons, int networks, Seed seed) {
      Requirements.requireAtLeast("networks", 1, networks);
      double sum = 0;
      for (int k = 0; k < networks; k++) {
        sum += initialisation.draw(neurons, seed.child("" + k)).toSpline().roughness();
      }
      return new Entry(
          neurons,
          initialisation.expectedRoughness(neurons),
          sum / networks,
          Math.sqrt(initialisation.roughnessVariance(neurons) / networks));
    }
  }

  /// @param widths   values of H, each ≥ 1
  /// @param networks how many to draw for each entry, ≥ 1
  /// @param seed     source of the networks
  public static RoughnessTable of(List<Integer> widths, int networks, Seed seed) {
    var rows = new ArrayList<Row>();
    for (StandardScheme scheme : StandardScheme.values()) {
      for (int neurons : widths) {
        Seed stream = seed.child(scheme + "/" + neurons);
        Entry entry = Entry.of(scheme.at(neurons), neurons, networks, stream);
        rows.add(
            new Row(scheme, neurons, entry.expected(), entry.mean(), entry.standardError()));
      }
    }
    return new RoughnessTable(rows);
  }
}
