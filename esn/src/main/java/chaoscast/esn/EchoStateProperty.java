package chaoscast.esn;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Block;

/// Whether a driven reservoir forgets where it started: its conditional Lyapunov exponents, those of r
/// at a given drive, are all negative, and copies that start elsewhere come to the same state.
///
///     δr' = ∂F(r, x)/∂r δr,   λ_c = lim 1/t ln ‖δr‖ < 0
///
/// The exponents tell only of small deviations: a reservoir may have two stable responses to one
/// drive, both with λ_c < 0 ([ReservoirCopies]).
///
/// After a warm-up of T steps a share exp(λ_c T Δt) of the first state is left; where that is not far
/// below the error of a forecast, the forecast fails at once.
///
///     EchoStateProperty property = EchoStateProperty.measure(surrogate, truth, 3, new Seed(1));
///
/// Source: L. M. Pecora, T. L. Carroll, Phys. Rev. Lett. 64 (1990) 821,
/// doi:10.1103/PhysRevLett.64.821; H. Jaeger, GMD Report 148 (2001).
///
/// @param exponents conditional exponents per time unit, falling; −∞ where there is no memory
/// @param apart     share of copies that started elsewhere and are at another state after the drive
/// @param timeStep  Δt
public record EchoStateProperty(double[] exponents, double apart, double timeStep) {
  /// Share of the drive that is spent on reaching the attractor.
  private static final double TRANSIENT = 0.1;

  public EchoStateProperty {
    exponents = exponents.clone();
  }

  @Override
  public double[] exponents() {
    return exponents.clone();
  }

  /// @param surrogate an echo state network
  /// @param drive     a trajectory of the system, in the surrogate's units; ≥ 20 steps
  /// @param exponents how many, in [1, nodes]
  /// @param seed      stream `esn/copies` of the copies' states
  public static EchoStateProperty measure(
      Surrogate surrogate, Trajectory drive, int exponents, Seed seed) {
    surrogate.requireLike(drive);
    TrainedReservoir network = TrainedReservoir.of(surrogate);
    if (drive.steps() < 20) {
      throw new InputException("drive must have ≥ 20 steps but has " + drive.steps());
    }
    Reservoir reservoir = network.map().reservoir();
    Trajectory states = network.scaled(drive);
    var frame = new TangentFrame(reservoir.nodes(), exponents);
    var tangent = new ReservoirTangent(reservoir, exponents);
    Block observation = Block.zeros(states.dimension(), 1);
    int start = (int) (TRANSIENT * states.steps());
    for (int step = 0; step < states.steps(); step++) {
      states.copyTo(step, 1, observation);
      reservoir.observed().copy(observation, tangent.base(), reservoir.nodes());
      tangent.deltas().copyRows(0, frame.vectors());
      tangent.step();
      frame.vectors().copyRows(0, tangent.deltas().rowRange(0, reservoir.nodes()));
      frame.orthonormalise();
      if (step < start) {
        frame.forget();
      }
    }
    double[] rates = frame.exponents();
    for (int i = 0; i < rates.length; i++) {
      rates[i] /= states.timeStep();
    }
    double apart =
        new ReservoirCopies(reservoir)
            .apart(states, start, seed.child("esn/copies").generator());
    return new EchoStateProperty(rates, apart, states.timeStep());
  }

  /// @return whether the reservoir forgets: small deviations die out, and no copy stays apart
  public boolean holds() {
    return exponents[0] < 0 && apart == 0;
  }

  /// @param share of the first state that may be left, in (0, 1)
  /// @return the warm-up in steps that leaves no more of it; +∞ if it is never forgotten
  public double warmUpFor(double share) {
    return holds() ? Math.log(share) / (exponents[0] * timeStep) : Double.POSITIVE_INFINITY;
  }

  /// @return one sentence for a report
  public String describe() {
    if (holds()) {
      return ("echo state property met: largest conditional Lyapunov exponent %.3g, no copy stays"
          + " apart; a warm-up of %.0f steps leaves 1e-6 of the start")
          .formatted(exponents[0], Math.ceil(warmUpFor(1e-6)));
    }
    return exponents[0] < 0
        ? ("echo state property not met: %.0f%% of the copies that start elsewhere do not come to the"
            + " same state, though the largest conditional Lyapunov exponent is %.3g < 0; a warm-up"
            + " other than that of training may lead to another response")
            .formatted(100 * apart, exponents[0])
        : ("echo state property not met: largest conditional Lyapunov exponent %.3g ≥ 0, %.0f%% of"
            + " the copies that start elsewhere stay apart; no warm-up makes the reservoir forget"
            + " its start")
            .formatted(exponents[0], 100 * apart);
  }
}
