/// Layers of spiking neurons on the torus, and how correlated they are.
///
/// [LayeredNetwork] is the network, [LayerActivity] what a layer did.
package chaoscast.esn.layers;
