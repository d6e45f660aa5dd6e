package chaoscast.lorenz;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requireFinite;

import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.options.Meaning;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Lorenz' model of an atmospheric quantity on a circle of latitude, one tier.
///
///     X_k' = X_{k−1} (X_{k+1} − X_{k−2}) − X_k + F,   k = 1 … K, periodic
///
/// Source: E. N. Lorenz, Predictability: a problem partly solved, Proc. Seminar on Predictability
/// 1, ECMWF (1996) 1–18, doi:10.1017/CBO9780511617652.004.
///
/// @param K number of variables, ≥ 4
/// @param F forcing; chaotic at 8
@SuppressWarnings("InconsistentCapitalization") // K and k are the papers'
public record Lorenz96(
    @Meaning("number of variables, ≥ 4") int K, @Meaning("forcing; chaotic at 8") double F)
    implements DynamicalSystem {

  /// K = 40, F = 8, as in E. N. Lorenz, K. A. Emanuel, J. Atmos. Sci. 55 (1998) 399–414.
  public static final Lorenz96 LORENZ_EMANUEL_1998 = new Lorenz96(40, 8);

  /// K = 5, F = 8, as in C. Schötz, N. Boers, arXiv:2507.09652.
  public static final Lorenz96 SCHOTZ_2025_K5 = new Lorenz96(5, 8);

  /// K = 8, F = 8, as in the same paper.
  public static final Lorenz96 SCHOTZ_2025_K8 = new Lorenz96(8, 8);

  public Lorenz96 {
    requireAtLeast("K", 4, K);
    SizeLimit.requireMemory("K", K, k -> DynamicalSystem.STATE_BYTES * k);
    requireFinite("F", F);
  }

  @Override
  public String name() {
    return "lorenz96";
  }

  @Override
  public int dimension() {
    return K;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    for (int k = 0; k < K; k++) {
      derivative[k] = F - state[k];
    }
    CyclicAdvection.addTo(state, K, derivative);
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    for (int k = 0; k < K; k++) {
      image[k] = -vector[k];
    }
    CyclicAdvection.addTangentTo(state, vector, K, image);
  }

  /// −K everywhere: the advection has no diagonal.
  @Override
  public double trace(double[] state) {
    return -K;
  }

  @Override
  public List<String> variableNames() {
    return IntStream.rangeClosed(1, K).mapToObj(k -> "X" + k).toList();
  }

  /// The fixed point X_k = F plus 0.01 × standard normal noise.
  @Override
  public double[] initialState(Seed seed) {
    RandomGenerator random = seed.generator();
    return IntStream.range(0, K).mapToDouble(k -> F + 0.01 * random.nextGaussian()).toArray();
  }

  @Override
  public double defaultTimeStep() {
    return 0.01;
  }

  /// 100 time units: more than 40 Lyapunov times for any published K.
  @Override
  public int defaultTransient() {
    return 10_000;
  }

  /// For F = 8: K = 5 0.4670 (95% interval 0.4665–0.4676), K = 8 1.5918 (1.5912–1.5924), both from
  /// Schötz and Boers, arXiv:2507.09652; K = 40 about 1.68. The tangent flow here gives 0.4711 ±
  /// 0.0006 and 1.5977 ± 0.0008, standard errors over two million time units, and so do two solutions
  /// rescaled again and again.
  @Override
  public OptionalDouble lyapunovExponent() {
    if (equals(SCHOTZ_2025_K5)) {
      return OptionalDouble.of(0.4670);
    }
    if (equals(SCHOTZ_2025_K8)) {
      return OptionalDouble.of(1.5918);
    }
    return equals(LORENZ_EMANUEL_1998) ? OptionalDouble.of(1.68) : OptionalDouble.empty();
  }
}
