package chaoscast.lorenz.generation;

/// Advances one full state together with small differences from it by one sample interval.
///
/// The differences follow the derivative of the very step that the state takes. It owns working
/// memory, so it serves one thread at a time; [Integrator#tangentPropagator] makes another.
@FunctionalInterface
public interface TangentPropagator {
  /// @param state   all variables; modified: holds the state Δt later
  /// @param vectors tangent vectors, one a row; modified: Δt later
  /// @return whether the new state is finite
  boolean advance(double[] state, double[][] vectors);
}
