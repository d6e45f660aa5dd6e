package chaoscast.core;

/// How a forecast ended.
public sealed interface Outcome {
  /// Every step asked for was predicted.
  record Completed() implements Outcome {}

  /// The surrogate left the finite numbers.
  ///
  /// @param step index of the first step, counted from zero, that has no finite prediction
  record Diverged(int step) implements Outcome {}
}
