/// Ground truth: the dynamical systems whose trajectories are trained on and forecast.
///
/// Reading order: [VectorField] → [DynamicalSystem] → [Lorenz63], [Lorenz96], [Lorenz96ThreeTier].
/// A system is a record whose components are its parameters on the command line; a [SystemProvider]
/// makes it known by name, and [Systems] finds the providers. Only systems belong here: integrating
/// them is the work of `generation`, restarting them that of `restart`.
package chaoscast.lorenz;
