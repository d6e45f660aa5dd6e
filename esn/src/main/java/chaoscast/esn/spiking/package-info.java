/// Networks of spiking neurons: one event-driven engine, what theory says of spatial networks, and a
/// surrogate whose reservoir spikes.
///
/// A [SpikingNetwork] is made of [Population]s of [EifNeuron]s and the [Projection]s between them; a
/// [SpikingSimulation] runs it. [SpatialNetwork] is the network on a torus, with its mean-field rates
/// ([MeanField]) and the stability of its modes ([LinearStability]).
///
/// Follows R. Pyle, R. Rosenbaum, Spatiotemporal dynamics and reliable computations in recurrent spiking neural
/// networks, Phys. Rev. Lett. 118 (2017) 018103, doi:10.1103/PhysRevLett.118.018103, arXiv:1611.01557, whose parameters
/// could not be read: they are from the code to R. Rosenbaum et al., Nat. Neurosci. 20 (2017) 107, doi:10.1038/nn.4433.
package chaoscast.esn.spiking;
