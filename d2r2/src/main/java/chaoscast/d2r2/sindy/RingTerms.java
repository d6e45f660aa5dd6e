package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.Fit;
import chaoscast.core.training.TrainingSet;
import chaoscast.d2r2.pde.FieldFeatures;
import chaoscast.d2r2.pde.FieldTerm;
import chaoscast.d2r2.pde.Ring;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Sparse regression of the rate of change of a field on a ring on its derivatives along the ring and their
/// products: one equation for all points.
///
///     u_t = Σ_m w_m Π_j ∂^(a_mj) u
///
/// Derivatives in time are those of local polynomials through successive samples, in space those of the waves.
///
/// Source: S. H. Rudy, S. L. Brunton, J. L. Proctor, J. N. Kutz, Data-driven discovery of partial differential
/// equations, Sci. Adv. 3 (2017) e1602614, doi:10.1126/sciadv.1602614.
///
/// @param weights one a term of the library
/// @param fit     how it went
/// @param shares  what each term contributes to the rate for a weight of one
/// @param left    root mean square that is left of the rate, as a share of its own
record RingTerms(double[] weights, Fit fit, double[] shares, double left) {
  /// States that are looked at: each is a row a point.
  private static final int MOST_STATES = 2000;

  static RingTerms of(
      TrainingSet training,
      Ring ring,
      List<FieldTerm> library,
      SindyOptions options,
      Progress progress) {
    var local =
        new SavitzkyGolay(
            (options.window() == 0 ? options.order() : options.window() - 1) / 2, options.order());
    var problem = new SparseProblem(library.size(), 1);
    var rows = new Rows(training, ring, library, local);
    long samples = rows.take(problem::add, progress);
    problem.normalise();
    TermSearch.Terms found = new TermSearch(problem, options, Math.max(2, samples)).find(0);
    double[] weights = new double[library.size()];
    double[] shares = new double[library.size()];
    for (int i = 0; i < found.active().length; i++) {
      int term = found.active()[i];
      weights[term] = found.weights()[i] * problem.unit(0, term);
    }
    Arrays.setAll(shares, term -> 1 / problem.unit(0, term));
    var residual = new Residual(DenseMatrix.of(weights, 1, weights.length));
    rows.take(residual::add, Progress.NONE);
    double rms = residual.rms()[0];
    double[] everywhere = new double[ring.points()];
    Arrays.fill(everywhere, rms);
    int terms = found.active().length;
    var fit =
        new Fit(
            samples,
            terms,
            terms,
            problem.condition(found.active()),
            options.ridge(),
            OptionalDouble.empty(),
            everywhere);
    return new RingTerms(weights, fit, shares, rms / problem.targetUnit(0));
  }

  /// Rows of the regression, one a point and sample.
  private record Rows(
      TrainingSet training, Ring ring, List<FieldTerm> library, SavitzkyGolay local) {
    long take(TargetRows.Sink sink, Progress progress) {
      int margin = local.half();
      long total = 0;
      int longest = 0;
      for (Trajectory part : training.trajectories()) {
        total += Math.max(0, part.steps() - 2 * margin);
        longest = Math.max(longest, part.steps());
      }
      if (total == 0) {
        throw new InputException(
            "training needs a trajectory of ≥ %d steps for its derivatives but the longest has %d"
                .formatted(2 * margin + 1, longest));
      }
      int stride = (int) Math.ceilDiv(total, MOST_STATES);
      var features = new FieldFeatures(ring, library);
      int points = ring.points();
      DenseMatrix state = DenseMatrix.zeros(points, 1);
      DenseMatrix rate = DenseMatrix.zeros(points, 1);
      DenseMatrix theta = DenseMatrix.zeros(library.size(), points);
      DenseMatrix y = DenseMatrix.zeros(1, points);
      double[][] values = new double[library.size()][points];
      long rows = 0;
      for (Trajectory part : training.trajectories()) {
        for (int step = margin; step < part.steps() - margin; step += stride) {
          local.estimate(part, step, state, rate);
          features.apply(state.toArray(), values);
          for (int n = 0; n < points; n++) {
            y.set(0, n, rate.get(n, 0));
            for (int m = 0; m < values.length; m++) {
              theta.set(m, n, values[m][n]);
            }
          }
          sink.add(theta, y, y);
          rows += points;
          progress.at("train", Math.min(total, rows / points * stride), total);
        }
      }
      return rows;
    }
  }
}
