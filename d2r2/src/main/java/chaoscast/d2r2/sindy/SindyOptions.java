package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.Options;

/// Options of [Sindy].
///
///     SindyOptions options = SindyOptions.STANDARD.withDegree(3).withThreshold(0.1);
///
/// @param degree    highest total degree of the candidate monomials, ≥ 1
/// @param derivative where derivatives come from; training replaces `auto` by what it has chosen
/// @param order     degree of the local polynomials that give derivatives, even, 2 … 12
/// @param window    samples that each local polynomial is fitted to, or that each test function
///                  covers, odd; 0: as many as determine the polynomial, which are the central
///                  differences of that order, or as many as [CorrelationTime] suggests
/// @param sparsity  how terms are selected
/// @param threshold λ > 0, or `auto` for the least information criterion
/// @param ridge     β ≥ 0 of the least squares, in units where every term has mean square 1
/// @param integrator how the equations are integrated
/// @param substeps  Runge–Kutta steps from one sample to the next, ≥ 1
public record SindyOptions(
    @Meaning("highest total degree of the candidate monomials, ≥ 1") int degree,
    @Meaning("where derivatives come from; auto: weak if the data is noisy") Derivative derivative,
    @Meaning("degree of the local polynomials that give derivatives: 2, 4 … 12") int order,
    @Meaning("samples per local polynomial or test function, odd; 0: as many as suit them") int window,
    @Meaning("how terms are selected") Sparsity sparsity,
    @Meaning("least contribution of a term, > 0, or auto: by an information criterion") Threshold threshold,
    @Meaning("ridge β ≥ 0, for terms of mean square 1") double ridge,
    @Meaning("classical Runge-Kutta, or the adaptive Dormand-Prince of Hipparchus at 1e-12") Integration integrator,
    @Meaning("Runge-Kutta steps between samples, ≥ 1; for dp853 only in reduced number formats") int substeps) {

  /// Quadratic terms, differences of order 8 unless there is noise, thresholds by the information
  /// criterion.
  public static final SindyOptions STANDARD =
      new SindyOptions(
          2, Derivative.AUTO, 8, 0, Sparsity.STLSQ, Threshold.AUTO, 0, Integration.DP853, 10);

  public SindyOptions {
    Requirements.requireAtLeast("degree", 1, degree);
    if (order < 2 || order > 12 || order % 2 != 0) {
      throw new InputException("order must be an even number in [2, 12] but was " + order);
    }
    if (window != 0 && (window % 2 == 0 || window <= order)) {
      throw new InputException(
          "window must be 0, or odd and > order = %d, but was %d".formatted(order, window));
    }
    Requirements.requireNonNegative("ridge", ridge);
    Requirements.requireAtLeast("substeps", 1, substeps);
  }

  /// @param training the longest trajectory of the training data
  /// @return how rows are made from samples
  TargetRows rows(Trajectory training) {
    return switch (derivative) {
      case AUTO -> throw new IllegalStateException("the derivative has not been chosen yet");
      case DIFFERENCES ->
          new DifferenceRows(
              new SavitzkyGolay((window == 0 ? order : window - 1) / 2, order),
              Math.max(1, window));
      case WEAK ->
          window == 0 ? WeakRows.suggested(training) : new WeakRows((window - 1) / 2);
    };
  }

  public SindyOptions withDegree(int newDegree) {
    return Options.with(this, "degree", newDegree);
  }

  public SindyOptions withDerivative(Derivative newDerivative) {
    return Options.with(this, "derivative", newDerivative);
  }

  public SindyOptions withOrder(int newOrder) {
    return Options.with(this, "order", newOrder);
  }

  public SindyOptions withWindow(int newWindow) {
    return Options.with(this, "window", newWindow);
  }

  public SindyOptions withSparsity(Sparsity newSparsity) {
    return Options.with(this, "sparsity", newSparsity);
  }

  public SindyOptions withThreshold(Threshold newThreshold) {
    return Options.with(this, "threshold", newThreshold);
  }

  /// @param newThreshold λ > 0
  public SindyOptions withThreshold(double newThreshold) {
    return withThreshold(Threshold.of(newThreshold));
  }

  public SindyOptions withRidge(double newRidge) {
    return Options.with(this, "ridge", newRidge);
  }

  public SindyOptions withIntegrator(Integration newIntegrator) {
    return Options.with(this, "integrator", newIntegrator);
  }

  public SindyOptions withSubsteps(int newSubsteps) {
    return Options.with(this, "substeps", newSubsteps);
  }
}
