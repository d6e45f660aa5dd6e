package chaoscast.lorenz.generation;

/// Advances one full state by one sample interval.
///
/// What comes out depends on the state alone, to the last bit, never on earlier calls: a run can be
/// taken up again at any of its states. It owns working memory, so it serves one thread at a time;
/// [Integrator#propagator] makes another.
@FunctionalInterface
public interface Propagator {
  /// @param state all variables; modified: holds the state Δt later, or anything if that fails
  /// @return whether the new state is finite and, where there is a tolerance, meets it
  boolean advance(double[] state);
}
