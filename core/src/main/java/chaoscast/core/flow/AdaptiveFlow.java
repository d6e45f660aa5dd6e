package chaoscast.core.flow;

import chaoscast.core.Trajectory;
import java.util.Arrays;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/// The method of Dormand and Prince of order 8(5,3), without allocation and with derivatives.
///
/// The first step tried is the whole sample, and no step size is carried over from the sample before.
/// Lengths follow the state alone; vectors take the steps that were accepted.
///
/// Coefficients and rules for the step size are Hipparchus'; its loop allocates in every step, and knows
/// derivatives by parameters from differences only.
///
/// Source: E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I (1993), section
/// II.5, doi:10.1007/978-3-540-78862-1.
final class AdaptiveFlow implements Flow {
  /// Steps shorter than this share of the sample mean that the solution blows up.
  private static final double SHORTEST = 1e-12;

  private static final int STAGES = 12;
  private static final double SAFETY = 0.9;
  private static final double LEAST_FACTOR = 0.2;
  private static final double GREATEST_FACTOR = 10;

  private static final double[] FIFTH = {
    0.01312004499419488, 0, 0, 0, 0, -1.2251564463762044, -0.4957589496572502, 1.6643771824549864,
    -0.35032884874997366, 0.3341791187130175, 0.08192320648511571, -0.022355307863886294
  };
  private static final double[] THIRD = {
    -0.18980075407240762, 0, 0, 0, 0, 4.450312892752409, 1.8915178993145003, -5.801203960010585,
    -0.42268232132379197, -0.1521609496625161, 0.20136540080403034, 0.022651792198360825
  };
  private static final double[][] A;
  private static final double[] B;

  static {
    var tableau = new DormandPrince853Integrator(1, 1, 1, 1);
    A = Arrays.copyOf(tableau.getA(), STAGES - 1);
    B = Arrays.copyOf(tableau.getB(), STAGES); // the thirteenth stage is the next step's first
  }

  private final ExplicitStep step;
  private final double timeStep;
  private final IntegrationMethod.DormandPrince853 tolerances;
  private final double[] next;

  AdaptiveFlow(
      Dynamics dynamics, double timeStep, IntegrationMethod.DormandPrince853 tolerances) {
    step = new ExplicitStep(dynamics, A, B);
    this.timeStep = timeStep;
    this.tolerances = tolerances;
    next = new double[dynamics.dimension()];
  }

  @Override
  public int dimension() {
    return step.dimension();
  }

  @Override
  public boolean advance(double[] state) {
    return advance(state, new double[0][], 0);
  }

  @Override
  public boolean advance(double[] state, double[][] vectors, int sensitivities) {
    double time = 0;
    double h = timeStep;
    while (time < timeStep) {
      step.step(state, h, next);
      double error = error(state, h);
      double factor =
          Math.clamp(SAFETY * Math.pow(error, -1.0 / 8), LEAST_FACTOR, GREATEST_FACTOR);
      if (error < 1) {
        if (vectors.length > 0) {
          step.step(state, h, next, vectors, sensitivities);
        }
        System.arraycopy(next, 0, state, 0, next.length);
        time = h == timeStep - time ? timeStep : time + h;
      } else if (!(h * factor > SHORTEST * timeStep)) {
        return false; // or an infinite slope: the error is NaN
      }
      h = Math.min(h * factor, timeStep - time);
    }
    return Trajectory.isFinite(state) && Flows.areFinite(vectors);
  }

  /// @return the estimate of the step's error in units of the tolerance, root mean square over the variables
  private double error(double[] state, double h) {
    double[][] k = step.slopes();
    double fifth = 0;
    double third = 0;
    for (int n = 0; n < state.length; n++) {
      double e5 = 0;
      double e3 = 0;
      for (int s = 0; s < STAGES; s++) {
        e5 += FIFTH[s] * k[s][n];
        e3 += THIRD[s] * k[s][n];
      }
      double size = Math.max(Math.abs(state[n]), Math.abs(next[n]));
      double tolerance = tolerances.absolute() + tolerances.relative() * size;
      fifth += (e5 / tolerance) * (e5 / tolerance);
      third += (e3 / tolerance) * (e3 / tolerance);
    }
    double denominator = fifth + 0.01 * third;
    return denominator <= 0
        ? 0
        : Math.abs(h) * fifth / Math.sqrt(state.length * denominator);
  }
}
