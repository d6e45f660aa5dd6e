package chaoscast.evaluation.benchmark;

import chaoscast.evaluation.score.CtfMeasure;
import java.util.OptionalDouble;

/// The twelve scores of the Common Task Framework's Lorenz data set: which record teaches, which file says what
/// was to be found, by which measure.
public enum CtfScore {
  E1("X1train", "X1test", CtfMeasure.SHORT),
  E2("X1train", "X1test", CtfMeasure.LONG),
  E3("X2train", "X2test", CtfMeasure.RECONSTRUCTION),
  E4("X2train", "X3test", CtfMeasure.LONG),
  E5("X3train", "X4test", CtfMeasure.RECONSTRUCTION),
  E6("X3train", "X5test", CtfMeasure.LONG),
  E7("X4train", "X6test", CtfMeasure.SHORT),
  E8("X4train", "X6test", CtfMeasure.LONG),
  E9("X5train", "X7test", CtfMeasure.SHORT),
  E10("X5train", "X7test", CtfMeasure.LONG),
  E11("X9train", "X8test", CtfMeasure.SHORT),
  E12("X10train", "X9test", CtfMeasure.SHORT);

  private final String record;
  private final String test;
  private final CtfMeasure measure;

  CtfScore(String record, String test, CtfMeasure measure) {
    this.record = record;
    this.test = test;
    this.measure = measure;
  }

  /// @return the record that a model is trained on and goes on from, such as `X1train`
  public String record() {
    return record;
  }

  /// @return the file with what was to be found, such as `X1test`
  public String test() {
    return test;
  }

  public CtfMeasure measure() {
    return measure;
  }

  /// @return whether the file is clean truth of the record's own times
  boolean reconstructs() {
    return measure == CtfMeasure.RECONSTRUCTION;
  }

  /// @return whether this data set cannot say the score: its test files of the short records are copies of
  ///     `X5test`, which goes on from another record
  public boolean isInvalid() {
    return switch (this) {
      case E7, E8, E9, E10 -> true;
      default -> false;
    };
  }

  /// @return why, where it is invalid
  public String invalidity() {
    return "%s is X5test; it does not follow %s".formatted(test, record);
  }

  /// @return the best that has been published for this score alone, where anything has
  public OptionalDouble published() {
    return switch (this) {
      case E3 -> OptionalDouble.of(97.90);
      case E5 -> OptionalDouble.of(96.48);
      default -> OptionalDouble.empty();
    };
  }
}
