/// Ground truth in motion: systems are integrated here, and sampled at equally spaced times.
///
/// Reading order: [GenerationPlan] → [Generation] → [DataSet] for files; [Integrator] →
/// [Propagator], [TangentPropagator] for the steps. What is pushed along is every full state, to a
/// [StateSink]; a trajectory is one thing that can be made of them. Anything that advances a state
/// belongs here, nothing that knows of a particular system.
package chaoscast.lorenz.generation;
