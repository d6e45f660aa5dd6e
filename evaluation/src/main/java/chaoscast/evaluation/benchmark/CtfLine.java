package chaoscast.evaluation.benchmark;

import java.util.OptionalDouble;

/// What became of one score.
///
/// @param score   which
/// @param result  its value, or why there is none
/// @param other   for long-time scores, what other windows of the truth get; empty where there are none
public record CtfLine(CtfScore score, Result result, OtherWindows other) {

  /// A value, or the reason for none.
  public sealed interface Result {}

  /// @param value ≤ 100
  public record Scored(double value) implements Result {}

  /// The data set cannot say it.
  ///
  /// @param reason in words
  public record Invalid(String reason) implements Result {}

  /// @param file that is not there
  public record Missing(String file) implements Result {}

  /// The model gave no forecast of that length.
  ///
  /// @param reason in words
  public record Failed(String reason) implements Result {}

  /// Windows of the truth at other times, scored as if they were forecasts.
  ///
  /// @param windows how many, ≥ 0
  /// @param mean    of their scores; NaN without windows
  /// @param largest of their scores; NaN without windows
  public record OtherWindows(int windows, double mean, double largest) {
    /// There are none.
    static final OtherWindows NONE = new OtherWindows(0, Double.NaN, Double.NaN);
  }

  /// @return the value, if there is one
  public OptionalDouble value() {
    return result instanceof Scored scored
        ? OptionalDouble.of(scored.value())
        : OptionalDouble.empty();
  }
}
