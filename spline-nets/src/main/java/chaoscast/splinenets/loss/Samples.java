package chaoscast.splinenets.loss;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Data (x_n, y_n) of one input and one output, in rising order of x. Immutable.
///
///     Samples parabola = Samples.of(new double[] {-1, 0, 1}, x -> x * x);
public final class Samples {
  private final double[] inputs;
  private final double[] targets;

  private Samples(double[] inputs, double[] targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /// @param inputs  x, finite, at least one, in any order; not modified
  /// @param targets y, finite, as many; not modified
  public static Samples of(double[] inputs, double[] targets) {
    Requirements.requireAtLeast("number of samples", 1, inputs.length);
    if (targets.length != inputs.length) {
      throw new InputException(
          "number of targets must be %d but was %d".formatted(inputs.length, targets.length));
    }
    for (int n = 0; n < inputs.length; n++) {
      Requirements.requireFinite("input " + n, inputs[n]);
      Requirements.requireFinite("target " + n, targets[n]);
    }
    int[] order =
        IntStream.range(0, inputs.length)
            .boxed()
            .sorted(Comparator.comparingDouble(n -> inputs[n]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Samples(
        Arrays.stream(order).mapToDouble(n -> inputs[n]).toArray(),
        Arrays.stream(order).mapToDouble(n -> targets[n]).toArray());
  }

  /// @param inputs   x, finite, at least one; not modified
  /// @param function y = function(x), finite
  public static Samples of(double[] inputs, DoubleUnaryOperator function) {
    return of(inputs, Arrays.stream(inputs).map(function).toArray());
  }

  /// @return number of samples N
  public int count() {
    return inputs.length;
  }

  /// @return x_n
  public double input(int sample) {
    return inputs[sample];
  }

  /// @return y_n
  public double target(int sample) {
    return targets[sample];
  }

  /// @return a copy of x, rising
  public double[] inputs() {
    return inputs.clone();
  }

  /// @return a copy of y
  public double[] targets() {
    return targets.clone();
  }

  /// @param function f
  /// @return residuals ε_n = f(x_n) − y_n
  public double[] residuals(DoubleUnaryOperator function) {
    return IntStream.range(0, count())
        .mapToDouble(n -> function.applyAsDouble(inputs[n]) - targets[n])
        .toArray();
  }

  /// @param function f
  /// @return the loss ½ Σ ε_n²
  public double loss(DoubleUnaryOperator function) {
    double sum = 0;
    for (double residual : residuals(function)) {
      sum += residual * residual;
    }
    return sum / 2;
  }

  /// @param function f
  /// @return root mean square of the residuals
  public double rootMeanSquare(DoubleUnaryOperator function) {
    return Math.sqrt(2 * loss(function) / count());
  }
}
