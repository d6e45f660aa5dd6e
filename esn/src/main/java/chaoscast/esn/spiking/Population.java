package chaoscast.esn.spiking;

import chaoscast.core.Requirements;

/// Neurons of one kind.
///
/// @param name    of the kind, such as `e`
/// @param size    ≥ 1
/// @param neuron  what each is
/// @param synapse what its spikes cause
/// @param drive   constant current into each, mV/ms at C = 1
public record Population(
    String name, int size, EifNeuron neuron, Synapse synapse, double drive) {
  public Population {
    Requirements.requireAtLeast("size of population " + name, 1, size);
    Requirements.requireFinite("drive of population " + name, drive);
  }
}
