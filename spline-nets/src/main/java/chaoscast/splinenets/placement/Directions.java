package chaoscast.splinenets.placement;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import java.util.ArrayList;
import java.util.random.RandomGenerator;

/// How the unit normals ξ of the breakplanes {x : ξ·x = β} are chosen.
public enum Directions {
  /// Uniform on the sphere.
  RANDOM,
  /// e_i and (e_i ± e_j)/√2: a quadratic vector field is a sum of univariate functions along these.
  AXES_AND_PAIRS,
  /// All (3ⁿ − 1)/2 directions with components −1, 0 and 1, scaled to unit length.
  LATTICE;

  /// Dimensions whose lattice has no more than 9841 directions.
  private static final int GREATEST_LATTICE = 9;

  /// @param dimension n ≥ 1
  /// @param count     number of random directions; the axes and pairs number n²
  /// @param seed      source of random directions
  /// @return unit vectors
  public double[][] choose(int dimension, int count, Seed seed) {
    return switch (this) {
      case RANDOM -> random(dimension, count, seed.generator());
      case AXES_AND_PAIRS -> axesAndPairs(dimension);
      case LATTICE -> lattice(dimension);
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

  /// The first component that is not zero is positive, so that no direction comes with its opposite.
  private static double[][] lattice(int dimension) {
    if (dimension > GREATEST_LATTICE) {
      throw new InputException(
          "directions=lattice needs a dimension ≤ %d but there are %d"
              .formatted(GREATEST_LATTICE, dimension));
    }
    int count = (int) Math.round((Math.pow(3, dimension) - 1) / 2);
    double[][] directions = new double[count][dimension];
    for (int index = 1; index <= count; index++) {
      int rest = index;
      int nonzero = 0;
      for (int i = dimension - 1; i >= 0; i--) {
        int digit = Math.floorMod(rest + 1, 3) - 1;
        directions[index - 1][i] = digit;
        nonzero += Math.abs(digit);
        rest = (rest - digit) / 3;
      }
      for (int i = 0; i < dimension; i++) {
        directions[index - 1][i] /= Math.sqrt(nonzero);
      }
    }
    return directions;
  }
}
