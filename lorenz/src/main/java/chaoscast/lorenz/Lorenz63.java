package chaoscast.lorenz;

import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// Lorenz' three-variable model of thermal convection.
///
///     x' = σ (y − x)
///     y' = x (ρ − z) − y
///     z' = x y − β z
///
/// Source: E. N. Lorenz, Deterministic Nonperiodic Flow, J. Atmos. Sci. 20 (1963) 130–141,
/// doi:10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2.
///
/// @param sigma Prandtl number σ > 0
/// @param rho   reduced Rayleigh number ρ > 0; chaotic near 28
/// @param beta  aspect ratio β > 0
public record Lorenz63(
    @Meaning("Prandtl number, > 0") double sigma,
    @Meaning("reduced Rayleigh number, > 0; chaotic near 28") double rho,
    @Meaning("aspect ratio, > 0") double beta)
    implements DynamicalSystem {

  /// σ = 10, ρ = 28, β = 8/3, as in the paper.
  public static final Lorenz63 CLASSICAL = new Lorenz63(10, 28, 8.0 / 3);

  /// (−8, 7, 27), close to the attractor: where C. Schötz and N. Boers, arXiv:2507.09652, start.
  public static final List<Double> START = List.of(-8.0, 7.0, 27.0);

  public Lorenz63 {
    requirePositive("sigma", sigma);
    requirePositive("rho", rho);
    requirePositive("beta", beta);
  }

  @Override
  public String name() {
    return "lorenz63";
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
    derivative[0] = sigma * (y - x);
    derivative[1] = x * (rho - z) - y;
    derivative[2] = x * y - beta * z;
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    double x = state[0];
    double y = state[1];
    double z = state[2];
    double dx = vector[0];
    double dy = vector[1];
    double dz = vector[2];
    image[0] = sigma * (dy - dx);
    image[1] = dx * (rho - z) - x * dz - dy;
    image[2] = dx * y + x * dy - beta * dz;
  }

  /// −(σ + 1 + β) everywhere.
  @Override
  public double trace(double[] state) {
    return -(sigma + 1 + beta);
  }

  @Override
  public List<String> variableNames() {
    return List.of("x", "y", "z");
  }

  /// [#START] plus standard normal noise.
  @Override
  public double[] initialState(Seed seed) {
    RandomGenerator random = seed.generator();
    return START.stream().mapToDouble(value -> value + random.nextGaussian()).toArray();
  }

  @Override
  public double defaultTimeStep() {
    return 0.005;
  }

  /// 25 time units: the flow contracts volumes by exp(−13.7) in one.
  @Override
  public int defaultTransient() {
    return 5_000;
  }

  /// λ₁ = 0.9064 (95% interval 0.90628–0.90655) of [#CLASSICAL], from Schötz and Boers,
  /// arXiv:2507.09652, whose forecasts are measured in it. The tangent flow here gives 0.90561 with a
  /// standard error of 0.00006 over 8 million time units, as does D. Viswanath, Lyapunov exponents from
  /// random Fibonacci sequences to the Lorenz equations (Cornell University, 1998): 0.90563.
  @Override
  public OptionalDouble lyapunovExponent() {
    return equals(CLASSICAL) ? OptionalDouble.of(0.9064) : OptionalDouble.empty();
  }
}
