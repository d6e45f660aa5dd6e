package chaoscast.d2r2.sindy;

import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.NormalEquations;
import chaoscast.d2r2.MonomialTable;
import java.util.EnumSet;
import java.util.List;

/// Hidden variables as polynomials of the observations around them, which start the estimation of a forecast's
/// first state:
///
///     h_t ≈ V φ(y_{t−2s}, y_{t−s}, y_t, y_{t+s}, y_{t+2s})
///
/// Near the ends the five stand as near as they can.
///
/// @param stride  s ≥ 1
/// @param degree  of the polynomials
/// @param weights V, hidden variables × monomials
record HiddenGuess(int stride, int degree, DenseMatrix weights) {
  private static final int POINTS = 5;
  private static final int MOST_MONOMIALS = 200;
  private static final double RIDGE = 1e-6;

  /// @param states   of observed and, behind them, hidden variables, all about one; not modified
  /// @param observed how many are observed
  /// @param stride   s ≥ 1
  static HiddenGuess fit(List<Trajectory> states, int observed, int stride) {
    int degree = 3;
    while (degree > 1 && MonomialTable.count(POINTS * observed, degree) > MOST_MONOMIALS) {
      degree--;
    }
    TermMap map = map(observed, degree);
    int hidden = states.getFirst().dimension() - observed;
    var regression = new NormalEquations(map.featureCount(), hidden);
    for (Trajectory one : states) {
      DenseMatrix targets = DenseMatrix.zeros(hidden, one.steps());
      for (int t = 0; t < one.steps(); t++) {
        for (int k = 0; k < hidden; k++) {
          targets.set(k, t, one.get(t, observed + k));
        }
      }
      regression.add(features(one, observed, stride, map), targets);
    }
    DenseMatrix weights = regression.solve(RIDGE * regression.samples()).weights();
    return new HiddenGuess(stride, degree, weights);
  }

  /// @param data observed variables first; not modified
  /// @param observed how many they are
  /// @return these and, behind them, the hidden variables
  Trajectory with(Trajectory data, int observed) {
    DenseMatrix features = features(data, observed, stride, map(observed, degree));
    int hidden = weights.rows();
    int d = observed + hidden;
    double[] states = new double[data.steps() * d];
    for (int t = 0; t < data.steps(); t++) {
      for (int k = 0; k < observed; k++) {
        states[t * d + k] = data.get(t, k);
      }
      for (int k = 0; k < hidden; k++) {
        double sum = 0;
        for (int j = 0; j < features.rows(); j++) {
          sum = Math.fma(weights.get(k, j), features.get(j, t), sum);
        }
        states[t * d + observed + k] = sum;
      }
    }
    return Trajectory.adopt(states, data.steps(), d, data.timeStep());
  }

  private static TermMap map(int observed, int degree) {
    return new TermMap(POINTS * observed, degree, EnumSet.of(TermFamily.POLYNOMIAL));
  }

  private static DenseMatrix features(Trajectory data, int observed, int stride, TermMap map) {
    int steps = data.steps();
    DenseMatrix seen = DenseMatrix.zeros(POINTS * observed, steps);
    int reach = Math.min(POINTS / 2 * stride, (steps - 1) / 2);
    for (int t = 0; t < steps; t++) {
      int centre = Math.clamp(t, reach, steps - 1 - reach);
      for (int p = 0; p < POINTS; p++) {
        int at = Math.clamp(centre + (long) (p - POINTS / 2) * stride, 0, steps - 1);
        for (int k = 0; k < observed; k++) {
          seen.set(p * observed + k, t, data.get(at, k));
        }
      }
    }
    DenseMatrix features = DenseMatrix.zeros(map.featureCount(), steps);
    map.apply(seen, features);
    return features;
  }

  void write(ModelFile file) {
    file.put("stride", (long) stride);
    file.put("degree", (long) degree);
    file.put("weights", weights.toArray(), weights.rows(), weights.columns());
  }

  static HiddenGuess read(ModelFile file) {
    return new HiddenGuess(
        file.count("stride", 1), file.count("degree", 1, 3), file.matrix("weights"));
  }
}
