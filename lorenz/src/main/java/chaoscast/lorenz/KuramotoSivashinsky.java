package chaoscast.lorenz;

import static chaoscast.core.Requirements.requireAtLeast;
import static chaoscast.core.Requirements.requirePositive;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.options.Meaning;
import chaoscast.core.tangent.ConservedDirections;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The equation of Kuramoto and Sivashinsky: flame fronts, falling films; chaos in space and time.
///
///     u_t = −u_xx − u_xxxx − u u_x,   u(x + length) = u(x),   ∫ u dx = 0
///
/// Its variables are u at equally spaced points. Derivatives in space are those of the
/// trigonometric interpolant; the product keeps wave numbers below a third of the number of points,
/// to which no product of such waves is aliased.
///
/// The shortest wave decays at (π points / length)⁴, 7000 for 64 points on 22: explicit steps would
/// have to be shorter than 0.0004. As a [SemilinearField] it is integrated by exponential
/// Runge–Kutta steps of 0.25 instead. [#derivative] and [#tangent] allocate the memory of a
/// transform; the integrator does not go through them.
///
/// Sources: Y. Kuramoto, T. Tsuzuki, Prog. Theor. Phys. 55 (1976) 356–369, doi:10.1143/PTP.55.356;
/// G. I. Sivashinsky, Acta Astronaut. 4 (1977) 1177–1206, doi:10.1016/0094-5765(77)90096-0;
/// at length 22: P. Cvitanović, R. L. Davidchack, E. Siminos, SIAM J. Appl. Dyn. Syst. 9 (2010)
/// 1–33, doi:10.1137/070705623.
///
/// @param points number of points, a power of two ≥ 8
/// @param length of the interval, > 0; chaotic at 22
public record KuramotoSivashinsky(
    @Meaning("number of points, a power of two ≥ 8") int points,
    @Meaning("length of the periodic interval, > 0; chaotic at 22") double length)
    implements DynamicalSystem, SemilinearField {

  /// 64 points on an interval of 22.
  public static final KuramotoSivashinsky CVITANOVIC_2010 = new KuramotoSivashinsky(64, 22);

  /// 512 points on an interval of 200, where Mandal and others forecast.
  public static final KuramotoSivashinsky MANDAL_2025 = new KuramotoSivashinsky(512, 200);

  public KuramotoSivashinsky {
    requireAtLeast("points", 8, points);
    if (Integer.bitCount(points) != 1) {
      throw new InputException("points must be a power of two but was " + points);
    }
    requirePositive("length", length);
  }

  @Override
  public String name() {
    return "kuramoto-sivashinsky";
  }

  @Override
  public int dimension() {
    return points;
  }

  @Override
  public SpectralForm spectralForm() {
    return new KuramotoSivashinskyWaves(this);
  }

  @Override
  public void derivative(double[] state, double[] derivative) {
    SpectralForm waves = spectralForm();
    double[] coordinates = new double[points];
    double[] rate = new double[points];
    waves.toCoordinates(state, coordinates);
    waves.nonlinear(coordinates, rate);
    addLinear(waves.rates(), coordinates, rate);
    waves.toState(rate, derivative);
  }

  @Override
  public void tangent(double[] state, double[] vector, double[] image) {
    SpectralForm waves = spectralForm();
    double[] coordinates = new double[points];
    double[] direction = new double[points];
    double[] rate = new double[points];
    waves.toCoordinates(state, coordinates);
    waves.toCoordinates(vector, direction);
    waves.nonlinearTangent(coordinates, direction, rate);
    addLinear(waves.rates(), direction, rate);
    waves.toState(rate, image);
  }

  /// Σ (q² − q⁴) over all waves, everywhere: a derivative in space has no diagonal.
  @Override
  public double trace(double[] state) {
    double sum = 0;
    for (int coordinate = 0; coordinate < points; coordinate++) {
      sum += rate((coordinate + 1) / 2);
    }
    return sum;
  }

  /// ∫ u dx: both linear terms and u u_x = (u²)_x / 2 are derivatives of something periodic.
  @Override
  public ConservedDirections conserved() {
    double[] mean = new double[points];
    Arrays.fill(mean, 1);
    return ConservedDirections.of(new double[][] {mean});
  }

  @Override
  public List<String> variableNames() {
    return IntStream.range(0, points).mapToObj(n -> "u" + n).toList();
  }

  /// Waves of the four lowest wave numbers with standard normal amplitudes; the mean is zero.
  @Override
  public double[] initialState(Seed seed) {
    RandomGenerator random = seed.generator();
    double[] state = new double[points];
    for (int number = 1; number < Math.min(5, points / 2); number++) {
      double cosine = random.nextGaussian();
      double sine = random.nextGaussian();
      for (int n = 0; n < points; n++) {
        double phase = 2 * Math.PI * number * n / points;
        state[n] += cosine * Math.cos(phase) + sine * Math.sin(phase);
      }
    }
    return state;
  }

  @Override
  public double defaultTimeStep() {
    return 0.25;
  }

  /// 1000 time units, some fifty Lyapunov times.
  @Override
  public int defaultTransient() {
    return 4_000;
  }

  /// λ₁ = 0.048 of [#CVITANOVIC_2010] and 0.094 of [#MANDAL_2025], from the papers of those names; the second
  /// is arXiv:2501.06661.
  @Override
  public OptionalDouble lyapunovExponent() {
    if (equals(CVITANOVIC_2010)) {
      return OptionalDouble.of(0.048);
    }
    return equals(MANDAL_2025) ? OptionalDouble.of(0.094) : OptionalDouble.empty();
  }

  /// @param number how often the wave fits into the interval
  /// @return q² − q⁴ for q = 2π number / length
  double rate(int number) {
    double q = 2 * Math.PI * number / length;
    return q * q * (1 - q * q);
  }

  private static void addLinear(double[] rates, double[] coordinates, double[] sums) {
    for (int n = 0; n < sums.length; n++) {
      sums[n] += rates[n] * coordinates[n];
    }
  }
}
