package chaoscast.splinenets.placement;

import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.FeatureStream;
import chaoscast.core.training.OrthogonalFactor;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import java.util.Arrays;

/// Where a function bends, as seen by breakplanes along shared directions: the size of their
/// delta-slopes |μ| in a fit with a slight ridge.
///
/// A function may be written along several sets of directions: (x + y)² and (x − y)² do for x y, and
/// also for x² + y². Repeating the fit with every direction's neurons scaled by their size in the last
/// one favours few directions, as a penalty on Σ_d ln Σ_{i along d} |μ_i|² would.
///
/// Source: E. J. Candès, M. B. Wakin, S. P. Boyd, Enhancing sparsity by reweighted ℓ₁ minimization,
/// J. Fourier Anal. Appl. 14 (2008) 877–905, doi:10.1007/s00041-008-9045-x (there for single weights).
///
/// @param map   neurons along shared directions
/// @param pairs what is fitted
public record BendingFit(BreakplaneMap map, TrainingPairs pairs) {
  private static final int ROUNDS = 6;

  /// Share of the number of pairs.
  private static final double RIDGE = 1e-6;

  /// Least scale of a direction, from which it may still come back.
  private static final double LEAST = 1e-4;

  /// @return |μ| of every neuron
  public double[] bends() {
    int neurons = map.planes().count();
    double[] scales = new double[neurons];
    Arrays.fill(scales, 1);
    double[] bends = scales;
    for (int round = 0; round < ROUNDS; round++) {
      bends = bends(scales);
      scales = scales(bends);
    }
    return bends;
  }

  private double[] bends(double[] scales) {
    var regression = new OrthogonalFactor(map.featureCount(), map.dimension());
    FeatureStream stream = map.start(1);
    int first = map.polynomialCount();
    for (TrainingPairs.Chunk chunk : pairs.chunks()) {
      DenseMatrix features = DenseMatrix.zeros(map.featureCount(), chunk.states().columns());
      stream.sweep(chunk.states(), features);
      for (int i = 0; i < scales.length; i++) {
        for (int column = 0; column < features.columns(); column++) {
          features.set(first + i, column, features.get(first + i, column) * scales[i]);
        }
      }
      regression.add(features, chunk.targets());
    }
    DenseMatrix weights = regression.solve(RIDGE * regression.samples()).weights();
    double[] bends = new double[scales.length];
    for (int i = 0; i < bends.length; i++) {
      for (int output = 0; output < map.dimension(); output++) {
        bends[i] = Math.hypot(bends[i], scales[i] * weights.get(output, first + i));
      }
    }
    return bends;
  }

  /// @return for every neuron its direction's size, the largest being 1
  private double[] scales(double[] bends) {
    double[] sizes = new double[map.planes().directions().rows()];
    for (int i = 0; i < bends.length; i++) {
      int direction = map.planes().directionOf()[i];
      sizes[direction] = Math.hypot(sizes[direction], bends[i]);
    }
    double greatest = Arrays.stream(sizes).max().orElseThrow();
    double[] scales = new double[bends.length];
    for (int i = 0; i < bends.length; i++) {
      double size = sizes[map.planes().directionOf()[i]];
      scales[i] = greatest > 0 ? Math.max(LEAST, size / greatest) : 1;
    }
    return scales;
  }
}
