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

/// Lorenz 96 with three tiers: slow X, fast Y, faster Z; only X is observed.
///
///     X_k'      = X_{k−1} (X_{k+1} − X_{k−2}) − X_k + F − (hc/b) Σ_j Y_{j,k}
///     Y_{j,k}'  = −cb Y_{j+1,k} (Y_{j+2,k} − Y_{j−1,k}) − c Y_{j,k}
///                 + (hc/b) X_k − (he/d) Σ_i Z_{i,j,k}
///     Z_{i,j,k}' = ed Z_{i−1,j,k} (Z_{i+1,j,k} − Z_{i−2,j,k}) − ge Z_{i,j,k} + (he/d) Y_{j,k}
///
/// k = 1 … K, j = 1 … J, i = 1 … I; each index is periodic within its own column. The state holds
/// X_k at k, then Y_{j,k} at (j, k), then Z_{i,j,k} at (i, j, k), the last index running fastest:
/// the neighbours of a whole row lie in other rows, so only whole rows wrap, never an index within a
/// loop along them.
///
/// Δt = 0.005, the step that was published with RK4, is not converged: one step errs by 4·10⁻⁴ of Y's size, so that
/// the truth is that map and not these equations.
///
/// Sources: T. Thornes, P. Düben, T. Palmer, Q. J. R. Meteorol. Soc. 143 (2017) 897–908,
/// doi:10.1002/qj.2974; A. Chattopadhyay, P. Hassanzadeh, D. Subramanian, arXiv:1906.08829, whose
/// published solver has no g.
///
/// @param K number of X, ≥ 4
/// @param J number of Y for each X, ≥ 4
/// @param I number of Z for each Y, ≥ 4
/// @param F forcing of X
/// @param h coupling between tiers
/// @param b amplitude ratio of X to Y, > 0
/// @param c time-scale ratio of X to Y, > 0
/// @param d amplitude ratio of Y to Z, > 0
/// @param e time-scale ratio of X to Z, > 0
/// @param g damping of Z, > 0
@SuppressWarnings("InconsistentCapitalization") // J and j, I and i are the papers'
public record Lorenz96ThreeTier(
    @Meaning("number of X, the observed variables, ≥ 4") int K,
    @Meaning("number of Y for each X, ≥ 4") int J,
    @Meaning("number of Z for each Y, ≥ 4") int I,
    @Meaning("forcing of X") double F,
    @Meaning("coupling between tiers") double h,
    @Meaning("amplitude ratio of X to Y, > 0") double b,
    @Meaning("time-scale ratio of X to Y, > 0") double c,
    @Meaning("amplitude ratio of Y to Z, > 0") double d,
    @Meaning("time-scale ratio of X to Z, > 0") double e,
    @Meaning("damping of Z, > 0") double g)
    implements DynamicalSystem {

  /// K = J = I = 8, F = 20, h = 1, b = c = d = e = 10, g = 1.
  public static final Lorenz96ThreeTier CHATTOPADHYAY_2020 =
      new Lorenz96ThreeTier(8, 8, 8, 20, 1, 10, 10, 10, 10, 1);

  /// The same with g = 10.
  public static final Lorenz96ThreeTier THORNES_2017 =
      new Lorenz96ThreeTier(8, 8, 8, 20, 1, 10, 10, 10, 10, 10);

  public Lorenz96ThreeTier {
    requireAtLeast("K", 4, K);
    requireAtLeast("J", 4, J);
    requireAtLeast("I", 4, I);
    SizeLimit.requireMemory("J", J, j -> DynamicalSystem.STATE_BYTES * j);
    SizeLimit.requireMemory("I", I, i -> DynamicalSystem.STATE_BYTES * i * J);
    SizeLimit.requireMemory("K", K,
        k -> DynamicalSystem.STATE_BYTES * k * (1.0 + J + (double) J * I));
    requireFinite("F", F);
    requireFinite("h", h);
    requirePositive("b", b);
    requirePositive("c", c);
    requirePositive("d", d);
    requirePositive("e", e);
    requirePositive("g", g);
  }

  @Override
  public String name() {
    return "lorenz96-three-tier";
  }

  @Override
  public int dimension() {
    return K + K * J + K * J * I;
  }

  @Override
  public int observedDimension() {
    return K;
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    addUpInto(derivative, 0, state, K, J);
    addUpInto(derivative, K, state, K * J, I);
    slow(state, derivative);
    for (int j = 0; j < J; j++) {
      fast(j, state, derivative);
    }
    for (int i = 0; i < I; i++) {
      faster(i, state, derivative);
    }
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    new ThreeTierTangent(this, state, vector).multiply(image);
  }

  /// −K (1 + cJ + geJI) everywhere: no advection has a diagonal.
  @Override
  public double trace(double[] state) {
    return -K * (1 + c * J + g * e * J * I);
  }

  @Override
  public List<String> variableNames() {
    var x = new ArrayList<String>();
    var y = new ArrayList<String>();
    var z = new ArrayList<String>();
    for (int k = 1; k <= K; k++) {
      x.add("X" + k);
    }
    for (int j = 1; j <= J; j++) {
      for (int k = 1; k <= K; k++) {
        y.add("Y" + j + "_" + k);
      }
    }
    for (int i = 1; i <= I; i++) {
      for (String name : y) {
        z.add("Z" + i + "_" + name.substring(1));
      }
    }
    x.addAll(y);
    x.addAll(z);
    return List.copyOf(x);
  }

  /// X uniform over the whole numbers in [−5, 5], Y standard normal, Z 0.05 × standard normal.
  @Override
  public double[] initialState(Seed seed) {
    RandomGenerator random = seed.generator();
    double[] state = new double[dimension()];
    for (int n = 0; n < state.length; n++) {
      if (n < K) {
        state[n] = random.nextInt(-5, 6);
      } else {
        state[n] = (n < K + K * J ? 1 : 0.05) * random.nextGaussian();
      }
    }
    return state;
  }

  @Override
  public double defaultTimeStep() {
    return 0.005;
  }

  /// 100 time units, as in the papers.
  @Override
  public int defaultTransient() {
    return 20_000;
  }

  /// None: its largest exponent belongs to Z and says nothing about X.
  @Override
  public OptionalDouble lyapunovExponent() {
    return OptionalDouble.empty();
  }

  /// X', of one row; expects Σ_j Y in its place.
  private void slow(double[] state, double[] derivative) {
    double coupling = h * c / b;
    for (int k = 0; k < K; k++) {
      derivative[k] = F - state[k] - coupling * derivative[k];
    }
    CyclicAdvection.addTo(state, K, derivative);
  }

  /// Y' of one row j; expects Σ_i Z in its place.
  private void fast(int j, double[] state, double[] derivative) {
    double advection = c * b;
    double fromX = h * c / b;
    double fromZ = h * e / d;
    int row = K + j * K;
    int next = K + wrap(j + 1, J) * K;
    int overNext = K + wrap(j + 2, J) * K;
    int previous = K + wrap(j - 1, J) * K;
    for (int k = 0; k < K; k++) {
      derivative[row + k] =
          -advection * state[next + k] * (state[overNext + k] - state[previous + k])
              - c * state[row + k]
              + fromX * state[k]
              - fromZ * derivative[row + k];
    }
  }

  /// Z' of one row i, which runs over all (j, k).
  private void faster(int i, double[] state, double[] derivative) {
    double advection = e * d;
    double damping = g * e;
    double fromY = h * e / d;
    int length = K * J;
    int first = K + length;
    int row = first + i * length;
    int next = first + wrap(i + 1, I) * length;
    int previous = first + wrap(i - 1, I) * length;
    int beforePrevious = first + wrap(i - 2, I) * length;
    for (int m = 0; m < length; m++) {
      derivative[row + m] =
          advection * state[previous + m] * (state[next + m] - state[beforePrevious + m])
              - damping * state[row + m]
              + fromY * state[K + m];
    }
  }

  /// A row's number when rows are periodic; right up to one period outside.
  static int wrap(int row, int rows) {
    return row < 0 ? row + rows : row < rows ? row : row - rows;
  }

  /// Sums `rows` rows that lie behind one another after the sum's own place in the state.
  static void addUpInto(
      double[] sums, int offset, double[] state, int length, int rows) {
    int first = offset + length;
    for (int m = 0; m < length; m++) {
      sums[offset + m] = state[first + m];
    }
    for (int row = 1; row < rows; row++) {
      int source = first + row * length;
      for (int m = 0; m < length; m++) {
        sums[offset + m] += state[source + m];
      }
    }
  }
}
