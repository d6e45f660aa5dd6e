package chaoscast.core.smoothing;

import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.FlowFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// States and parameters where some variables are observed and others never are, by Levenberg–Marquardt steps:
///
///     min_{x,w} Σ_i ‖y_i − (x_i)_observed‖² + Σ_i ‖x_{i+1} − Φ(x_i; w)‖² / q²
///
/// with all variables in units where they are about one. An affine change of the hidden variables changes nothing,
/// so that the normal equations have directions without an answer: their diagonal is raised by λ times that of the
/// parameters' own block, and by 0.01 λ/q² for the states; λ falls tenfold with every step that lowers the sum and
/// rises with every one that does not; a descent ends where smaller λ does not help any more. q is lowered from 0.3/σ to 1, where observations and model are taken to err alike;
/// both errors then fall together where there is no noise. Where there is some, σ, q goes on to 0.003.
///
/// The model is integrated as accurately as its own errors deserve.
///
/// Sources: as [WeakConstraint]; D. W. Marquardt, An algorithm for least-squares estimation of nonlinear
/// parameters, J. Soc. Indust. Appl. Math. 11 (1963) 431–441, doi:10.1137/0111030.
///
/// @param observed so many of the first variables are observed, ≥ 1
/// @param noise    σ of the observations, ≥ 0
/// @param most     greatest number of steps at each q, ≥ 1
/// @param threads  greatest number of cores, ≥ 1; decides no result
public record HiddenEstimation(int observed, double noise, int most, int threads) {
  /// Where observations are taken to be so much better than the model at first.
  private static final double FIRST = 0.3;
  private static final double LEAST_NOISE = 1e-3;
  private static final double LAST = 0.003;
  private static final double STEP_DOWN = Math.sqrt(10);

  private static final double DAMPING = 1e-3;
  private static final double LEAST_DAMPING = 1e-12;

  /// To begin with where the equations are known.
  private static final double KNOWN_DAMPING = 1e-6;
  private static final double STATES = 1e-2;
  private static final int TRIES = 8;
  private static final double STALLED = 1e-3;
  private static final double EXACT = 1e-11;

  /// Observations of one stretch, and in all of them where parameters are estimated.
  private static final int STRETCH = 1024;
  private static final int MOST_ROWS = 8192;

  /// What an integrator may leave of a residual.
  private static final double ACCURACY = 1e-4;
  private static final double FINEST = 1e-12;
  private static final double COARSEST = 1e-6;

  public HiddenEstimation {
    Requirements.requireAtLeast("observed", 1, observed);
    Requirements.requireNonNegative("noise", noise);
    Requirements.requireAtLeast("most", 1, most);
    Requirements.requireAtLeast("threads", 1, threads);
  }

  /// Where it ended.
  ///
  /// @param parameters w
  /// @param states     all variables, stretch by stretch
  /// @param misfit     root mean square of y − x over the observed variables
  /// @param residual   root mean square of a step's x_{i+1} − Φ(x_i; w) over all variables
  /// @param iterations steps
  public record Estimate(
      double[] parameters,
      List<Trajectory> states,
      double misfit,
      double residual,
      int iterations) {}

  /// @param guess    observations, and behind them a guess of the hidden variables; not modified
  /// @param families flows by the tolerance of their integrator
  /// @param start    w to start from; not modified
  /// @return the end of the descent; empty if the equations cannot be integrated from one guess to the next
  public Optional<Estimate> estimate(
      List<Trajectory> guess,
      DoubleFunction<FlowFamily> families,
      double[] start) {
    return new Descent(guess, families, start).run();
  }

  private final class Descent {
    private final Stretches stretches;
    private final double timeStep;
    private final DoubleFunction<FlowFamily> families;
    private final int dimension;
    private double[] w;
    private double residual = 1;
    private double damping;
    private int iterations;

    Descent(
        List<Trajectory> guess,
        DoubleFunction<FlowFamily> families,
        double[] start) {
      this.families = families;
      w = start.clone();
      dimension = guess.getFirst().dimension();
      timeStep = guess.getFirst().timeStep();
      double[] units = new double[dimension];
      Arrays.fill(units, 1);
      var list = new ArrayList<Stretch>();
      for (int[] place : places(guess)) {
        list.add(
            new Stretch(
                guess.get(place[0]), place[1], place[2], units, start.length, observed));
      }
      stretches = new Stretches(list, threads);
    }

    Optional<Estimate> run() {
      for (double q : ladder()) {
        if (!descend(q)) {
          return Optional.empty();
        }
      }
      double misfit = Arrays.stream(stretches.misfit()).sum() / stretches.rows() / observed;
      return Optional.of(
          new Estimate(
              w, stretches.all().stream().map(this::states).toList(), Math.sqrt(misfit), residual,
              iterations));
    }

    /// @return q from one to the next; with equations that are known the states need no steps between the first and 1
    private List<Double> ladder() {
      var ladder = new ArrayList<Double>();
      double first = FIRST / Math.max(noise, LEAST_NOISE);
      for (double q = first; q > STEP_DOWN; q = w.length == 0 ? 1 : q / STEP_DOWN) {
        ladder.add(q);
      }
      double last = noise > 0 ? LAST : 1;
      for (double q = 1; q >= last; q /= STEP_DOWN) {
        ladder.add(q);
      }
      return ladder;
    }

    /// @return whether the equations can be integrated
    private boolean descend(double q) {
      damping = w.length == 0 ? KNOWN_DAMPING : DAMPING;
      int idle = 0;
      for (int i = 0; i < most && idle < 2 && residual > EXACT; i++) {
        FlowFamily family =
            families.apply(Math.clamp(ACCURACY * residual, FINEST, COARSEST));
        Stretches.Linear linear = stretches.linearised(family, w, q, extra(q));
        if (!Double.isFinite(linear.cost())) {
          return false;
        }
        long pairs = Math.max(1, stretches.rows() - stretches.size());
        residual = Math.sqrt(Arrays.stream(linear.squares()).sum() / pairs / dimension);
        double before = damping;
        double reached = tried(family, linear, q);
        if (!(reached < linear.cost())) {
          return true;
        }
        boolean stalls = linear.cost() - reached < STALLED * linear.cost();
        idle = stalls && damping >= before ? idle + 1 : 0;
        iterations++;
      }
      return true;
    }

    /// Moves where some damping lowers the cost.
    ///
    /// @return the cost that was reached
    private double tried(FlowFamily family, Stretches.Linear linear, double q) {
      Stretches.Linear at = linear;
      for (int i = 0; i < TRIES; i++) {
        double[] matrix = at.matrix().clone();
        for (int a = 0; a < w.length; a++) {
          matrix[a * w.length + a] += damping * at.own()[a];
        }
        double[] omega = PositiveSystem.solve(matrix, at.right());
        List<double[]> steps = stretches.steps(omega);
        double[] there = Stretches.moved(w, omega, 1);
        double cost =
            Trajectory.isFinite(there)
                ? stretches.cost(family, there, q, steps, 1)
                : Double.POSITIVE_INFINITY;
        if (cost < linear.cost()) {
          w = there;
          stretches.move(steps, 1);
          damping = Math.max(damping / 10, LEAST_DAMPING);
          return cost;
        }
        damping *= 10;
        at = stretches.linearised(family, w, q, extra(q));
      }
      return linear.cost();
    }

    private double extra(double q) {
      return STATES * damping / (q * q);
    }

    private Trajectory states(Stretch stretch) {
      double[] states = new double[stretch.length() * dimension];
      for (int i = 0; i < stretch.length(); i++) {
        stretch.copyState(i, states, i * dimension);
      }
      return Trajectory.adopt(states, stretch.length(), dimension, timeStep);
    }
  }

  /// @return trajectory, first row and row after the last of evenly spread stretches
  private static List<int[]> places(List<Trajectory> guess) {
    var places = new ArrayList<int[]>();
    for (int t = 0; t < guess.size(); t++) {
      int steps = guess.get(t).steps();
      int count = Math.max(1, steps / STRETCH);
      for (int s = 0; s < count; s++) {
        int from = (int) ((long) steps * s / count);
        int to = (int) ((long) steps * (s + 1) / count);
        if (to - from > 1) {
          places.add(new int[] {t, from, to});
        }
      }
    }
    int most = Math.clamp(MOST_ROWS / STRETCH, 1, places.size());
    var spread = new ArrayList<int[]>();
    for (int s = 0; s < most; s++) {
      spread.add(places.get((int) ((long) s * places.size() / most)));
    }
    return spread;
  }
}
