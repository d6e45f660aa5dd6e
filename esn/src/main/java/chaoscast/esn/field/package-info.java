/// Neural fields: rates of excitatory and inhibitory populations on the torus, their steady state, and where it
/// loses its stability.
///
/// Begin with [NeuralField].
///
/// Follows C. Huang, D. A. Ruff, R. Pyle, R. Rosenbaum, M. R. Cohen, B. Doiron, Circuit models of low-dimensional shared
/// variability in cortical networks, Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034; equations and parameters
/// from its code.
package chaoscast.esn.field;
