package chaoscast.core.files.understanding;

/// What a column is for.
public enum Role {
  /// The time, the date or the number of the row.
  CLOCK,
  /// A variable of the system.
  STATE,
  /// Drives the system from outside: no equation, known ahead.
  INPUT,
  /// The same value throughout a trajectory.
  CONSTANT,
  /// Tells trajectories from each other.
  IDENTIFIER,
  /// Not used.
  IGNORED
}
