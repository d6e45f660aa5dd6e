package chaoscast.core.extended;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import java.util.Arrays;

/// Equally spaced states in long arithmetic. Immutable.
///
///     BigFloat x = trajectory.get(0, 0);
public final class ExtendedTrajectory {
  private final BigFloatFormat format;
  private final int dimension;
  private final double timeStep;
  private final long[] states;

  /// @param format    of every number
  /// @param dimension D ≥ 1
  /// @param timeStep  Δt > 0
  /// @param states    steps × D numbers, each [BigFloatFormat#words()] long; copied
  /// @throws InputException if one is not finite
  public ExtendedTrajectory(
      BigFloatFormat format, int dimension, double timeStep, long[] states) {
    this.format = format;
    this.dimension = requireAtLeast("dimension", 1, dimension);
    this.timeStep = requirePositive("time step", timeStep);
    this.states = states.clone();
    BigFloatKernel kernel = format.kernel();
    for (int i = 0; i < steps() * dimension; i++) {
      double value = kernel.toDouble(states, i * format.words());
      if (!Double.isFinite(value)) {
        throw new InputException(
            "states must be finite but variable %d of step %d is %s"
                .formatted(i % dimension, i / dimension, value));
      }
    }
  }

  /// @param states doubles
  /// @return the same in a format that holds every double
  public static ExtendedTrajectory of(Trajectory states, BigFloatFormat format) {
    BigFloatKernel kernel = format.kernel();
    double[] values = states.toArray();
    long[] numbers = new long[values.length * format.words()];
    for (int i = 0; i < values.length; i++) {
      kernel.set(values[i], numbers, i * format.words());
    }
    return new ExtendedTrajectory(format, states.dimension(), states.timeStep(), numbers);
  }

  /// @return the format of every number
  public BigFloatFormat format() {
    return format;
  }

  /// @return D
  public int dimension() {
    return dimension;
  }

  /// @return Δt
  public double timeStep() {
    return timeStep;
  }

  /// @return how many states there are
  public int steps() {
    return states.length / (dimension * format.words());
  }

  /// @return one variable of one state
  public BigFloat get(int step, int variable) {
    return BigFloat.from(format, states, (step * dimension + variable) * format.words());
  }

  /// @param out D numbers; modified
  public void copyState(int step, long[] out) {
    int length = dimension * format.words();
    System.arraycopy(states, step * length, out, 0, length);
  }

  /// @return a copy of all numbers, steps × D
  public long[] numbers() {
    return states.clone();
  }

  /// @param from first step
  /// @param to   last step, excluded
  /// @return these states
  public ExtendedTrajectory slice(int from, int to) {
    int length = dimension * format.words();
    return new ExtendedTrajectory(
        format, dimension, timeStep, Arrays.copyOfRange(states, from * length, to * length));
  }

  /// @param target where to
  /// @return every number rounded to the nearest one there
  public ExtendedTrajectory in(BigFloatFormat target) {
    if (target.equals(format)) {
      return this;
    }
    return new ExtendedTrajectory(target, dimension, timeStep, format.rounded(states, target));
  }

  /// @return the states as the nearest doubles
  public Trajectory rounded() {
    double[] values = new double[steps() * dimension];
    BigFloatKernel kernel = format.kernel();
    for (int i = 0; i < values.length; i++) {
      values[i] = kernel.toDouble(states, i * format.words());
    }
    return Trajectory.of(values, dimension, timeStep);
  }
}
