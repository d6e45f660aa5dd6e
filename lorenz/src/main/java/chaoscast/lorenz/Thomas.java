package chaoscast.lorenz;

import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import java.util.List;
import java.util.OptionalDouble;

/// Thomas' cyclically symmetric attractor: no polynomial describes its right-hand side.
///
///     x' = sin y − b x
///     y' = sin z − b y
///     z' = sin x − b z
///
/// Source: R. Thomas, Deterministic chaos seen in terms of feedback circuits, Int. J. Bifurcation
/// Chaos 9 (1999) 1889–1905, doi:10.1142/S0218127499001383.
///
/// @param b friction > 0; chaotic at 0.18
public record Thomas(@Meaning("friction, > 0; chaotic at 0.18") double b)
    implements DynamicalSystem {

  /// b = 0.18.
  public static final Thomas CHAOTIC = new Thomas(0.18);

  public Thomas {
    requirePositive("b", b);
  }

  @Override
  public String name() {
    return "thomas";
  }

  @Override
  public int dimension() {
    return 3;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    derivative[0] = Math.sin(state[1]) - b * state[0];
    derivative[1] = Math.sin(state[2]) - b * state[1];
    derivative[2] = Math.sin(state[0]) - b * state[2];
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    image[0] = Math.cos(state[1]) * vector[1] - b * vector[0];
    image[1] = Math.cos(state[2]) * vector[2] - b * vector[1];
    image[2] = Math.cos(state[0]) * vector[0] - b * vector[2];
  }

  /// −3b everywhere.
  @Override
  public double trace(double[] state) {
    return -3 * b;
  }

  @Override
  public List<String> variableNames() {
    return List.of("x", "y", "z");
  }

  /// Each variable between −2 and 2, and not all equal: that diagonal is never left.
  @Override
  public double[] initialState(Seed seed) {
    return seed.generator().doubles(3, -2, 2).toArray();
  }

  @Override
  public double defaultTimeStep() {
    return 0.05;
  }

  /// 1000 time units.
  @Override
  public int defaultTransient() {
    return 20_000;
  }

  @Override
  public OptionalDouble lyapunovExponent() {
    return OptionalDouble.empty();
  }
}
