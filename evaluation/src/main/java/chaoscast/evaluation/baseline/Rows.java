package chaoscast.evaluation.baseline;

import java.util.Arrays;

/// Matrices as rows and as one array, row after row.
final class Rows {
  private Rows() {}

  /// @param rows at least one, all of one length
  static double[] joined(double[][] rows) {
    int columns = rows[0].length;
    double[] all = new double[rows.length * columns];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(rows[n], 0, all, n * columns, columns);
    }
    return all;
  }

  /// @param all   rows one after the other
  /// @param count how many, ≥ 1
  static double[][] of(double[] all, int count) {
    int columns = all.length / count;
    double[][] rows = new double[count][];
    for (int n = 0; n < count; n++) {
      rows[n] = Arrays.copyOfRange(all, n * columns, (n + 1) * columns);
    }
    return rows;
  }
}
