package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.Options;
import java.util.Optional;
import java.util.Set;

/// Options of [Sindy].
///
///     SindyOptions options = SindyOptions.STANDARD.withDegree(3).withThreshold(0.1);
///
/// @param form      what the equations give; training replaces `auto` by what it has chosen. A map uses none of
///                  derivative, order, window, integrator, substeps and tolerance
/// @param library   kinds of candidate terms: `polynomial`, `polynomial,sine`, `polynomial,sine,cosine`, or
///                  `spectral` for a partial differential equation on a ring
/// @param length    of the ring for `spectral`, ≥ 0; 0: as the data say, or one unit from point to point;
///                  training replaces 0 by what it has chosen
/// @param degree    highest total degree of the candidate monomials, ≥ 1; for `spectral` most factors of products
/// @param derivative where derivatives come from; training replaces `auto` by what it has chosen
/// @param order     degree of the local polynomials that give derivatives, even, 2 … 12
/// @param window    samples that each local polynomial is fitted to, or that each test function
///                  covers, odd; 0: as many as determine the polynomial, which are the central
///                  differences of that order, or as many as [chaoscast.core.smoothing.CorrelationTime] suggests
/// @param sparsity  how terms are selected
/// @param threshold λ > 0, or `auto` for the least information criterion
/// @param ridge     β ≥ 0 of the least squares, in units where every term has mean square 1
/// @param refine    whether coefficients from derivatives are refined through the integrator, where the data
///                  have no noise and the derivatives are explained well enough to start from
/// @param integrator how the equations are integrated; training replaces `auto` by what it has chosen
/// @param substeps  steps of `rk4` or `etdrk4` from one sample to the next, ≥ 1
/// @param tolerance of `dp853`, > 0: absolute, and relative to each variable
/// @param noise     white noise of the observations: states are then estimated with the coefficients
/// @param hidden    variables that nobody observes, ≥ 0, which are estimated with the coefficients
/// @param between   how inputs move from one sample to the next; training replaces `auto` by what it has chosen
public record SindyOptions(
    @Meaning("what equations give: flow, the derivative; map, the next state; auto: as data look") EquationForm form,
    @Meaning("kinds of candidate terms: polynomial, with sine or cosine after a comma; or spectral") String library,
    @Meaning("length of the ring for spectral, ≥ 0; 0: as the data say, or the number of points") double length,
    @Meaning("highest total degree of the candidate monomials, ≥ 1") int degree,
    @Meaning("where derivatives come from; auto: weak if the data is noisy") Derivative derivative,
    @Meaning("degree of the local polynomials that give derivatives: 2, 4 … 12") int order,
    @Meaning("samples per local polynomial or test function, odd; 0: as many as suit them") int window,
    @Meaning("how terms are selected") Sparsity sparsity,
    @Meaning("least contribution of a term, > 0, or auto: by an information criterion") Threshold threshold,
    @Meaning("ridge β ≥ 0, for terms of mean square 1") double ridge,
    @Meaning("refine coefficients through the integrator") boolean refine,
    @Meaning("how equations are integrated; auto: as the data say of themselves, or accurately") Integration integrator,
    @Meaning("rk4 or etdrk4 steps between samples, ≥ 1; for dp853 only in reduced number formats") int substeps,
    @Meaning("tolerance of dp853, > 0") double tolerance,
    @Meaning("white noise of observations, a share < 1 of each deviation, or auto; 0: none") NoiseShare noise,
    @Meaning("variables that nobody observes, ≥ 0, estimated with the coefficients") int hidden,
    @Meaning("how inputs move between samples: they hold, or follow a line, cubic or quintic; auto: as leaves least of a step") Between between) {

  /// Quadratic terms, differences of order 8 unless there is noise, thresholds by the information
  /// criterion, refined through the data's own integrator.
  public static final SindyOptions STANDARD =
      new SindyOptions(
          EquationForm.AUTO, "polynomial", 0, 2, Derivative.AUTO, 8, 0, Sparsity.STLSQ,
          Threshold.auto(), 0, true,
          Integration.AUTO, 10,
          1e-12, NoiseShare.none(), 0, Between.AUTO);

  private static final int MOST_SUBSTEPS = 10_000;
  private static final int MOST_HIDDEN = 16;

  public SindyOptions {
    TermFamily.parse(library);
    Requirements.requireNonNegative("length", length);
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
    SizeLimit.requireAtMost(
        "substeps", substeps, MOST_SUBSTEPS, "rounding errors outweigh those of the method");
    Requirements.requirePositive("tolerance", tolerance);
    Requirements.requireBetween("hidden", 0, MOST_HIDDEN, hidden);
    if (form == EquationForm.MAP && TermFamily.parse(library).contains(TermFamily.SPECTRAL)) {
      throw new InputException("form must be flow or auto with library=spectral but was map");
    }
  }

  /// @return the kinds of candidate terms
  Set<TermFamily> families() {
    return TermFamily.parse(library);
  }

  /// @return how the equations are integrated; empty for a map, which needs no integrator
  Optional<IntegrationMethod> method() {
    return form == EquationForm.MAP
        ? Optional.empty()
        : Optional.of(integrator.method(substeps, tolerance));
  }

  /// @return the same with that integrator and its settings
  SindyOptions withMethod(IntegrationMethod method) {
    return switch (method) {
      case IntegrationMethod.RungeKutta4 rk4 ->
          withIntegrator(Integration.RK4).withSubsteps(rk4.substeps());
      case IntegrationMethod.ExponentialRungeKutta4 etdrk4 ->
          withIntegrator(Integration.ETDRK4).withSubsteps(etdrk4.substeps());
      case IntegrationMethod.DormandPrince853 dp853 ->
          withIntegrator(Integration.DP853).withTolerance(dp853.absolute());
    };
  }

  /// @param training the longest trajectory of the training data
  /// @return how rows are made from samples
  TargetRows rows(Trajectory training) {
    if (window > training.steps()) {
      throw new InputException(
          "window must be ≤ %d, the states of the longest trajectory, but was %d"
              .formatted(training.steps(), window));
    }
    if (form == EquationForm.MAP) {
      return new NextStateRows();
    }
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

  public SindyOptions withForm(EquationForm newForm) {
    return Options.with(this, "form", newForm);
  }

  public SindyOptions withLibrary(String newLibrary) {
    return Options.with(this, "library", newLibrary);
  }

  public SindyOptions withLength(double newLength) {
    return Options.with(this, "length", newLength);
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

  public SindyOptions withRefine(boolean newRefine) {
    return Options.with(this, "refine", newRefine);
  }

  public SindyOptions withIntegrator(Integration newIntegrator) {
    return Options.with(this, "integrator", newIntegrator);
  }

  public SindyOptions withSubsteps(int newSubsteps) {
    return Options.with(this, "substeps", newSubsteps);
  }

  public SindyOptions withTolerance(double newTolerance) {
    return Options.with(this, "tolerance", newTolerance);
  }

  public SindyOptions withNoise(NoiseShare newNoise) {
    return Options.with(this, "noise", newNoise);
  }

  public SindyOptions withHidden(int newHidden) {
    return Options.with(this, "hidden", newHidden);
  }

  public SindyOptions withBetween(Between newBetween) {
    return Options.with(this, "between", newBetween);
  }
}
