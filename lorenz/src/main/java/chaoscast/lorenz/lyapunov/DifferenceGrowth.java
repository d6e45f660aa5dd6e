package chaoscast.lorenz.lyapunov;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.parallel.Parallel;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.generation.Divergence;
import chaoscast.lorenz.generation.Propagator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// λ₁ by the growth of a small difference between two solutions: no derivative of the equations is used, so
/// that it checks [LyapunovMeasurement].
///
///     λ₁ = ⟨ln |δ(t + τ)| / δ₀⟩ / τ
///
/// The other solution starts δ₀ = 10⁻⁷ of the state's size away and is brought back to that distance,
/// in the direction that it has, every τ. Where the two part at once, as at the seam of an angle that is
/// counted from 0 to 2π, the interval does not count and the difference starts anew. The time of a forced
/// system is the same for both.
///
/// Source: G. Benettin, L. Galgani, J.-M. Strelcyn, Phys. Rev. A 14 (1976) 2338–2345,
/// doi:10.1103/PhysRevA.14.2338.
///
/// @param system what is measured
/// @param plan   how long, with which steps and from where; of its exponents, only the first is measured
public record DifferenceGrowth(DynamicalSystem system, LyapunovPlan plan) {
  /// δ₀ as a share of the state's size: rounding is 10⁻⁹ of it, curvature 10⁻⁷.
  private static final double DISTANCE = 1e-7;

  /// A difference that grows by so much in one interval has been torn, not stretched.
  private static final double TORN = 1e4;

  private static final int BLOCKS = 8;
  private static final int SCALE_STEPS = 2000;

  /// @param threads greatest number of cores used, ≥ 1; decides no bit of the result
  /// @return λ₁ with its error from the scatter of blocks of time
  /// @throws InputException if the integration leaves the finite numbers
  public LyapunovEstimate run(int threads, Progress progress) {
    double intervalTime = plan.renormaliseAt() * plan.timeStep();
    long intervals =
        (long) Math.ceil(plan.time() / plan.trajectories() / BLOCKS / intervalTime - 1e-9);
    var done = new AtomicLong();
    List<Double> rates = new ArrayList<>();
    Parallel.map(
        plan.trajectories(),
        threads,
        number -> {
          List<Double> found = new Pair(number).rates(intervals, intervalTime);
          progress.at("difference", done.incrementAndGet(), plan.trajectories());
          return found;
        })
        .forEach(rates::addAll);
    int count = rates.size();
    double mean = rates.stream().mapToDouble(Double::doubleValue).sum() / count;
    double squares = rates.stream().mapToDouble(rate -> (rate - mean) * (rate - mean)).sum();
    return new LyapunovEstimate(
        mean,
        Math.sqrt(squares / (count - 1) / count),
        "growth of a small difference over %s time units"
            .formatted(count * intervals * intervalTime));
  }

  /// Two solutions near each other.
  private final class Pair {
    private final Propagator first =
        plan.integrator().propagator(system, plan.timeStep());
    private final Propagator second =
        plan.integrator().propagator(system, plan.timeStep());
    private final RandomGenerator random;
    private final boolean[] disturbed;
    private final double[] state;
    private final double[] other;
    private double distance;

    Pair(int number) {
      Seed seed = plan.seed().child("difference");
      state = system.initialState(seed.child("state/" + number));
      random = seed.child("direction/" + number).generator();
      other = new double[state.length];
      disturbed = disturbed();
    }

    /// All variables but the time of a forced system, whose differences do not change.
    private boolean[] disturbed() {
      boolean[] all = new boolean[state.length];
      for (int n = 0; n < all.length; n++) {
        all[n] = !system.variableNames().get(n).equals("t");
      }
      return all;
    }

    List<Double> rates(long intervals, double intervalTime) {
      double transientTime = system.defaultTransient() * system.defaultTimeStep();
      for (long n = Math.round(transientTime / plan.timeStep()); n > 0; n--) {
        advance(first, state);
      }
      distance = DISTANCE * size();
      disturb();
      long alignment = (long) Math.ceil(plan.alignmentTime() / intervalTime);
      for (long n = 0; n < alignment; n++) {
        interval();
      }
      var rates = new ArrayList<Double>();
      for (int block = 0; block < BLOCKS; block++) {
        double sum = 0;
        long counted = 0;
        for (long n = 0; n < intervals; n++) {
          double growth = interval();
          if (!Double.isNaN(growth)) {
            sum += growth;
            counted++;
          }
        }
        if (counted > 0) {
          rates.add(sum / counted / intervalTime);
        }
      }
      return rates;
    }

    /// @return ln of the factor; NaN if the difference was torn
    private double interval() {
      for (int n = 0; n < plan.renormaliseAt(); n++) {
        advance(first, state);
        advance(second, other);
      }
      double length = 0;
      for (int n = 0; n < state.length; n++) {
        double difference = disturbed[n] ? other[n] - state[n] : 0;
        length += difference * difference;
      }
      length = Math.sqrt(length);
      if (!(length > 0) || length > TORN * distance) {
        disturb();
        return Double.NaN;
      }
      double back = distance / length;
      for (int n = 0; n < state.length; n++) {
        other[n] = disturbed[n] ? state[n] + back * (other[n] - state[n]) : state[n];
      }
      return Math.log(length / distance);
    }

    /// Puts the other solution at the distance in a random direction that leaves conserved quantities alone.
    private void disturb() {
      double[] direction = new double[state.length];
      for (int n = 0; n < direction.length; n++) {
        direction[n] = disturbed[n] ? random.nextGaussian() : 0;
      }
      system.conserved().removeFrom(direction);
      double length = 0;
      for (double component : direction) {
        length += component * component;
      }
      double scale = distance / Math.sqrt(length);
      for (int n = 0; n < state.length; n++) {
        other[n] = state[n] + scale * direction[n];
      }
    }

    /// √⟨|x|²⟩ over a stretch, without the time of a forced system.
    private double size() {
      double sum = 0;
      for (int n = 0; n < SCALE_STEPS; n++) {
        advance(first, state);
        for (int i = 0; i < state.length; i++) {
          sum += disturbed[i] ? state[i] * state[i] : 0;
        }
      }
      return Math.sqrt(sum / SCALE_STEPS);
    }

    private void advance(Propagator propagator, double[] of) {
      if (!propagator.advance(of)) {
        throw new Divergence(system, plan.timeStep(), plan.integrator()).error("");
      }
    }
  }
}
