package chaoscast.lorenz.generation;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.options.Meaning;
import chaoscast.lorenz.DifferentiableField;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.VectorField;
import chaoscast.lorenz.equations.LongArithmetic;

/// The classical Runge–Kutta method in `binary(p)`, for what takes and gives doubles, such as the measurement of Lyapunov
/// exponents: digits go on between calls. [LongGeneration] keeps them.
///
/// @param bits     p, 53 … 4096
/// @param substeps steps between two samples, ≥ 1
public record LongRungeKutta4(
    @Meaning("bits of the significand, 53 … 4096") int bits,
    @Meaning("steps between two samples, ≥ 1") int substeps)
    implements Integrator {

  public LongRungeKutta4 {
    BigFloatFormat.of(bits);
    new RungeKutta4(substeps); // refuses what is out of range
  }

  @Override
  public String name() {
    return "rk4 in binary(%d)".formatted(bits);
  }

  @Override
  public String describe() {
    return "%s substeps=%d".formatted(name(), substeps);
  }

  @Override
  public Propagator propagator(VectorField field, double timeStep) {
    TangentPropagator both = both(field, timeStep);
    double[][] none = {};
    return state -> both.advance(state, none);
  }

  @Override
  public TangentPropagator tangentPropagator(DifferentiableField field, double timeStep) {
    return both(field, timeStep);
  }

  private TangentPropagator both(VectorField field, double timeStep) {
    if (!(field instanceof DynamicalSystem system)) {
      throw new InputException(
          "what is integrated in long arithmetic must be a system of the catalogue or a file .ode");
    }
    return new LongTangent(
        LongArithmetic.field(system, BigFloatFormat.of(bits)), timeStep, substeps);
  }
}
