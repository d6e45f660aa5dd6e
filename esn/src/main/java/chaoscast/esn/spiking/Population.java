package chaoscast.esn.spiking;

import chaoscast.core.Requirements;

/// Neurons of one kind.
///
/// @param name     of the kind, such as `e`
/// @param size     ≥ 1
/// @param neuron   what each is; of no effect if they are external
/// @param synapse  what its spikes cause
/// @param drive    constant current into each, mV/ms at C = 1
/// @param external whether they spike only when [SpikingSimulation#fire] has them spike
public record Population(
    String name, int size, EifNeuron neuron, Synapse synapse, double drive, boolean external) {
  public Population {
    Requirements.requireAtLeast("size of population " + name, 1, size);
    Requirements.requireFinite("drive of population " + name, drive);
  }

  /// Neurons that integrate and fire.
  public Population(String name, int size, EifNeuron neuron, Synapse synapse, double drive) {
    this(name, size, neuron, synapse, drive, false);
  }

  /// Neurons that spike only when [SpikingSimulation#fire] has them spike.
  public static Population external(String name, int size, Synapse synapse) {
    return new Population(name, size, EifNeuron.EXCITATORY, synapse, 0, true);
  }
}
