package chaoscast.core.training;

import chaoscast.core.linalg.DenseMatrix;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Samples of a linear relation Y = W Φ + noise with random features.
///
/// @param features Φ, features × samples
/// @param targets  Y, targets × samples
/// @param weights  W
record RegressionSamples(DenseMatrix features, DenseMatrix targets, DenseMatrix weights) {
  static RegressionSamples random(int features, int targets, int samples, double noise) {
    RandomGenerator random = new Random(features + 31L * samples);
    DenseMatrix phi = gaussian(features, samples, random);
    DenseMatrix weights = gaussian(targets, features, random);
    DenseMatrix y = DenseMatrix.zeros(targets, samples);
    for (int target = 0; target < targets; target++) {
      for (int sample = 0; sample < samples; sample++) {
        double sum = noise * random.nextGaussian();
        for (int feature = 0; feature < features; feature++) {
          sum += weights.get(target, feature) * phi.get(feature, sample);
        }
        y.set(target, sample, sum);
      }
    }
    return new RegressionSamples(phi, y, weights);
  }

  private static DenseMatrix gaussian(int rows, int columns, RandomGenerator random) {
    DenseMatrix block = DenseMatrix.zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        block.set(row, column, random.nextGaussian());
      }
    }
    return block;
  }

  /// Feeds the samples from `from` to `to` in chunks.
  void feed(RidgeRegression regression, int from, int to, int chunk) {
    for (int first = from; first < to; first += chunk) {
      int last = Math.min(to, first + chunk);
      regression.add(features.columnRange(first, last), targets.columnRange(first, last));
    }
  }

  void feed(RidgeRegression regression) {
    regression.add(features, targets);
  }
}
