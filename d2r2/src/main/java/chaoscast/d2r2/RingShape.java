package chaoscast.d2r2;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;

/// A ring of variables with local features.
///
/// @param size   K, number of variables
/// @param radius r, neighbours that a variable sees on either side, 2r + 1 ≤ K
/// @param shared whether all variables have the same weights
record RingShape(int size, int radius, boolean shared) {

  RingShape {
    Requirements.requireAtLeast("ring size", 1, size);
    Requirements.requireAtLeast("ring radius", 0, radius);
    if (2L * radius + 1 > size) {
      throw new InputException(
          "the radius of a ring of %d variables must be ≤ %d but was %d"
              .formatted(size, (size - 1) / 2, radius));
    }
  }
}
