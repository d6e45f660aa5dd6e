package chaoscast.lorenz.restart;

import chaoscast.core.Seed;
import chaoscast.lorenz.DynamicalSystem;
import java.util.List;
import java.util.OptionalDouble;

/// An observed ramp x and a hidden y that follows it, each acting on the other:
///
///     x' = 1 + 5 e,   y' = 10 (x − y),   e = y − x + 1/10,   e' = −15 e
///
/// On the attractor e = 0, x runs evenly and y lags by a tenth; a wrong y = x − 1/10 + e throws x off its
/// track for good, by e/3.
record SlavedSystem() implements DynamicalSystem {
  @Override
  public String name() {
    return "slaved";
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public int observedDimension() {
    return 1;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    derivative[0] = 1 + 5 * (state[1] - state[0] + 0.1);
    derivative[1] = 10 * (state[0] - state[1]);
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    image[0] = 5 * (vector[1] - vector[0]);
    image[1] = 10 * (vector[0] - vector[1]);
  }

  @Override
  public double trace(double[] state) {
    return -15;
  }

  @Override
  public List<String> variableNames() {
    return List.of("x", "y");
  }

  /// y between 100 and 200, far from the attractor.
  @Override
  public double[] initialState(Seed seed) {
    return new double[] {0, seed.generator().nextDouble(100, 200)};
  }

  @Override
  public double defaultTimeStep() {
    return 0.01;
  }

  @Override
  public int defaultTransient() {
    return 1000;
  }

  @Override
  public OptionalDouble lyapunovExponent() {
    return OptionalDouble.empty();
  }
}
