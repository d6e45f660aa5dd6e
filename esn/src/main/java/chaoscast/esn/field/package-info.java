/// Neural fields: rates of excitatory and inhibitory populations on the torus, their steady state, and where it
/// loses its stability.
///
/// Begin with [NeuralField].
package chaoscast.esn.field;
