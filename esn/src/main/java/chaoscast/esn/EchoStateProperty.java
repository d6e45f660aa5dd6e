package chaoscast.esn;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Block;

/// Whether a driven reservoir forgets where it started: its conditional Lyapunov exponents, those of r
/// at a given drive, are all negative.
///
///     δr' = ∂F(r, x)/∂r δr,   λ_c = lim 1/t ln ‖δr‖ < 0
///
/// After a warm-up of T steps a share exp(λ_c T Δt) of the first state is left; where that is not far
/// below the error of a forecast, the forecast fails at once.
///
///     EchoStateProperty property = EchoStateProperty.measure(surrogate, truth, 3);
///
/// Source: L. M. Pecora, T. L. Carroll, Phys. Rev. Lett. 64 (1990) 821,
/// doi:10.1103/PhysRevLett.64.821; H. Jaeger, GMD Report 148 (2001).
///
/// @param exponents conditional exponents per time unit, falling; −∞ where there is no memory
/// @param timeStep  Δt
public record EchoStateProperty(double[] exponents, double timeStep) {
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
  public static EchoStateProperty measure(Surrogate surrogate, Trajectory drive, int exponents) {
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
    return new EchoStateProperty(rates, states.timeStep());
  }

  /// @return whether the reservoir forgets
  public boolean holds() {
    return exponents[0] < 0;
  }

  /// @param share of the first state that may be left, in (0, 1)
  /// @return the warm-up in steps that leaves no more of it; +∞ if it is never forgotten
  public double warmUpFor(double share) {
    return holds() ? Math.log(share) / (exponents[0] * timeStep) : Double.POSITIVE_INFINITY;
  }

  /// @return one sentence for a report
  public String describe() {
    return holds()
        ? "echo state property met: largest conditional Lyapunov exponent %.3g; a warm-up of %.0f steps leaves 1e-6 of the start"
            .formatted(exponents[0], Math.ceil(warmUpFor(1e-6)))
        : "echo state property not met: largest conditional Lyapunov exponent %.3g ≥ 0; no warm-up makes the reservoir forget its start"
            .formatted(exponents[0]);
  }
}
