package chaoscast.lorenz;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requireFinite;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.options.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// Lorenz 96 with two tiers: slow X and fast Y; only X is observed.
///
///     X_k'     = X_{k−1} (X_{k+1} − X_{k−2}) − X_k + F − (hc/b) Σ_j Y_{j,k}
///     Y_{j,k}' = −cb Y_{j+1,k} (Y_{j+2,k} − Y_{j−1,k}) − c Y_{j,k} + (hc/b) X_k
///
/// k = 1 … K, j = 1 … J. X is periodic in k. With coupling `ring`, Lorenz' own, Y_{J+1,k} is
/// Y_{1,k+1}; with `column`, as in the three-tier model, it is Y_{1,k}. The state holds X, then Y with
/// j running fastest.
///
/// Sources: E. N. Lorenz, Predictability: a problem partly solved, Proc. Seminar on Predictability
/// 1, ECMWF (1996) 1–18, doi:10.1017/CBO9780511617652.004; D. S. Wilks, Q. J. R. Meteorol. Soc. 131
/// (2005) 389–407, doi:10.1256/qj.04.03.
///
/// @param K        number of X, ≥ 4
/// @param J        number of Y for each X, ≥ 4
/// @param F        forcing of X
/// @param h        coupling between tiers
/// @param b        amplitude ratio of X to Y, > 0
/// @param c        time-scale ratio of X to Y, > 0
/// @param coupling how the Y of neighbouring X meet
@SuppressWarnings("InconsistentCapitalization") // J and j, K and k are the papers'
public record Lorenz96TwoTier(
    @Meaning("number of X, the observed variables, ≥ 4") int K,
    @Meaning("number of Y for each X, ≥ 4") int J,
    @Meaning("forcing of X") double F,
    @Meaning("coupling between tiers") double h,
    @Meaning("amplitude ratio of X to Y, > 0") double b,
    @Meaning("time-scale ratio of X to Y, > 0") double c,
    @Meaning("whether all Y form one ring, or those of each X one of their own") TierCoupling coupling)
    implements DynamicalSystem {

  /// K = 36, J = 10, F = 10, h = 1, b = c = 10, one ring, as in Lorenz' paper.
  public static final Lorenz96TwoTier LORENZ_1996 =
      new Lorenz96TwoTier(36, 10, 10, 1, 10, 10, TierCoupling.RING);

  /// K = 8, J = 32, F = 20, h = 1, b = c = 10, one ring, as in Wilks' paper.
  public static final Lorenz96TwoTier WILKS_2005 =
      new Lorenz96TwoTier(8, 32, 20, 1, 10, 10, TierCoupling.RING);

  public Lorenz96TwoTier {
    requireAtLeast("K", 4, K);
    requireAtLeast("J", 4, J);
    SizeLimit.requireMemory("J", J, j -> DynamicalSystem.STATE_BYTES * j);
    SizeLimit.requireMemory("K", K, k -> DynamicalSystem.STATE_BYTES * k * (1.0 + J));
    requireFinite("F", F);
    requireFinite("h", h);
    requirePositive("b", b);
    requirePositive("c", c);
  }

  @Override
  public String name() {
    return "lorenz96-two-tier";
  }

  @Override
  public int dimension() {
    return K + K * J;
  }

  @Override
  public int observedDimension() {
    return K;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    double exchange = h * c / b;
    for (int k = 0; k < K; k++) {
      double sum = 0;
      for (int m = K + k * J; m < K + (k + 1) * J; m++) {
        sum += state[m];
        derivative[m] = exchange * state[k] - c * state[m];
      }
      derivative[k] = F - state[k] - exchange * sum;
    }
    CyclicAdvection.addTo(state, K, derivative);
    for (int from = K; from < dimension(); from += ring()) {
      FastTierAdvection.addTo(c * b, state, new FastTierAdvection.Range(from, ring()), derivative);
    }
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    double exchange = h * c / b;
    for (int k = 0; k < K; k++) {
      double sum = 0;
      for (int m = K + k * J; m < K + (k + 1) * J; m++) {
        sum += vector[m];
        image[m] = exchange * vector[k] - c * vector[m];
      }
      image[k] = -vector[k] - exchange * sum;
    }
    CyclicAdvection.addTangentTo(state, vector, K, image);
    for (int from = K; from < dimension(); from += ring()) {
      FastTierAdvection.addTangentTo(c * b, state, vector,
          new FastTierAdvection.Range(from, ring()), image);
    }
  }

  /// −K (1 + cJ) everywhere: no advection has a diagonal.
  @Override
  public double trace(double[] state) {
    return -K * (1 + c * J);
  }

  @Override
  public List<String> variableNames() {
    var names = new ArrayList<String>();
    for (int k = 1; k <= K; k++) {
      names.add("X" + k);
    }
    for (int k = 1; k <= K; k++) {
      for (int j = 1; j <= J; j++) {
        names.add("Y" + j + "_" + k);
      }
    }
    return List.copyOf(names);
  }

  /// X uniform over the whole numbers in [−5, 5], Y 0.1 × standard normal.
  @Override
  public double[] initialState(Seed seed) {
    RandomGenerator random = seed.generator();
    double[] state = new double[dimension()];
    for (int n = 0; n < state.length; n++) {
      state[n] = n < K ? random.nextInt(-5, 6) : 0.1 * random.nextGaussian();
    }
    return state;
  }

  @Override
  public double defaultTimeStep() {
    return 0.005;
  }

  /// 100 time units.
  @Override
  public int defaultTransient() {
    return 20_000;
  }

  /// None: its largest exponent belongs to Y and says nothing about X.
  @Override
  public OptionalDouble lyapunovExponent() {
    return OptionalDouble.empty();
  }

  /// How many Y form a ring.
  private int ring() {
    return coupling == TierCoupling.RING ? K * J : J;
  }
}
