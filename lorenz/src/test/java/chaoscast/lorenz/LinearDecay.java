package chaoscast.lorenz;

import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import java.util.List;
import java.util.OptionalDouble;

/// A system as someone outside would write one: x' = −rate · x.
record LinearDecay(@Meaning("decay rate") double rate) implements DynamicalSystem {
  @Override
  public String name() {
    return "linear-decay";
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    derivative[0] = -rate * state[0];
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    image[0] = -rate * vector[0];
  }

  @Override
  public double trace(double[] state) {
    return -rate;
  }

  @Override
  public List<String> variableNames() {
    return List.of("x");
  }

  @Override
  public double[] initialState(Seed seed) {
    return new double[] {seed.generator().nextDouble()};
  }

  @Override
  public double defaultTimeStep() {
    return 0.1;
  }

  @Override
  public int defaultTransient() {
    return 0;
  }

  @Override
  public OptionalDouble lyapunovExponent() {
    return OptionalDouble.of(-rate);
  }
}
