package chaoscast.d2r2;

/// A ring of variables with local features.
///
/// @param size   K, number of variables
/// @param radius r, neighbours that a variable sees on either side, 2r + 1 ≤ K
/// @param shared whether all variables have the same weights
record RingShape(int size, int radius, boolean shared) {}
