package chaoscast.esn.spiking;

import java.util.Arrays;

/// The current that the spikes of one population cause in every neuron.
///
///     I = A − B,   A ← A exp(−dt/τ_d),   B ← B exp(−dt/τ_r);   a spike: A, B ← A, B + J/(τ_d − τ_r)
///
/// Without a rise there is no B.
final class SynapticCurrent {
  private final boolean rises;
  private final double decayFactor;
  private final double riseFactor;
  private final double height;
  final double[] decaying;
  final double[] rising;
  /// What spikes add to both, where there are two.
  private final double[] arrived;

  SynapticCurrent(Synapse synapse, double timeStep, int slots) {
    rises = synapse.rise() > 0;
    decayFactor = Math.exp(-timeStep / synapse.decay());
    riseFactor = rises ? Math.exp(-timeStep / synapse.rise()) : 0;
    height = 1 / (synapse.decay() - synapse.rise());
    decaying = new double[slots];
    rising = new double[rises ? slots : 0];
    arrived = rises ? new double[slots] : decaying;
  }

  /// Adds I of neurons `from` to `to`, and lets it decay by a step.
  ///
  /// @param input from index 0 on; modified
  void take(int from, int to, double[] input) {
    if (rises) {
      for (int i = from; i < to; i++) {
        double slow = decaying[i] + arrived[i];
        double fast = rising[i] + arrived[i];
        input[i - from] += slow - fast;
        decaying[i] = slow * decayFactor;
        rising[i] = fast * riseFactor;
      }
      Arrays.fill(arrived, from, to, 0);
      return;
    }
    for (int i = from; i < to; i++) {
      double value = decaying[i];
      input[i - from] += value;
      decaying[i] = value * decayFactor;
    }
  }

  /// @param targets of the spike
  /// @param from    first of them
  /// @param to      one past the last
  /// @param weight  J
  void arrive(int[] targets, int from, int to, double weight) {
    double step = weight * height;
    double[] values = arrived;
    for (int e = from; e < to; e++) {
      values[targets[e]] += step;
    }
  }

  void clear() {
    Arrays.fill(decaying, 0);
    Arrays.fill(rising, 0);
    Arrays.fill(arrived, 0);
  }
}
