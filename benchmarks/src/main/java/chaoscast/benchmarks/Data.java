package chaoscast.benchmarks;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.lorenz.Lorenz96;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;

/// What the benchmarks train on, and the product that training is measured against.
final class Data {
  private static final int CHUNK = 2048;

  private Data() {}

  /// @return a ring with F = 8
  static Trajectory lorenz96(int variables, int steps) {
    var system = new Lorenz96(variables, 8);
    var plan = GenerationPlan.of(system, steps).withTimeStep(0.01).withSeed(new Seed(1));
    return new Generation(system, plan).observed(Progress.NONE);
  }

  /// @return eight variables that stay bounded for any number of steps and cost nothing to make
  static Trajectory waves(int steps) {
    double[] states = new double[8 * steps];
    for (int i = 0; i < states.length; i++) {
      int step = i / 8;
      states[i] = Math.sin(0.01 * step * (1 + i % 8 * 0.37)) + Math.cos(0.003 * step);
    }
    return Trajectory.of(states, 8, 0.005);
  }

  /// Adds Φ Φᵀ of so many states, chunk by chunk, by OpenBLAS' dsyrk.
  static void addGrams(int features, int states, DenseMatrix gram) {
    DenseMatrix phi = DenseMatrix.zeros(features, CHUNK);
    for (int row = 0; row < features; row++) {
      phi.fillRow(row, 1.0 / (row + 1));
    }
    for (int from = 0; from < states; from += CHUNK) {
      Blas.best().addGram(phi.columnRange(0, Math.min(CHUNK, states - from)), gram);
    }
  }
}
