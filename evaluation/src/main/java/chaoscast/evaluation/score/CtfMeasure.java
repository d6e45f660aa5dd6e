package chaoscast.evaluation.score;

import chaoscast.core.Trajectory;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/// Measures of the Common Task Framework. 100 is a perfect forecast; no forecast is bounded from below.
///
/// Source: P. M. Wyder and others, Common Task Framework For a Critical Evaluation of Scientific Machine Learning
/// Algorithms (2025), arXiv:2510.23166.
public enum CtfMeasure {
  /// The first 20 states, as [#RECONSTRUCTION].
  SHORT {
    @Override
    public double score(Trajectory truth, Trajectory forecast) {
      int rows = Math.min(SHORT_ROWS, truth.steps());
      return RECONSTRUCTION.score(truth.slice(0, rows), forecast.slice(0, rows));
    }
  },

  /// Histograms h of each variable's last 500 states, in 41 bins between the extremes of both:
  ///
  ///     100 (1 − mean over variables of Σ |h − ĥ| / Σ h)
  LONG {
    @Override
    public double score(Trajectory truth, Trajectory forecast) {
      int rows = Math.min(LONG_ROWS, truth.steps());
      Trajectory last = truth.slice(truth.steps() - rows, truth.steps());
      Trajectory lastForecast = forecast.slice(forecast.steps() - rows, forecast.steps());
      double sum = 0;
      for (int k = 0; k < truth.dimension(); k++) {
        sum += differentShare(last, lastForecast, k) / truth.dimension();
      }
      return 100 * (1 - sum);
    }
  },

  /// All states as one matrix, by its largest singular value:
  ///
  ///     100 (1 − ‖X − X̂‖₂ / ‖X‖₂)
  RECONSTRUCTION {
    @Override
    public double score(Trajectory truth, Trajectory forecast) {
      double[] states = truth.toArray();
      double[] error = forecast.toArray();
      for (int i = 0; i < states.length; i++) {
        error[i] = states[i] - error[i];
      }
      int d = truth.dimension();
      return 100 * (1 - spectralNorm(error, d) / spectralNorm(states, d));
    }
  };

  /// States that [#SHORT] looks at.
  public static final int SHORT_ROWS = 20;
  /// States that [#LONG] looks at.
  public static final int LONG_ROWS = 500;
  private static final int BINS = 41;

  /// @param truth    states that were to be found; not modified
  /// @param forecast as many; not modified
  /// @return ≤ 100
  public abstract double score(Trajectory truth, Trajectory forecast);

  /// The root of the greatest eigenvalue of XᵀX, scaled so that no square underflows.
  ///
  /// @param values rows × columns, row-major; not modified
  private static double spectralNorm(double[] values, int columns) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double[][] gram = new double[columns][columns];
    for (int from = 0; from < values.length; from += columns) {
      for (int a = 0; a < columns; a++) {
        for (int b = 0; b < columns; b++) {
          gram[a][b] += values[from + a] / largest * (values[from + b] / largest);
        }
      }
    }
    var eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(gram));
    double most = 0;
    for (int i = 0; i < columns; i++) {
      most = Math.max(most, eigen.getEigenvalue(i));
    }
    return largest * Math.sqrt(most);
  }

  /// Σ |h − ĥ| / Σ h of one variable.
  private static double differentShare(Trajectory truth, Trajectory forecast, int variable) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < truth.steps(); i++) {
      least = Math.min(least, Math.min(truth.get(i, variable), forecast.get(i, variable)));
      greatest = Math.max(greatest, Math.max(truth.get(i, variable), forecast.get(i, variable)));
    }
    double width = (greatest - least) / BINS;
    int[] difference = new int[BINS];
    for (int i = 0; i < truth.steps(); i++) {
      difference[bin(truth.get(i, variable), least, width)]++;
      difference[bin(forecast.get(i, variable), least, width)]--;
    }
    long sum = 0;
    for (int count : difference) {
      sum += Math.abs(count);
    }
    return (double) sum / truth.steps();
  }

  /// The last bin has its upper edge.
  private static int bin(double value, double least, double width) {
    return width > 0 ? Math.min(BINS - 1, (int) ((value - least) / width)) : 0;
  }
}
