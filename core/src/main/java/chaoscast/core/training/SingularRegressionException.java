package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.text.NumberText;

/// A least-squares problem without a solution that can be trusted. The message names condition
/// number, rank and a ridge that would mend it.
public final class SingularRegressionException extends InputException {
  private static final long serialVersionUID = 1L;

  private final double mendingRidge;

  /// @param features number of features
  /// @param rank     how many of them are numerically independent
  /// @param ridge    β that was used
  /// @param mending  β with which there is one that can be trusted
  SingularRegressionException(int features, int rank, double ridge, double mending) {
    super(
        ("the regression is singular: %d features must be independent but only %d are (condition"
            + " number above %s, ridge %s)")
            .formatted(
                features, rank, NumberText.scientific(1 / Math.ulp(1.0)),
                NumberText.plain(ridge)),
        "set ridge ≥ %s or solver=qr, or use fewer features"
            .formatted(NumberText.scientific(mending)));
    mendingRidge = mending;
  }

  /// @return the ridge that the message suggests
  public double mendingRidge() {
    return mendingRidge;
  }
}
