package chaoscast.core.smoothing;

import chaoscast.core.Requirements;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/// States from noisy observations and any surrogate, by an ensemble transform Kalman filter: it needs roll-outs and
/// no derivative. Members are lanes of one roll-out; what a surrogate remembers of the past is that of each member.
///
/// With every variable observed, in units of the noise, X the members' differences from their mean x̄ᵇ, and λ, v the
/// eigenvalues and eigenvectors of XXᵀ/(m − 1):
///
///     P = Σ (λ + q²) v vᵀ,   x̄ᵃ = x̄ᵇ + P (I + P)⁻¹ d,   d = y − x̄ᵇ
///     Xᵃ = Σ √((λ + q²) / λ / (1 + λ + q²)) v vᵀ X
///
/// q, the error of the model's step, inflates the spread. It is the one of a ladder under which the innovations d of
/// the window are the likeliest,
///
///     max_q  −½ Σ [ln det (I + P) + dᵀ (I + P)⁻¹ d]
///
/// While a surrogate warms up, and where a member leaves the finite numbers, members are drawn about the observation.
///
/// Sources: B. R. Hunt, E. J. Kostelich, I. Szunyogh, Physica D 230 (2007) 112–126,
/// doi:10.1016/j.physd.2006.11.008; D. P. Dee, On-line estimation of error covariance parameters for atmospheric data
/// assimilation, Mon. Weather Rev. 123 (1995) 1128–1145 (likelihood of innovations).
///
/// @param sigmas deviation of the noise, one a variable, > 0
/// @param seed   of the members' first states
record EnsembleFilter(double[] sigmas, Seed seed) {
  private static final int LEAST_MEMBERS = 20;
  private static final int MOST_MEMBERS = 100;

  /// q in units of the noise; with the last two, a model that is of no use leaves observations as they are.
  private static final double[] LADDER = {0.01, 0.03, 0.1, 0.3, 1, 10, 100};

  /// Below this share of the noise's variance a direction has no spread to be stretched.
  private static final double LEAST_VARIANCE = 1e-12;

  EnsembleFilter {
    for (double sigma : sigmas) {
      Requirements.requirePositive("deviation of the noise", sigma);
    }
  }

  /// Filters several windows together.
  ///
  /// @param surrogate in the units of the windows, without inputs
  /// @param windows   of one length, ≥ 1
  /// @param first     number of the first window, which decides on its draws
  /// @return the mean of each window's members after every observation
  List<Trajectory> filter(Surrogate surrogate, List<Trajectory> windows, int first) {
    return Arrays.stream(best(surrogate, windows, first, Kept.NOTHING))
        .map(Ensemble::means)
        .toList();
  }

  /// The mean of the members after every observation of a record, corrected by all later ones ([BackwardPass]).
  ///
  /// @param surrogate in the units of the window, without inputs
  /// @param window    observations; not modified
  /// @param number    of the window, which decides on its draws
  /// @param states    modified: as many, in the window's units
  /// @param errors    modified: their standard errors
  void smooth(
      Surrogate surrogate, Trajectory window, int number, double[] states, double[] errors) {
    best(surrogate, List.of(window), number, Kept.PASS)[0].pass.smooth(states, errors);
    for (int i = 0; i < states.length; i++) {
      states[i] *= sigmas[i % sigmas.length];
      errors[i] *= sigmas[i % sigmas.length];
    }
  }

  /// Members of the last analyses.
  ///
  /// @param surrogate in the units of the windows, without inputs
  /// @param windows   of one length, ≥ 1
  /// @param first     number of the first window, which decides on its draws
  /// @param kept      which
  /// @return those of each window
  List<StartMembers> members(
      Surrogate surrogate, List<Trajectory> windows, int first, Kept kept) {
    return Arrays.stream(best(surrogate, windows, first, kept))
        .map(one -> one.lastMembers(kept))
        .toList();
  }

  /// What is kept of an ensemble's analyses.
  ///
  /// @param members how many members, ≥ 0
  /// @param states  how many of their last states, ≥ 0, at most the window's
  /// @param pass    whether what the way back takes is kept
  record Kept(int members, int states, boolean pass) {
    private static final Kept NOTHING = new Kept(0, 0, false);
    private static final Kept PASS = new Kept(0, 0, true);
  }

  private Ensemble[] best(
      Surrogate surrogate, List<Trajectory> windows, int first, Kept kept) {
    Ensemble[] best = filter(surrogate, windows, first, LADDER[0], kept);
    for (int rung = 1; rung < LADDER.length; rung++) {
      Ensemble[] other = filter(surrogate, windows, first, LADDER[rung], kept);
      for (int w = 0; w < best.length; w++) {
        if (other[w].likelihood > best[w].likelihood) {
          best[w] = other[w];
        }
      }
    }
    return best;
  }

  private Ensemble[] filter(
      Surrogate surrogate, List<Trajectory> windows, int first, double q, Kept kept) {
    int d = sigmas.length;
    int members =
        Math.max(kept.members, Math.clamp(2L * d, LEAST_MEMBERS, MOST_MEMBERS));
    int size = members * d;
    int steps = windows.getFirst().steps();
    Rollout rollout = surrogate.startRollout(windows.size() * members);
    double[] states = new double[windows.size() * size];
    var ensembles = new Ensemble[windows.size()];
    for (int w = 0; w < ensembles.length; w++) {
      RandomGenerator random = seed.child("window/" + (first + w)).generator();
      ensembles[w] = new Ensemble(members, q, random, windows.get(w), kept);
    }
    for (int step = 0; step < steps; step++) {
      boolean warm = step >= surrogate.warmUp();
      for (int w = 0; w < ensembles.length; w++) {
        ensembles[w].analyse(step, warm, states, w * size);
      }
      if (step < steps - 1) {
        rollout.observe(states);
        if (step >= surrogate.warmUp() - 1) {
          rollout.forecast(states);
        }
      }
    }
    return ensembles;
  }

  /// The members of one window.
  private final class Ensemble {
    private final int members;
    private final RandomGenerator random;
    private final Trajectory window;
    private final double q;
    private final double[] means;
    private final double[][] paths;
    private final BackwardPass pass;
    private double[] before;
    private double likelihood;

    private Ensemble(
        int members, double q, RandomGenerator random, Trajectory window, Kept kept) {
      this.members = members;
      this.q = q;
      this.random = random;
      this.window = window;
      means = new double[window.steps() * sigmas.length];
      paths = new double[kept.members][kept.states * sigmas.length];
      pass = kept.pass ? new BackwardPass(window.steps(), sigmas.length) : null;
    }

    /// Each member's path, as a deviation from the mean of all.
    private StartMembers lastMembers(Kept kept) {
      Trajectory all = means();
      Trajectory last = all.slice(all.steps() - kept.states, all.steps());
      double[] mean = last.toArray();
      for (double[] path : paths) {
        for (int i = 0; i < path.length; i++) {
          path[i] -= mean[i];
        }
      }
      return new StartMembers(last, paths);
    }

    private Trajectory means() {
      return Trajectory.adopt(means, window.steps(), sigmas.length, window.timeStep())
          .withNames(window.names())
          .withStartTime(window.startTime());
    }

    /// @param warm   whether members have forecast this step
    /// @param states modified from `at` on: forecasts of all members become their analyses
    private void analyse(int step, boolean warm, double[] states, int at) {
      int d = sigmas.length;
      double[] mine = Arrays.copyOfRange(states, at, at + members * d);
      if (warm) {
        if (pass != null) {
          keepForecast(step, mine);
        }
        boolean updated = Trajectory.isFinite(mine) && update(step, mine);
        if (!updated || !Trajectory.isFinite(mine)) {
          likelihood = Double.NEGATIVE_INFINITY;
          begin(step, mine);
        }
      } else {
        begin(step, mine);
      }
      System.arraycopy(mine, 0, states, at, mine.length);
      double[] mean = mean(mine);
      System.arraycopy(mean, 0, means, step * d, d);
      if (pass != null) {
        pass.analysis(step, inNoise(mean), covariance(mine, mean, mine, mean));
        before = mine;
      }
      if (paths.length > 0) {
        int kept = paths[0].length / d;
        int row = step - (window.steps() - kept);
        for (int member = 0; member < paths.length && row >= 0; member++) {
          System.arraycopy(mine, member * d, paths[member], row * d, d);
        }
      }
    }

    /// Members that differ from the observation as the truth does.
    private void begin(int step, double[] mine) {
      int d = sigmas.length;
      for (int i = 0; i < mine.length; i++) {
        mine[i] = sigmas[i % d] * random.nextGaussian();
      }
      double[] mean = mean(mine);
      for (int i = 0; i < mine.length; i++) {
        mine[i] += window.get(step, i % d) - mean[i % d];
      }
      if (pass != null) {
        pass.begin(step);
      }
    }

    /// Σ (a − ā)(b − b̄)ᵀ/(m − 1) over members, in units of the noise.
    private double[] covariance(double[] a, double[] meanA, double[] b, double[] meanB) {
      int d = sigmas.length;
      double[] sum = new double[d * d];
      for (int member = 0; member < members; member++) {
        for (int r = 0; r < d; r++) {
          double left = (a[member * d + r] - meanA[r]) / sigmas[r] / (members - 1);
          for (int c = 0; c < d; c++) {
            sum[r * d + c] += left * (b[member * d + c] - meanB[c]) / sigmas[c];
          }
        }
      }
      return sum;
    }

    private double[] inNoise(double[] state) {
      double[] scaled = new double[state.length];
      for (int k = 0; k < scaled.length; k++) {
        scaled[k] = state[k] / sigmas[k];
      }
      return scaled;
    }

    /// Keeps what members forecast, before it is corrected.
    private void keepForecast(int step, double[] mine) {
      int d = sigmas.length;
      double[] mean = mean(mine);
      double[] spread = covariance(mine, mean, mine, mean);
      for (int k = 0; k < d; k++) {
        spread[k * d + k] += q * q;
      }
      pass.forecast(step, inNoise(mean), spread, covariance(before, mean(before), mine, mean));
    }

    private double[] mean(double[] mine) {
      int d = sigmas.length;
      double[] mean = new double[d];
      for (int i = 0; i < mine.length; i++) {
        mean[i % d] += mine[i] / members;
      }
      return mean;
    }

    /// @return whether numbers stayed finite
    private boolean update(int step, double[] mine) {
      int d = sigmas.length;
      double[] mean = mean(mine);
      double[][] covariance = new double[d][d];
      double[] difference = new double[d];
      for (int member = 0; member < members; member++) {
        for (int k = 0; k < d; k++) {
          difference[k] = (mine[member * d + k] - mean[k]) / sigmas[k];
        }
        for (int r = 0; r < d; r++) {
          for (int c = 0; c <= r; c++) {
            covariance[r][c] += difference[r] * difference[c] / (members - 1);
          }
        }
      }
      double[] off = new double[d];
      for (int r = 0; r < d; r++) {
        off[r] = (window.get(step, r) - mean[r]) / sigmas[r];
        for (int c = 0; c < r; c++) {
          covariance[c][r] = covariance[r][c];
        }
        if (!Trajectory.isFinite(covariance[r]) || !Double.isFinite(off[r] * off[r])) {
          return false;
        }
      }
      var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance));
      double[][] vectors = eigen.getV().getData();
      double[] toObservation = new double[d]; // per direction, share of the way
      double[] kept = new double[d]; // per direction, share of the spread
      for (int e = 0; e < d; e++) {
        double spread = Math.max(LEAST_VARIANCE, eigen.getEigenvalue(e));
        double variance = spread + q * q;
        toObservation[e] = variance / (1 + variance);
        kept[e] = Math.sqrt(variance / (spread * (1 + variance)));
        double along = 0;
        for (int k = 0; k < d; k++) {
          along += vectors[k][e] * off[k];
        }
        likelihood -= (Math.log1p(variance) + along * along / (1 + variance)) / 2;
      }
      double[] moved = inDirections(vectors, toObservation, off);
      for (int member = 0; member < members; member++) {
        for (int k = 0; k < d; k++) {
          difference[k] = (mine[member * d + k] - mean[k]) / sigmas[k];
        }
        double[] shrunk = inDirections(vectors, kept, difference);
        for (int k = 0; k < d; k++) {
          mine[member * d + k] = mean[k] + sigmas[k] * (moved[k] + shrunk[k]);
        }
      }
      return true;
    }
  }

  /// V diag(shares) Vᵀ x
  private static double[] inDirections(double[][] vectors, double[] shares, double[] x) {
    int d = x.length;
    double[] result = new double[d];
    for (int e = 0; e < d; e++) {
      double along = 0;
      for (int k = 0; k < d; k++) {
        along += vectors[k][e] * x[k];
      }
      for (int k = 0; k < d; k++) {
        result[k] += shares[e] * along * vectors[k][e];
      }
    }
    return result;
  }
}
