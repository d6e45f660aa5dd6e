package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.FlowFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// States and parameters from noisy observations y_i = x_i + σ η_i, by damped Gauss–Newton iterations:
///
///     min_{x,w} Σ_i ‖(y_i − x_i)/σ‖² + Σ_i ‖(x_{i+1} − Φ(x_i; w))/σ‖² / q²,   q = 10 … 0.003
///
/// q is lowered step by step, so that states come close to the observations first and to a solution of the
/// equations last; a single solution over the whole record would have as many minima as it has folds.
/// The states are eliminated, which leaves the Schur complement for w. Observations are split into stretches
/// of a length that does not depend on threads, and their sums are added in order: nor do results. A
/// gap is where one trajectory ends and another begins.
///
/// Sources: E. Baake, M. Baake, H. G. Bock, K. M. Briggs, Fitting ordinary differential equations to chaotic
/// data, Phys. Rev. A 45 (1992) 5524–5529, doi:10.1103/PhysRevA.45.5524; Y. Trémolet, Accounting for an
/// imperfect model in 4D-Var, Q. J. R. Meteorol. Soc. 132 (2006) 2483–2504, doi:10.1256/qj.05.224.
///
/// @param sigmas  deviation of the noise, one a variable, > 0
/// @param threads greatest number of cores, ≥ 1; decides no result
public record WeakConstraint(double[] sigmas, int threads) {
  /// q from far to near, in units of the noise.
  static final double[] LADDER = {10, 3, 1, 0.3, 0.1, 0.03, 0.01, 0.003};

  /// Where states have been estimated before.
  private static final int NEAR = 4;

  private static final int ITERATIONS = 3;
  static final int MOST_HALVINGS = 6;
  private static final double STALLED = 0.999;

  /// Observations of one stretch.
  private static final int STRETCH = 1024;

  /// Observations in all stretches where parameters are estimated: more say little more.
  private static final long MOST_ROWS = 1L << 15;

  /// Numbers that all stretches may take together where parameters are estimated.
  private static final long MOST_VALUES = 1L << 26;

  public WeakConstraint {
    sigmas = sigmas.clone();
    for (double sigma : sigmas) {
      Requirements.requirePositive("deviation of the noise", sigma);
    }
    Requirements.requireAtLeast("threads", 1, threads);
  }

  @Override
  public double[] sigmas() {
    return sigmas.clone();
  }

  /// What an estimation ends with.
  public sealed interface Outcome {}

  /// It went down to the smallest q.
  ///
  /// @param parameters w
  /// @param covariance of w, as the linearisation says: the inverse of its Schur complement, row-major
  /// @param misfit     root mean square of (y − x)/σ, one a variable: 1 where σ is right
  /// @param residuals  root mean square of x_{i+1} − Φ(x_i; w), one a variable, in its own units
  /// @param cost       the minimum at the smallest q
  /// @param iterations Gauss–Newton steps
  /// @param rows       observations that were used
  public record Estimated(
      double[] parameters,
      double[] covariance,
      double[] misfit,
      double[] residuals,
      double cost,
      int iterations,
      long rows)
      implements Outcome {
    /// @return the variance of one parameter
    public double variance(int parameter) {
      return covariance[parameter * parameters.length + parameter];
    }
  }

  /// No finite estimate.
  ///
  /// @param reason in words
  public record Failed(String reason) implements Outcome {}

  /// An estimation under way: the states stay where they are from one call to the next.
  public final class Run {
    private final Stretches stretches;

    private Run(Stretches stretches) {
      this.stretches = stretches;
    }

    /// @param family flows with as many parameters as the run has
    /// @param start  w to start from; not modified
    /// @param again  whether the states are estimates already, so that only the small q are needed
    public Outcome estimate(FlowFamily family, double[] start, boolean again) {
      double[] w = start.clone();
      int iterations = 0;
      Stretches.Linear linear;
      for (int rung = again ? NEAR : 0; rung < LADDER.length; rung++) {
        double q = LADDER[rung];
        for (int i = 0; i < ITERATIONS; i++) {
          linear = stretches.linearised(family, w, q, 0);
          if (!Double.isFinite(linear.cost())) {
            return new Failed(
                "the equations cannot be integrated from one observation to the next at q = "
                    + q);
          }
          double[] omega = PositiveSystem.solve(linear.matrix(), linear.right());
          double[] from = w;
          List<double[]> steps = stretches.steps(omega);
          double share = share(family, w, omega, steps, q, linear.cost());
          if (share == 0) {
            break; // nothing lowers the cost any more at this q
          }
          w = Stretches.moved(from, omega, share);
          stretches.move(steps, share);
          iterations++;
        }
      }
      linear = stretches.linearised(family, w, LADDER[LADDER.length - 1], 0);
      return result(w, linear, iterations);
    }

    private Outcome result(double[] w, Stretches.Linear linear, int iterations) {
      if (!Double.isFinite(linear.cost())) {
        return new Failed("the estimate left the finite numbers");
      }
      int d = sigmas.length;
      long rows = stretches.rows();
      double[] misfit = stretches.misfit();
      double[] residuals = new double[d];
      for (int k = 0; k < d; k++) {
        misfit[k] = Math.sqrt(misfit[k] / rows);
        residuals[k] =
            sigmas[k] * Math.sqrt(linear.squares()[k] / Math.max(1, rows - stretches.size()));
      }
      return new Estimated(
          w,
          PositiveSystem.inverse(linear.matrix(), w.length),
          misfit,
          residuals,
          linear.cost(),
          iterations,
          rows);
    }

    private double share(
        FlowFamily family,
        double[] w,
        double[] omega,
        List<double[]> steps,
        double q,
        double cost) {
      double share = 1;
      for (int i = 0; i <= MOST_HALVINGS; i++) {
        double tried = share;
        double[] there = Stretches.moved(w, omega, tried);
        if (Trajectory.isFinite(there)) {
          double reached = stretches.cost(family, there, q, steps, tried);
          if (reached < cost) {
            return reached < STALLED * cost || share == 1 ? share : 0;
          }
        }
        share /= 2;
      }
      return 0;
    }
  }

  /// @param data       observations, of one dimension and time step
  /// @param parameters how many are to be estimated, ≥ 1
  /// @param keep       a run with other parameters whose states are taken over; null: the observations
  /// @return a run over evenly spread stretches, as many as fit into memory
  /// @throws InputException if no trajectory has two states
  public Run run(List<Trajectory> data, int parameters, Run keep) {
    long rows = Math.min(MOST_ROWS, MOST_VALUES / Stretch.values(sigmas.length, parameters));
    var places = new ArrayList<int[]>();
    for (int t = 0; t < data.size(); t++) {
      int steps = data.get(t).steps();
      for (int from = 0; from < steps - 1; from += STRETCH) {
        int to = steps - from < STRETCH * 3 / 2 ? steps : from + STRETCH;
        places.add(new int[] {t, from, to});
        if (to == steps) {
          break;
        }
      }
    }
    if (places.isEmpty()) {
      throw new InputException(
          "estimation needs a trajectory of ≥ 2 successive states but there is none");
    }
    int most = Math.clamp(rows / STRETCH, 1, places.size());
    boolean same = keep != null && keep.stretches.size() == most;
    var stretches = new ArrayList<Stretch>();
    for (int s = 0; s < most; s++) {
      int[] place = places.get((int) ((long) s * places.size() / most));
      Trajectory from = data.get(place[0]);
      var stretch = new Stretch(from, place[1], place[2], sigmas, parameters);
      if (same) {
        Stretch before = keep.stretches.all().get(s);
        double[] states = new double[before.length() * sigmas.length];
        for (int i = 0; i < before.length(); i++) {
          before.copyState(i, states, i * sigmas.length);
        }
        stretch.startFrom(states);
      }
      stretches.add(stretch);
    }
    return new Run(new Stretches(stretches, threads));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeakConstraint that
        && Arrays.equals(sigmas, that.sigmas)
        && threads == that.threads;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(sigmas) + threads;
  }

  @Override
  public String toString() {
    return "WeakConstraint" + Arrays.toString(sigmas);
  }
}
