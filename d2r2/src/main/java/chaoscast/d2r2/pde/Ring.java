package chaoscast.d2r2.pde;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;

/// Equally spaced points on a ring.
///
/// @param points a power of two ≥ 8
/// @param length of the whole ring, > 0
public record Ring(int points, double length) {
  public Ring {
    if (points < 8 || Integer.bitCount(points) != 1) {
      throw new InputException(
          "library=spectral needs a power of two ≥ 8 of variables, values at equally spaced points of a ring,"
              + " but there are %d".formatted(points));
    }
    Requirements.requirePositive("length", length);
  }
}
