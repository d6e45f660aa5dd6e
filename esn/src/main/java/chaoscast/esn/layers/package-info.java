/// Layers of spiking neurons on the torus, and how correlated they are.
///
/// [LayeredNetwork] is the network, [LayerActivity] what a layer did.
///
/// Follows C. Huang et al., Circuit models of low-dimensional shared variability in cortical networks, Neuron 101 (2019)
/// 337, doi:10.1016/j.neuron.2018.11.034; parameters from its code, on a smaller grid.
package chaoscast.esn.layers;
