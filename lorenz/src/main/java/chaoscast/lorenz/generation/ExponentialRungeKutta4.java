package chaoscast.lorenz.generation;

import static chaoscast.core.Requirements.requireAtLeast;

import chaoscast.core.InputException;
import chaoscast.core.SizeLimit;
import chaoscast.core.options.Meaning;
import chaoscast.lorenz.DifferentiableField;
import chaoscast.lorenz.SemilinearField;
import chaoscast.lorenz.VectorField;

/// Exponential time differencing of order four: the stiff linear part is followed exactly.
///
/// Hipparchus has no method for stiff equations; this one is written out here. For fields that say
/// what their linear part is.
///
/// Sources: S. M. Cox, P. C. Matthews, J. Comput. Phys. 176 (2002) 430–455,
/// doi:10.1006/jcph.2002.6995; A.-K. Kassam, L. N. Trefethen, SIAM J. Sci. Comput. 26 (2005)
/// 1214–1233, doi:10.1137/S1064827502410633.
///
/// @param substeps steps between two samples, ≥ 1
public record ExponentialRungeKutta4(
    @Meaning("steps between two samples, ≥ 1") int substeps) implements Integrator {

  /// One step a sample.
  public static final ExponentialRungeKutta4 ONE_STEP = new ExponentialRungeKutta4(1);

  public ExponentialRungeKutta4 {
    requireAtLeast("substeps", 1, substeps);
    SizeLimit.requireAtMost(
        "substeps", substeps, 1_000_000, "rounding errors outweigh those of the method");
  }

  @Override
  public String name() {
    return "etdrk4";
  }

  /// @throws InputException for a field that is not semilinear
  @Override
  public Propagator propagator(VectorField field, double timeStep) {
    TangentPropagator both = steps(field, timeStep);
    double[][] none = {};
    return state -> both.advance(state, none);
  }

  /// @throws InputException for a field that is not semilinear
  @Override
  public TangentPropagator tangentPropagator(DifferentiableField field, double timeStep) {
    return steps(field, timeStep);
  }

  private ExponentialRungeKutta4Propagator steps(VectorField field, double timeStep) {
    if (field instanceof SemilinearField semilinear) {
      return new ExponentialRungeKutta4Propagator(
          semilinear.spectralForm(), timeStep / substeps, substeps);
    }
    throw new InputException(
        "the integrator of a system without a stiff linear part must not be etdrk4: use rk4");
  }
}
