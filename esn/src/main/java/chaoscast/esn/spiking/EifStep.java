package chaoscast.esn.spiking;

/// One Euler step of neurons of one kind. [VectorEif] and [ScalarEif] give the same bits.
///
///     V ← max(V + a + b V + c exp((V − V_T)/Δ) + d I, V_lb) where the neuron is not refractory
///     a = dt g_L E_L/C,   b = −dt g_L/C,   c = dt g_L Δ/C,   d = dt/C
interface EifStep {
  /// @return that of vectors where there are any
  static EifStep best() {
    return EifChoice.BEST;
  }

  /// @param constants of the kind
  /// @param from      first neuron, a multiple of [SpikingNetwork#LANES]
  /// @param to        one past the last, likewise
  /// @param state     V and the steps that neurons still are refractory; modified
  /// @param input     I, from index 0 on for neuron `from`; not modified
  /// @param spikes    neurons that spike are added, rising
  void step(Constants constants, int from, int to, State state, double[] input, Spikes spikes);

  /// @param potential  V
  /// @param refractory steps left, whole numbers ≥ 0
  record State(double[] potential, double[] refractory) {}

  /// @param constant   a
  /// @param linear     b
  /// @param factor     c
  /// @param gain       d
  /// @param soft       V_T
  /// @param slope      1/Δ
  /// @param threshold  V_th
  /// @param reset      V_re
  /// @param floor      V_lb
  /// @param refractory whole number of steps
  record Constants(
      double constant,
      double linear,
      double factor,
      double gain,
      double soft,
      double slope,
      double threshold,
      double reset,
      double floor,
      double refractory) {

    static Constants of(EifNeuron neuron, double timeStep) {
      double rate = timeStep / neuron.capacitance();
      return new Constants(
          rate * neuron.leak() * neuron.rest(),
          -rate * neuron.leak(),
          rate * neuron.leak() * neuron.slope(),
          rate,
          neuron.soft(),
          1 / neuron.slope(),
          neuron.threshold(),
          neuron.reset(),
          neuron.floor(),
          Math.rint(neuron.refractory() / timeStep));
    }
  }

  /// The spikes of one step.
  final class Spikes {
    final int[] neurons;
    int count;

    Spikes(int most) {
      neurons = new int[most];
    }

    void add(int neuron) {
      neurons[count++] = neuron;
    }
  }
}
