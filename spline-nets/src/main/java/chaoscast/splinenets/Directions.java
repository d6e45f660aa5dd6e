package chaoscast.splinenets;

import chaoscast.core.Seed;
import java.util.ArrayList;
import java.util.random.RandomGenerator;

/// How the unit normals ξ of the breakplanes {x : ξ·x = β} are chosen.
public enum Directions {
  /// Uniform on the sphere, one a neuron.
  RANDOM,
  /// e_i and (e_i ± e_j)/√2: a quadratic vector field is a sum of univariate functions along these.
  AXES_AND_PAIRS;

  /// @param dimension n ≥ 1
  /// @param count     number of random directions; the axes and pairs number n²
  /// @param seed      source of random directions
  /// @return unit vectors
  double[][] choose(int dimension, int count, Seed seed) {
    return switch (this) {
      case RANDOM -> random(dimension, count, seed.generator());
      case AXES_AND_PAIRS -> axesAndPairs(dimension);
    };
  }

  private static double[][] random(int dimension, int count, RandomGenerator random) {
    double[][] directions = new double[count][dimension];
    for (double[] direction : directions) {
      double norm = 0;
      for (int i = 0; i < dimension; i++) {
        direction[i] = random.nextGaussian();
        norm = Math.hypot(norm, direction[i]);
      }
      for (int i = 0; i < dimension; i++) {
        direction[i] /= norm;
      }
    }
    return directions;
  }

  private static double[][] axesAndPairs(int dimension) {
    var directions = new ArrayList<double[]>();
    for (int i = 0; i < dimension; i++) {
      double[] axis = new double[dimension];
      axis[i] = 1;
      directions.add(axis);
    }
    for (int i = 0; i < dimension; i++) {
      for (int j = i + 1; j < dimension; j++) {
        for (int sign = 1; sign >= -1; sign -= 2) {
          double[] pair = new double[dimension];
          pair[i] = Math.sqrt(0.5);
          pair[j] = sign * Math.sqrt(0.5);
          directions.add(pair);
        }
      }
    }
    return directions.toArray(double[][]::new);
  }
}
