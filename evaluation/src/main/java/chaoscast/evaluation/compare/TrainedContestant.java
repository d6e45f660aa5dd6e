package chaoscast.evaluation.compare;

import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.extended.ExtendedSurrogate;
import java.util.OptionalDouble;

/// A surrogate ready to forecast, in the system's own units.
///
/// @param label        what it is called in tables and figures
/// @param surrogate    trained
/// @param trainSeconds how long that took, if it was done here
/// @param arithmetic   number format that it computes in
/// @param scope        which part of it does
public record TrainedContestant(
    String label,
    Surrogate surrogate,
    OptionalDouble trainSeconds,
    Arithmetic arithmetic,
    Scope scope)
    implements ReadyContestant {

  /// A surrogate in the number format that it was trained in.
  public static TrainedContestant of(
      String label, Surrogate surrogate, OptionalDouble trainSeconds) {
    Arithmetic format =
        surrogate instanceof ExtendedSurrogate extended
            ? Arithmetic.binary(extended.model().format().bits())
            : Arithmetic.BINARY64;
    return new TrainedContestant(label, surrogate, trainSeconds, format, Scope.ALL);
  }

  /// @return the same weights, rounded, in another number format
  public TrainedContestant inPrecision(Arithmetic format, Scope part) {
    return new TrainedContestant(
        label, surrogate.inPrecision(format, part), trainSeconds, format, part);
  }
}
