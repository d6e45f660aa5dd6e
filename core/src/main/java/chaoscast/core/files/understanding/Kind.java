package chaoscast.core.files.understanding;

/// What data look like.
public enum Kind {
  /// Samples of something that moves continuously.
  FLOW,
  /// Each state follows from the one before, far from it.
  MAP,
  /// Comes back to the same values again and again.
  PERIODIC,
  /// No value follows from those before.
  NOISE,
  /// Rises or falls throughout.
  TREND,
  /// Too short, or between these.
  UNCLEAR
}
