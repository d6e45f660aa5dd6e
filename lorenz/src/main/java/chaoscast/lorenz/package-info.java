/// Ground truth: the dynamical systems whose trajectories are trained on and forecast.
///
/// Reading order: [VectorField] → [DifferentiableField] → [DynamicalSystem] → [Lorenz63],
/// [Lorenz96], [Lorenz96TwoTier], [Lorenz96ThreeTier]; then [Roessler], [Thomas] and, stiff and thus
/// a [SemilinearField], [KuramotoSivashinsky]. A system is a record whose components are its
/// parameters on the command line; a [SystemProvider] makes it known by name, and [Systems] finds
/// the providers. Only systems belong here: integrating them is the work of `generation`, restarting
/// them that of `restart`, measuring how fast their solutions diverge that of `lyapunov`.
package chaoscast.lorenz;
