package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.flow.FlowFamily;
import chaoscast.core.flow.GaussNewton;
import chaoscast.core.flow.StepPairs;
import chaoscast.core.flow.StepRegression;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Fits equations so that integrating them gives the samples, and drops the terms that they can do without.
///
///     min_w Σ_i ‖Φ(x_i; w) − x_{i+1}‖²,   Φ the integrator's map over Δt
///
/// Derivatives from differences have a truncation error, which ends up in the coefficients; here the only
/// error left is the integrator's, and none if it is the one that made the data. Convergence is quadratic, so
/// that some thousand steps of the data find the terms and nearly all digits; all of the data then give the
/// last ones.
///
/// After each fit the terms are dropped that contribute less than a least share to their derivative, or, if there
/// are none, those whose weight is not significant,
///
///     w² / var w < ln M,   var w = s² [(JᵀJ)⁻¹],   s² = Σ r² / M or rounding if that is more,   M residuals
///
/// and the rest is fitted again. Insignificant terms stay all the same if the information criterion
/// M ln s² + p ln M of p terms rises without them.
///
/// Source of the criterion: N. M. Mangan, J. N. Kutz, S. L. Brunton, J. L. Proctor, Proc. R. Soc. A 473 (2017)
/// 20170009, doi:10.1098/rspa.2017.0009.
final class Refiner {
  /// Pairs of states that terms are first found with, and that coefficients come from in the end.
  private static final int FIRST_PAIRS = 2048;
  private static final int MOST_PAIRS = 1 << 16;

  /// No more residuals than these: where states are long, fewer pairs say as much.
  private static final int FIRST_RESIDUALS = 1 << 17;
  private static final int MOST_RESIDUALS = 1 << 21;

  /// A residual's rounding error in units of ε times the state.
  private static final double ROUNDING = 2;

  private final List<Trajectory> data;
  private final Driving driving;
  private final double leastShare;
  private final double[] scales;
  private final double[] sizes;
  private final double floor;

  /// Where the refinement ended.
  ///
  /// @param active     indices of the terms that are left, rising
  /// @param weights    theirs
  /// @param rms        root mean square of the residuals of a step, one a variable, in the data's units, or half
  ///                   a unit in the last place of the states if it is below; not finite if the first equations'
  ///                   steps failed
  /// @param iterations Gauss–Newton steps
  /// @param before     root mean square of all residuals of the start, in deviations
  /// @param after      and of the end, or half a unit in the last place of the states
  record Outcome(
      int[] active, double[] weights, double[] rms, int iterations, double before, double after) {}

  /// @param data       training trajectories, at least one pair of states among them
  /// @param leastShare of its derivative that a term has to contribute
  /// @param driving    what of the states are inputs, whose steps are not judged
  Refiner(List<Trajectory> data, double leastShare, Driving driving) {
    this.data = data;
    this.leastShare = leastShare;
    this.driving = driving;
    scales = new double[data.getFirst().dimension() - driving.inputs()];
    sizes = new double[scales.length];
    double ratio = 0;
    for (int k = 0; k < scales.length; k++) {
      double mean = 0;
      double square = 0;
      long count = 0;
      for (Trajectory part : data) {
        for (int step = 0; step < part.steps(); step++) {
          count++;
          double change = part.get(step, k) - mean;
          mean += change / count;
          square += change * (part.get(step, k) - mean);
        }
      }
      scales[k] = square > 0 ? Math.sqrt(square / count) : 1;
      sizes[k] = Math.hypot(mean, scales[k]);
      ratio += sizes[k] * sizes[k] / (scales[k] * scales[k] * scales.length);
    }
    double rounding = ROUNDING * Math.ulp(1.0);
    floor = rounding * rounding * ratio;
  }

  /// @param family  flows with some of the terms, by index
  /// @param weights of all terms; not modified
  /// @param shares  what each contributes to its derivative for a weight of one; not modified
  Outcome refine(Function<int[], FlowFamily> family, double[] weights, double[] shares) {
    int[] active = IntStream.range(0, weights.length).toArray();
    int first = Math.min(FIRST_PAIRS, Math.ceilDiv(FIRST_RESIDUALS, scales.length));
    int most = Math.min(MOST_PAIRS, Math.ceilDiv(MOST_RESIDUALS, scales.length));
    StepRegression all = regression(most);
    double before = deviation(all.squares(family.apply(active), weights), all);
    GaussNewton.Result result = null;
    double[] start = weights;
    int iterations = 0;
    for (int pairs : new int[] {first, most}) {
      StepRegression regression = regression(pairs);
      var search = new GaussNewton(regression);
      result = search.from(family.apply(active), start);
      iterations += result.iterations();
      while (Double.isFinite(result.cost())) {
        int[] kept = contributing(result, active, shares);
        boolean small = kept.length < active.length;
        if (!small) {
          kept = significant(result, regression.residuals());
        }
        if (kept.length == active.length || kept.length == 0) {
          break;
        }
        GaussNewton.Result fewer =
            search.from(family.apply(at(active, kept)), at(result.parameters(), kept));
        iterations += fewer.iterations();
        if (small
            ? !Double.isFinite(fewer.cost())
            : !(criterion(fewer, regression) <= criterion(result, regression))) {
          break;
        }
        active = at(active, kept);
        result = fewer;
      }
      start = result.parameters();
    }
    double[] rms = new double[scales.length];
    double halfPlace = Math.ulp(1.0) / 2;
    for (int k = 0; k < rms.length; k++) {
      rms[k] =
          Math.max(halfPlace * sizes[k],
              scales[k] * Math.sqrt(result.squares()[k] * scales.length / all.residuals()));
    }
    double after =
        Math.max(Math.sqrt(floor) / (2 * ROUNDING), deviation(result.squares(), all));
    return new Outcome(active, result.parameters(), rms, iterations, before, after);
  }

  /// @param weights of the family's terms; not modified
  /// @param search  whether they are refined first
  /// @return root mean square in deviations that some thousand steps leave
  double left(FlowFamily family, double[] weights, boolean search) {
    StepRegression regression =
        regression(Math.min(FIRST_PAIRS, Math.ceilDiv(FIRST_RESIDUALS, scales.length)));
    double[] squares =
        search
            ? new GaussNewton(regression).from(family, weights).squares()
            : regression.squares(family, weights);
    return deviation(squares, regression);
  }

  private StepRegression regression(int most) {
    return new StepRegression(driving.along(StepPairs.upTo(most, data)), scales);
  }

  private static double deviation(double[] squares, StepRegression regression) {
    return Math.sqrt(Arrays.stream(squares).sum() / regression.residuals());
  }

  /// @return positions of the terms that contribute enough to their derivatives
  private int[] contributing(GaussNewton.Result result, int[] active, double[] shares) {
    return IntStream.range(0, active.length)
        .filter(q -> Math.abs(result.parameters()[q]) * shares[active[q]] >= leastShare)
        .toArray();
  }

  /// @return positions of the terms whose weights stand out from their errors
  private int[] significant(GaussNewton.Result result, long residuals) {
    double variance = Math.max(floor, result.cost() / residuals);
    double least = Math.log((double) residuals);
    return IntStream.range(0, result.parameters().length)
        .filter(
            q -> {
              double w = result.parameters()[q];
              double own = variance * result.variances()[q];
              return !Double.isFinite(own) || w * w >= least * own;
            })
        .toArray();
  }

  private double criterion(GaussNewton.Result result, StepRegression regression) {
    double residuals = regression.residuals();
    double mean = Math.max(floor, result.cost() / residuals);
    return residuals * Math.log(mean) + result.parameters().length * Math.log(residuals);
  }

  private static int[] at(int[] values, int[] positions) {
    return Arrays.stream(positions).map(position -> values[position]).toArray();
  }

  private static double[] at(double[] values, int[] positions) {
    return Arrays.stream(positions).mapToDouble(position -> values[position]).toArray();
  }
}
