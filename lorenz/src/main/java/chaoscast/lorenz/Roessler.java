package chaoscast.lorenz;

import static chaoscast.core.Requirements.requireFinite;

import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// Rössler's system: a single quadratic term suffices for chaos.
///
///     x' = −y − z
///     y' = x + a y
///     z' = b + z (x − c)
///
/// Source: O. E. Rössler, An equation for continuous chaos, Phys. Lett. A 57 (1976) 397–398,
/// doi:10.1016/0375-9601(76)90101-8.
///
/// @param a growth of the spiral
/// @param b source of z
/// @param c x beyond which z grows; chaotic at 5.7
public record Roessler(
    @Meaning("growth of the spiral") double a,
    @Meaning("source of z") double b,
    @Meaning("x beyond which z grows; chaotic at 5.7") double c)
    implements DynamicalSystem {

  /// a = b = 0.2, c = 5.7, as in the paper.
  public static final Roessler CLASSICAL = new Roessler(0.2, 0.2, 5.7);

  public Roessler {
    requireFinite("a", a);
    requireFinite("b", b);
    requireFinite("c", c);
  }

  @Override
  public String name() {
    return "roessler";
  }

  @Override
  public int dimension() {
    return 3;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    double x = state[0];
    double y = state[1];
    double z = state[2];
    derivative[0] = -y - z;
    derivative[1] = x + a * y;
    derivative[2] = b + z * (x - c);
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    double dx = vector[0];
    double dy = vector[1];
    double dz = vector[2];
    image[0] = -dy - dz;
    image[1] = dx + a * dy;
    image[2] = state[2] * dx + (state[0] - c) * dz;
  }

  /// a + x − c.
  @Override
  public double trace(double[] state) {
    return a + state[0] - c;
  }

  @Override
  public List<String> variableNames() {
    return List.of("x", "y", "z");
  }

  /// Each variable between 0.9 and 1.1: solutions from far away may escape.
  @Override
  public double[] initialState(Seed seed) {
    RandomGenerator random = seed.generator();
    return random.doubles(3, -1, 1).map(value -> 1 + 0.1 * value).toArray();
  }

  /// Some 300 samples a turn; z rises and falls within a few tenths.
  @Override
  public double defaultTimeStep() {
    return 0.02;
  }

  /// 500 time units, some 85 turns.
  @Override
  public int defaultTransient() {
    return 25_000;
  }

  /// λ₁ = 0.0714 of [#CLASSICAL], from J. C. Sprott, Chaos and Time-Series Analysis (2003).
  @Override
  public OptionalDouble lyapunovExponent() {
    return equals(CLASSICAL) ? OptionalDouble.of(0.0714) : OptionalDouble.empty();
  }
}
