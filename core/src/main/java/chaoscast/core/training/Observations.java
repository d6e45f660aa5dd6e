package chaoscast.core.training;

import chaoscast.core.InputException;

/// Checks of what a [chaoscast.core.Rollout] is given: the same words from every surrogate.
public final class Observations {
  private Observations() {}

  /// @throws InputException if there are not lanes × dimension values
  public static void requireLength(double[] states, int lanes, int dimension) {
    if (states.length != lanes * dimension) {
      throw new InputException(
          "states must have length lanes × dimension = %d × %d but have %d"
              .formatted(lanes, dimension, states.length));
    }
  }

  /// @param states lanes × dimension, row-major
  /// @throws InputException for a value that is not finite, with its lane and variable
  public static void requireFinite(double[] states, int dimension) {
    for (int i = 0; i < states.length; i++) {
      if (!Double.isFinite(states[i])) {
        throw new InputException(
            "an observed state must be finite but lane %d, variable %d holds %s"
                .formatted(i / dimension, i % dimension, states[i]));
      }
    }
  }
}
