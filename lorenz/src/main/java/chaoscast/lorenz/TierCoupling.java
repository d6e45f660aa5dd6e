package chaoscast.lorenz;

/// How the fast variables of neighbouring columns meet.
public enum TierCoupling {
  /// All fast variables form one ring: the last of a column is followed by the first of the next.
  RING,
  /// Those of each column form a ring of their own.
  COLUMN
}
