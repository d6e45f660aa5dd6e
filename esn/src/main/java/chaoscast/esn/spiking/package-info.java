/// Networks of spiking neurons: one event-driven engine, what theory says of spatial networks, and a
/// surrogate whose reservoir spikes.
///
/// A [SpikingNetwork] is made of [Population]s of [EifNeuron]s and the [Projection]s between them; a
/// [SpikingSimulation] runs it. [SpatialNetwork] is the network on a torus, with its mean-field rates
/// ([MeanField]) and the stability of its modes ([LinearStability]).
package chaoscast.esn.spiking;
