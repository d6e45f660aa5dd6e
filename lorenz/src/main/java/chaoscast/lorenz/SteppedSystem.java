package chaoscast.lorenz;

/// A system that advances by steps of its own: a map, or a delay equation together with its solver.
///
///     y_{n+1} = f(y_n)
///
/// Here [#derivative] gives f(y), the state one step later, [#tangent] gives J(y) v, and [#trace] is
/// ln |det J(y)| / [#step], the rate at which volumes grow. No integrator of differential equations takes
/// such a system; [chaoscast.lorenz.generation.OwnSteps] does.
public interface SteppedSystem extends DynamicalSystem {
  /// @return the time that one step takes, > 0; 1 for a map
  double step();
}
