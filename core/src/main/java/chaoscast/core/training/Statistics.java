package chaoscast.core.training;

import chaoscast.core.linalg.DenseMatrix;

/// Numbers of a regression one after the other, put and taken in the same order.
final class Statistics {
  private final double[] values;
  private int next;

  /// @param count of numbers to be put
  Statistics(int count) {
    values = new double[count];
  }

  /// @param values to be taken; not modified
  Statistics(double[] values) {
    this.values = values;
  }

  /// @return numbers of a lower triangle with its diagonal
  static int triangle(int size) {
    return Math.toIntExact((long) size * (size + 1) / 2);
  }

  double[] values() {
    return values;
  }

  void put(double value) {
    values[next++] = value;
  }

  double take() {
    return values[next++];
  }

  void putTriangle(DenseMatrix square) {
    for (int row = 0; row < square.rows(); row++) {
      for (int column = 0; column <= row; column++) {
        put(square.get(row, column));
      }
    }
  }

  void takeTriangle(DenseMatrix square) {
    for (int row = 0; row < square.rows(); row++) {
      for (int column = 0; column <= row; column++) {
        square.set(row, column, take());
      }
    }
  }

  void putRows(DenseMatrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        put(matrix.get(row, column));
      }
    }
  }

  void takeRows(DenseMatrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        matrix.set(row, column, take());
      }
    }
  }
}
