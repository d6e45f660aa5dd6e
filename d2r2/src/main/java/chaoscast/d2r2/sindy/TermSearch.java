package chaoscast.d2r2.sindy;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds the terms of one derivative: the support at a threshold, or at the threshold of a rising
/// ladder whose least-squares fit has the least information criterion
///
///     BIC = N ln(RSS / N) + k ln N
///
/// with k terms and N independent samples, N ≥ 5 k where a threshold leaves so few. RSS below what the Gram
/// matrix resolves counts as that.
///
/// Sources: S. L. Brunton, J. L. Proctor, J. N. Kutz, PNAS 113 (2016) 3932–3937,
/// doi:10.1073/pnas.1517384113; N. M. Mangan, J. N. Kutz, S. L. Brunton, J. L. Proctor, Model
/// selection for dynamical systems via sparse regression and information criteria, Proc. R. Soc. A
/// 473 (2017) 20170009, doi:10.1098/rspa.2017.0009.
///
/// @param problem  normalised
/// @param options  of the surrogate
/// @param samples  N
record TermSearch(SparseProblem problem, SindyOptions options, double samples) {
  private static final double LEAST = 1e-5;
  private static final double GREATEST = 0.5;
  private static final double PER_DECADE = 8;
  private static final double RESOLUTION = 1e-13;

  /// Independent samples a term: with fewer, terms follow what chance there is in them.
  private static final double LEAST_SAMPLES = 5;

  /// Terms and their weights in the units of the problem.
  ///
  /// @param active  indices of terms, rising
  /// @param weights as many
  record Terms(int[] active, double[] weights) {}

  Terms find(int target) {
    int[] all = IntStream.range(0, problem.terms()).toArray();
    return switch (options.threshold()) {
      case Threshold.Fixed fixed -> fit(target, support(target, all, fixed.value()));
      case Threshold.Auto _ -> search(target, all);
    };
  }

  private Terms search(int target, int[] all) {
    Terms best = null;
    double least = Double.POSITIVE_INFINITY;
    int[] active = all;
    int steps = (int) Math.round(PER_DECADE * Math.log10(GREATEST / LEAST));
    for (int i = 0; i <= steps; i++) {
      double threshold = LEAST * Math.pow(GREATEST / LEAST, i / (double) steps);
      int[] fewer = support(target, active, threshold);
      if (i > 0 && Arrays.equals(fewer, active)) {
        continue;
      }
      active = fewer;
      Terms terms = fit(target, active);
      boolean enough = samples >= LEAST_SAMPLES * active.length;
      double criterion = enough ? criterion(target, terms) : Double.POSITIVE_INFINITY;
      if (criterion <= least) {
        least = criterion;
        best = terms;
      }
    }
    return best;
  }

  private double criterion(int target, Terms terms) {
    double residual = problem.residual(target, terms.active(), terms.weights());
    return samples * Math.log(Math.max(RESOLUTION, residual))
        + terms.active().length * Math.log(samples);
  }

  private Terms fit(int target, int[] active) {
    double[] weights = weights(target, active);
    return new Terms(active, weights);
  }

  /// Least squares, with as little more ridge as dependent terms ask for.
  private double[] weights(int target, int[] active) {
    double ridge = options.ridge();
    double[] weights = problem.solve(target, active, ridge);
    double more = 1e-15 * Math.max(1, active.length);
    while (weights.length < active.length) {
      weights = problem.solve(target, active, ridge + more);
      more *= 10;
    }
    return weights;
  }

  private int[] support(int target, int[] candidates, double threshold) {
    return switch (options.sparsity()) {
      case STLSQ -> thresholded(target, candidates, threshold);
      case LASSO -> shrunk(target, candidates, threshold, 1);
      case ELASTIC_NET -> shrunk(target, candidates, threshold, 0.5);
    };
  }

  /// What the shrinkage keeps, less the terms whose least-squares weights are below λ all the same.
  private int[] shrunk(int target, int[] candidates, double threshold, double mixing) {
    int[] kept =
        new CoordinateDescent(problem, threshold, mixing).support(target, candidates);
    return thresholded(target, kept, threshold);
  }

  private int[] thresholded(int target, int[] candidates, double threshold) {
    int[] active = candidates;
    while (true) {
      double[] weights = weights(target, active);
      int[] now = active;
      int[] kept =
          IntStream.range(0, now.length)
              .filter(i -> Math.abs(weights[i]) >= threshold)
              .map(i -> now[i])
              .toArray();
      if (kept.length == active.length) {
        return active;
      }
      active = kept;
    }
  }
}
