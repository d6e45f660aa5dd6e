package chaoscast.lorenz.generation;

import static chaoscast.core.Requirements.requireBetween;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.InputException;
import chaoscast.core.options.Meaning;
import chaoscast.lorenz.DifferentiableField;
import chaoscast.lorenz.VectorField;

/// The implicit Runge–Kutta method Radau IIA of five stages and order nine, whose step follows the tolerances:
/// for stiff systems.
///
///     Y_i = y + h Σ_j a_ij f(Y_j),   y ← Y₅
///
/// It is L-stable: what decays within a step is gone after it, however fast it decays, so that steps are as long
/// as the solution is smooth. A step's error is estimated by taking it once whole and once in two halves; their
/// difference stays below absolute + relative · |y| in the root mean square over the variables, and the halves
/// are what counts. Steps end at every sample, so that samples are never interpolated.
///
/// Hipparchus has no method for stiff equations; this one is written out here.
///
/// Sources: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II (1996), sections IV.5 and IV.8,
/// doi:10.1007/978-3-642-05221-7; E. Hairer, G. Wanner, Stiff differential equations solved by Radau methods,
/// J. Comput. Appl. Math. 111 (1999) 93–111, doi:10.1016/S0377-0427(99)00134-X.
///
/// @param absolute absolute tolerance > 0
/// @param relative relative tolerance in [1e-13, 1], above what rounding makes of a step
public record RadauIIA(
    @Meaning("absolute tolerance, > 0") double absolute,
    @Meaning("relative tolerance, ≥ 1e-13") double relative)
    implements Integrator {

  /// Both tolerances 10⁻¹².
  public static final RadauIIA TIGHT = new RadauIIA(1e-12, 1e-12);

  /// Most variables: each step solves equations of five times as many unknowns.
  public static final int MOST_VARIABLES = 200;

  private static final double COST = 1000;

  private static final double LEAST_RELATIVE = 1e-13;

  public RadauIIA {
    requirePositive("absolute", absolute);
    requireBetween("relative", LEAST_RELATIVE, 1, relative);
  }

  @Override
  public String name() {
    return "radau";
  }

  /// As measured for three variables, where steps are about as long as samples are apart.
  @Override
  public double cost() {
    return COST;
  }

  /// @throws InputException for a field without a Jacobian, a map, a delay equation, or more than 200 variables
  @Override
  public Propagator propagator(VectorField field, double timeStep) {
    TangentPropagator both = steps(field, timeStep);
    double[][] none = {};
    return state -> both.advance(state, none);
  }

  /// Vectors follow the derivative of the accepted steps, their sizes held fixed.
  ///
  /// @throws InputException as [#propagator]
  @Override
  public TangentPropagator tangentPropagator(DifferentiableField field, double timeStep) {
    return steps(field, timeStep);
  }

  private RadauPropagator steps(VectorField field, double timeStep) {
    Integrator.requireFlow(field, this);
    if (!(field instanceof DifferentiableField differentiable)) {
      throw new InputException(
          "the integrator of equations without a Jacobian must not be radau: use dp853");
    }
    if (field.dimension() > MOST_VARIABLES) {
      throw new InputException(
          ("variables of a system that radau integrates must be ≤ %d: each step solves equations of five times as"
              + " many unknowns, but there are %d: use rk4, dp853 or gbs")
              .formatted(MOST_VARIABLES, field.dimension()));
    }
    return new RadauPropagator(differentiable, timeStep, absolute, relative);
  }
}
