package chaoscast.lorenz.lyapunov;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.parallel.Parallel;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.generation.Integrator;
import chaoscast.lorenz.generation.Propagator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Finite-size Lyapunov exponents of the observed variables.
///
///     λ(δ) = ⟨ln δ(t + τ)/δ(t)⟩ / ⟨τ⟩,   τ: the time in which a difference grows from δ to r δ
///
/// Two solutions start a thousandth of the smallest size apart, in a random direction of all
/// variables that leaves conserved quantities alone; what counts is when the distance of their observed variables first passes each
/// size. As δ → 0 that gives λ₁ of the tangent flow; in a system of several time scales, λ₁ belongs
/// to the fastest and saturates early, and the errors of a forecast of the slow variables grow
/// at the rate λ(δ) of their size.
///
/// Sources: E. Aurell, G. Boffetta, A. Crisanti, G. Paladin, A. Vulpiani, Phys. Rev. Lett. 77
/// (1996) 1262–1265, doi:10.1103/PhysRevLett.77.1262; for Lorenz 96 with two tiers: G. Boffetta,
/// P. Giuliani, G. Paladin, A. Vulpiani, J. Atmos. Sci. 55 (1998) 3409–3416,
/// doi:10.1175/1520-0469(1998)055<3409:AEOTLA>2.0.CO;2.
///
/// @param system what is measured
/// @param plan   at which sizes
public record FiniteSizeGrowth(DynamicalSystem system, FiniteSizePlan plan) {
  private static final int RUNS = 8;
  private static final double START = 1e-3;

  /// A pair that has not diverged after this many steps never will.
  private static final long LONGEST = 1_000_000;

  private static final int SCALE_STEPS = 20_000;

  /// @param threads greatest number of cores used, ≥ 1; decides no bit of the result
  /// @return one a size, the smallest first
  /// @throws InputException if the integration leaves the finite numbers, or differences do not grow
  public List<FiniteSizeExponent> run(int threads, Progress progress) {
    double scale = scale();
    var done = new AtomicLong();
    long total = (long) RUNS * plan.pairs();
    List<Growth> growths = new ArrayList<>();
    Parallel.map(
        RUNS,
        threads,
        run -> pairs(
            run,
            scale,
            () -> progress.at("finite-size growth", done.incrementAndGet(), total)))
        .forEach(growths::addAll);
    return IntStream.range(0, plan.sizes()).mapToObj(size -> exponent(size, growths)).toList();
  }

  private List<Growth> pairs(int run, double scale, Runnable finished) {
    Seed seed = plan.seed().child("finite-size/" + run);
    double[] state = onAttractor(seed);
    RandomGenerator random = seed.child("differences").generator();
    var growths = new ArrayList<Growth>();
    for (int pair = 0; pair < plan.pairs(); pair++) {
      growths.add(grow(state, scale, random));
      finished.run();
    }
    return growths;
  }

  /// @param state modified: where the undisturbed solution has got to
  private Growth grow(double[] state, double scale, RandomGenerator random) {
    Propagator propagator = propagator();
    double[] other = state.clone();
    double[] direction = random.doubles(state.length, -1, 1).toArray();
    system.conserved().removeFrom(direction);
    double length = norm(direction, state.length);
    for (int n = 0; n < other.length; n++) {
      other[n] += START * plan.smallest() * scale * direction[n] / length;
    }
    var growth = new Growth(new double[plan.sizes()], new double[plan.sizes()]);
    int next = 0;
    long passedAt = 0;
    double passedSize = 0;
    for (long n = 1; next <= plan.sizes(); n++) {
      if (n > LONGEST) {
        throw new InputException(
            "differences of %s must grow to %s of its standard deviation but do not"
                .formatted(system.name(), plan.threshold(next)));
      }
      advance(propagator, state);
      advance(propagator, other);
      double size = distance(state, other) / scale;
      while (next <= plan.sizes() && size >= plan.threshold(next)) {
        if (next > 0) {
          growth.times()[next - 1] = (n - passedAt) * system.defaultTimeStep();
          growth.logarithms()[next - 1] = Math.log(size / passedSize);
        }
        passedAt = n;
        passedSize = size;
        next++;
      }
    }
    return growth;
  }

  private FiniteSizeExponent exponent(int size, List<Growth> growths) {
    int count = growths.size();
    double time = growths.stream().mapToDouble(growth -> growth.times()[size]).sum() / count;
    double logarithm =
        growths.stream().mapToDouble(growth -> growth.logarithms()[size]).sum() / count;
    double exponent = logarithm / time;
    double squares =
        growths.stream()
            .mapToDouble(
                growth -> Math.pow(growth.logarithms()[size] - exponent * growth.times()[size], 2))
            .sum();
    double error = Math.sqrt(squares / Math.max(1, count - 1) / count) / time;
    return new FiniteSizeExponent(plan.threshold(size), exponent, error);
  }

  /// √Σ var x_i over the observed variables.
  private double scale() {
    double[] state = onAttractor(plan.seed().child("finite-size/scale"));
    Propagator propagator = propagator();
    int observed = system.observedDimension();
    double[] mean = new double[observed];
    double squares = 0;
    for (int n = 1; n <= SCALE_STEPS; n++) {
      advance(propagator, state);
      for (int i = 0; i < observed; i++) {
        double before = state[i] - mean[i];
        mean[i] += before / n;
        squares += before * (state[i] - mean[i]);
      }
    }
    return Math.sqrt(squares / SCALE_STEPS);
  }

  private double[] onAttractor(Seed seed) {
    double[] state = system.initialState(seed.child("state"));
    Propagator propagator = propagator();
    for (int n = 0; n < system.defaultTransient(); n++) {
      advance(propagator, state);
    }
    return state;
  }

  private Propagator propagator() {
    return Integrator.standardFor(system).propagator(system, system.defaultTimeStep());
  }

  private void advance(Propagator propagator, double[] state) {
    if (!propagator.advance(state)) {
      throw new InputException(
          "%s %s must stay finite but diverged"
              .formatted(system.name(), system.parameters()));
    }
  }

  private double distance(double[] a, double[] b) {
    double sum = 0;
    for (int n = 0; n < system.observedDimension(); n++) {
      sum += (a[n] - b[n]) * (a[n] - b[n]);
    }
    return Math.sqrt(sum);
  }

  private static double norm(double[] vector, int length) {
    double sum = 0;
    for (int n = 0; n < length; n++) {
      sum += vector[n] * vector[n];
    }
    return Math.sqrt(sum);
  }

  /// @param times      in which a pair grew from each size to the next
  /// @param logarithms of the factors by which it did
  private record Growth(double[] times, double[] logarithms) {}
}
