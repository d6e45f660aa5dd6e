package chaoscast.esn.analysis;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.tangent.TangentFrame;
import chaoscast.core.text.NumberText;
import chaoscast.esn.reservoir.Reservoir;
import java.util.Arrays;
import java.util.Optional;

/// Whether a driven reservoir forgets where it started: its conditional Lyapunov exponents, those of r
/// at a given drive, are all negative, and copies that start elsewhere come to the same state.
///
///     δr' = ∂F(r, x)/∂r δr,   λ_c = lim 1/t ln ‖δr‖ < 0
///
/// The exponents describe small deviations only: a reservoir may have two stable responses to one
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
/// @param followed  steps that each copy was driven for, at most
/// @param timeStep  Δt
public record EchoStateProperty(
    double[] exponents, double apart, int followed, double timeStep) {
  /// Share of the drive that is spent on reaching the attractor.
  private static final double TRANSIENT = 0.1;
  /// Steps of drive that copies need to join one after another and be followed.
  public static final int FEWEST = 200;

  public EchoStateProperty {
    exponents = exponents.clone();
  }

  @Override
  public double[] exponents() {
    return exponents.clone();
  }

  /// @param surrogate an echo state network
  /// @param drive     a trajectory of the system, in the surrogate's units; ≥ 200 steps
  /// @param exponents how many, in [1, nodes]
  /// @param seed      stream `esn/copies` of the copies' states
  public static EchoStateProperty measure(
      Surrogate surrogate, Trajectory drive, int exponents, Seed seed) {
    surrogate.requireLike(drive);
    TrainedReservoir network = TrainedReservoir.of(surrogate);
    SizeLimit.requireAtMost(
        "exponents", exponents, network.map().reservoir().nodes(),
        "the number of nodes there are none");
    if (drive.steps() < FEWEST) {
      throw new InputException("drive must have ≥ " + FEWEST + " steps but has " + drive.steps());
    }
    return of(network.map().reservoir(), network.scaled(drive), exponents, seed);
  }

  /// @param states the drive in the reservoir's units
  private static EchoStateProperty of(
      Reservoir reservoir, Trajectory states, int exponents, Seed seed) {
    return of(copies(reservoir, states, seed), reservoir, states, exponents);
  }

  private static EchoStateProperty of(
      ReservoirCopies.Ends ends, Reservoir reservoir, Trajectory states, int exponents) {
    return new EchoStateProperty(
        rates(reservoir, states, exponents),
        ends.apart(),
        ends.steps(),
        states.timeStep());
  }

  /// Measures the property only as far as a reservoir that forgets needs: its copies converge soon.
  ///
  /// @param states the drive in the reservoir's units, ≥ 200 steps
  /// @param seed   as for [#measure]
  /// @return the measurement, if the property is not met
  public static Optional<EchoStateProperty> failing(Reservoir reservoir, Trajectory states,
      Seed seed) {
    ReservoirCopies.Ends ends = copies(reservoir, states, seed);
    if (ends.one()) {
      return Optional.empty();
    }
    EchoStateProperty property = of(ends, reservoir, states, 1);
    return property.holds() ? Optional.empty() : Optional.of(property);
  }

  private static ReservoirCopies.Ends copies(Reservoir reservoir, Trajectory states, Seed seed) {
    return new ReservoirCopies(reservoir, states)
        .follow(start(states), seed.child("esn/copies").generator());
  }

  /// @return the step at which the drive has led to the attractor
  private static int start(Trajectory states) {
    return (int) (TRANSIENT * states.steps());
  }

  private static double[] rates(Reservoir reservoir, Trajectory states, int exponents) {
    TangentFrame frame = ReservoirTangent.frame(reservoir.nodes(), exponents);
    var tangent = new ReservoirTangent(reservoir, exponents);
    DenseMatrix observation = DenseMatrix.zeros(states.dimension(), 1);
    int start = start(states);
    for (int step = 0; step < states.steps(); step++) {
      states.copyTo(step, 1, observation);
      reservoir.observed().copy(observation, tangent.base(), reservoir.nodes());
      frame.copyTo(tangent.deltas());
      tangent.step();
      frame.copyFrom(tangent.deltas());
      frame.orthonormalise();
      if (step < start) {
        frame.forget();
      }
    }
    double time = (states.steps() - start) * states.timeStep();
    return Arrays.stream(frame.growth()).map(growth -> growth / time).toArray();
  }

  /// @return whether the reservoir forgets: small deviations decay, and all copies converge
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
      return ("echo state property met: largest conditional Lyapunov exponent %s, all copies"
          + " converge; a warm-up of %.0f steps leaves 1e-6 of the start")
          .formatted(NumberText.significant(exponents[0]), Math.ceil(warmUpFor(1e-6)));
    }
    return "echo state property not met: " + failure();
  }

  /// @return the measurement and what follows from it, where the property is not met
  public String failure() {
    String seen =
        ("%.0f%% of %d copies that start elsewhere are not at the state of training after %d steps of"
            + " the same input, and the largest conditional Lyapunov exponent is %s")
            .formatted(100 * apart, ReservoirCopies.JOINERS, followed,
                NumberText.significant(exponents[0]));
    return exponents[0] < 0
        ? seen + " < 0: there are several responses, and a longer warm-up does not change which"
        : seen + " ≥ 0: no warm-up makes the reservoir forget";
  }
}
