package chaoscast.core.extended;

/// A forecast in long arithmetic, state after state. Serves one thread.
public interface ExtendedRollout {
  /// Beyond it a forecast counts as having left the finite numbers: a polynomial map would soon leave those of long
  /// arithmetic too.
  double LARGEST = 1e150;

  /// @param state D numbers, from which the next one is forecast; not modified
  void start(long[] state);

  /// @param state D numbers; modified: the state Δt after the one before
  void next(long[] state);
}
