/// What a model needs of an integrator: one-step flow maps of differential equations, with their derivatives
/// by the state and by the parameters.
///
/// A [Dynamics] is a right-hand side, a [Flow] advances its states by one sample, and an
/// [IntegrationMethod] says how. Derivatives go with the state in one pass and are those of the discrete map,
/// not of the exact solution: there are no finite differences here. Nothing in this room knows of training
/// data, of particular systems or of surrogates.
package chaoscast.core.flow;
