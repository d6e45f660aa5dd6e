package chaoscast.core.smoothing;

import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import java.util.Arrays;

/// Successive noisy observations, their estimated states, and one linearisation about these. Everything is in
/// units of the noise of each variable.
///
///     J = Σ_i ‖y_i − x_i‖² + Σ_i ‖r_i‖² / q²,   r_i = Φ(x_i; w) − x_{i+1},   A_i = ∂Φ/∂x_i,   B_i = ∂Φ/∂w
///
/// A Gauss–Newton step δ of the states and ω of the parameters solves H δ + C ω = g with
///
///     H_ii = I + (A_iᵀA_i + I) / q²,   H_{i+1,i} = −A_i / q²,   C_i = (A_iᵀB_i − B_{i−1}) / q²
///     g_i = y_i − x_i + (r_{i−1} − A_iᵀr_i) / q²
///
/// where terms beyond the ends are left out, and of variables that nobody observes I and y_i − x_i are. H is block tridiagonal: its Cholesky factor L has the blocks
/// L_i and F_i = L_{i+1,i}, of O(n d³) operations. Not thread-safe.
final class Stretch {
  private final int length;
  private final int dimension;
  private final int parameters;
  private final int seen;
  private final double[] sigmas;
  private final double[] observed;
  private double[] states;
  private final double[] factor;
  private final double[] below;
  private final double[] right;

  /// What is left for the parameters once the states are eliminated, and the cost at the linearisation.
  ///
  /// @param matrix  Σ BᵀB/q² − Ĉᵀ Ĉ, row-major
  /// @param right   −Σ Bᵀr/q² − Ĉᵀ ĝ
  /// @param cost    J; infinite where the flow failed
  /// @param squares Σ r_k² in units of the noise, one a variable
  /// @param own     diagonal of Σ BᵀB/q²
  record Reduced(
      double[] matrix, double[] right, double cost, double[] squares, double[] own) {
    private static Reduced failed(int parameters, int dimension) {
      return new Reduced(
          new double[parameters * parameters], new double[parameters], Double.POSITIVE_INFINITY,
          new double[dimension], new double[parameters]);
    }
  }

  /// @param data       observations; not modified
  /// @param from       first of them
  /// @param to         after the last
  /// @param sigmas     deviation of the noise, one a variable, > 0; not modified
  /// @param parameters how many are estimated
  Stretch(Trajectory data, int from, int to, double[] sigmas, int parameters) {
    this(data, from, to, sigmas, parameters, sigmas.length);
  }

  /// @param data       observations, and behind them a first guess of variables that nobody observes; not modified
  /// @param from       first of them
  /// @param to         after the last
  /// @param sigmas     deviation of the noise, one a variable, > 0, units where it is not observed; not modified
  /// @param parameters how many are estimated
  /// @param seen       so many of the first variables are observed
  Stretch(
      Trajectory data, int from, int to, double[] sigmas, int parameters, int seen) {
    this(observed(data, from, to, sigmas), null, sigmas, parameters, seen);
  }

  /// @param observed length × dimension, in units of the noise; not copied
  /// @param states   estimated so far, copied; null: the observations
  private Stretch(
      double[] observed, double[] states, double[] sigmas, int parameters, int seen) {
    this.seen = seen;
    this.parameters = parameters;
    this.sigmas = sigmas;
    this.observed = observed;
    this.states = (states == null ? observed : states).clone();
    dimension = sigmas.length;
    length = observed.length / dimension;
    factor = new double[length * dimension * dimension];
    below = new double[length * dimension * dimension];
    right = new double[length * dimension * (1 + parameters)];
  }

  private static double[] observed(Trajectory data, int from, int to, double[] sigmas) {
    int dimension = sigmas.length;
    double[] observed = new double[(to - from) * dimension];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < dimension; k++) {
        observed[(i - from) * dimension + k] = data.get(i, k) / sigmas[k];
      }
    }
    return observed;
  }

  /// @param count of parameters, ≥ 0
  /// @return the same observations and states, not linearised yet
  Stretch withParameters(int count) {
    return new Stretch(observed, states, sigmas, count, seen);
  }

  /// @return numbers that one state of a stretch takes
  static long values(int dimension, int parameters) {
    return dimension * (3L + 2L * dimension + parameters);
  }

  int length() {
    return length;
  }

  /// @param target modified: the state, in its variables' own units
  void copyState(int i, double[] target, int position) {
    for (int k = 0; k < dimension; k++) {
      target[position + k] = states[i * dimension + k] * sigmas[k];
    }
  }

  /// @return the same observations and states, on which later moves have no influence
  Stretch copy() {
    return withParameters(parameters);
  }

  /// Starts from other states than the observations.
  ///
  /// @param start length × dimension in own units; not modified
  void startFrom(double[] start) {
    for (int i = 0; i < states.length; i++) {
      states[i] = start[i] / sigmas[i % dimension];
    }
  }

  /// @return Σ (y − x)² in units of the noise, one a variable; 0 where it is not observed
  double[] misfit() {
    double[] squares = new double[dimension];
    for (int i = 0; i < states.length; i++) {
      double residual = i % dimension < seen ? observed[i] - states[i] : 0;
      squares[i % dimension] += residual * residual;
    }
    return squares;
  }

  /// Linearises about the present states and factors H.
  ///
  /// @param flow  Φ(·; w)
  /// @param q     error of the model's step, in units of the noise, > 0
  /// @param extra added to the diagonal of H, ≥ 0
  /// @return what is left for the parameters; of infinite cost where the flow failed
  Reduced eliminate(Flow flow, double q, double extra) {
    int d = dimension;
    int p = parameters;
    double weight = 1 / (q * q);
    double[] matrix = new double[p * p];
    double[] rest = new double[p];
    double[] squares = new double[d];
    double[] own = new double[p];
    double[] state = new double[d];
    double[] residual = new double[d];
    double[] residualBefore = new double[d];
    double[][] vectors = new double[d][p + d];
    double[][] before = new double[d][p + d];
    double cost = 0;
    for (int i = 0; i < length; i++) {
      boolean last = i == length - 1;
      boolean first = i == 0;
      if (!last) {
        if (!advance(flow, i, state, vectors)) {
          return Reduced.failed(p, d);
        }
        for (int k = 0; k < d; k++) {
          residual[k] = state[k] / sigmas[k] - states[(i + 1) * d + k];
          squares[k] += residual[k] * residual[k];
          cost += weight * residual[k] * residual[k];
        }
        addParameters(vectors, residual, weight, matrix, rest);
        for (int k = 0; k < d; k++) {
          for (int a = 0; a < p; a++) {
            own[a] += weight * vectors[k][a] * vectors[k][a];
          }
        }
      }
      int at = i * d * d;
      for (int r = 0; r < d; r++) {
        for (int c = 0; c <= r; c++) {
          double sum = r == c ? (r < seen ? 1 : 0) + extra + (first ? 0 : weight) : 0;
          for (int k = 0; k < d && !last; k++) {
            sum += weight * vectors[k][p + r] * vectors[k][p + c];
          }
          for (int k = 0; k < d && !first; k++) {
            sum -= below[at - d * d + r * d + k] * below[at - d * d + c * d + k];
          }
          factor[at + r * d + c] = sum;
        }
      }
      if (!cholesky(at)) {
        return Reduced.failed(p, d);
      }
      int width = 1 + p;
      int base = i * d * width;
      for (int r = 0; r < d; r++) {
        double misfit = r < seen ? observed[i * d + r] - states[i * d + r] : 0;
        cost += misfit * misfit;
        double g = misfit + (first ? 0 : weight * residualBefore[r]);
        for (int k = 0; k < d && !last; k++) {
          g -= weight * vectors[k][p + r] * residual[k];
        }
        right[base + r * width] = g;
        for (int j = 0; j < p; j++) {
          double c = first ? 0 : -weight * before[r][j];
          for (int k = 0; k < d && !last; k++) {
            c += weight * vectors[k][p + r] * vectors[k][j];
          }
          right[base + r * width + 1 + j] = c;
        }
      }
      forward(i, width);
      reduce(base, width, matrix, rest);
      if (!last) {
        couple(at, vectors, weight);
      }
      System.arraycopy(residual, 0, residualBefore, 0, d);
      double[][] swap = before;
      before = vectors;
      vectors = swap;
    }
    return new Reduced(matrix, rest, cost, squares, own);
  }

  /// @return whether Φ and its derivatives are finite; these are in units of the noise
  private boolean advance(Flow flow, int i, double[] state, double[][] vectors) {
    copyState(i, state, 0);
    for (int k = 0; k < dimension; k++) {
      Arrays.fill(vectors[k], 0);
      vectors[k][parameters + k] = sigmas[k];
    }
    if (!flow.advance(state, vectors, parameters)) {
      return false;
    }
    for (int k = 0; k < dimension; k++) {
      for (int c = 0; c < vectors[k].length; c++) {
        vectors[k][c] /= sigmas[k];
      }
    }
    return true;
  }

  private void addParameters(
      double[][] vectors, double[] residual, double weight, double[] matrix, double[] rest) {
    for (int k = 0; k < dimension; k++) {
      double[] row = vectors[k];
      for (int a = 0; a < parameters; a++) {
        if (row[a] != 0) {
          rest[a] -= weight * row[a] * residual[k];
          for (int b = 0; b <= a; b++) {
            matrix[a * parameters + b] += weight * row[a] * row[b];
          }
        }
      }
    }
  }

  private boolean cholesky(int at) {
    int d = dimension;
    for (int r = 0; r < d; r++) {
      for (int c = 0; c <= r; c++) {
        double sum = factor[at + r * d + c];
        for (int k = 0; k < c; k++) {
          sum -= factor[at + r * d + k] * factor[at + c * d + k];
        }
        if (r == c) {
          if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
            return false;
          }
          factor[at + r * d + r] = Math.sqrt(sum);
        } else {
          factor[at + r * d + c] = sum / factor[at + c * d + c];
        }
      }
    }
    return true;
  }

  /// right_i ← L_i⁻¹ (right_i − F_{i−1} right_{i−1})
  private void forward(int i, int width) {
    int d = dimension;
    int at = i * d * d;
    int base = i * d * width;
    for (int r = 0; r < d; r++) {
      int row = base + r * width;
      if (i > 0) {
        for (int k = 0; k < d; k++) {
          add(-below[at - d * d + r * d + k], base - d * width + k * width, row, width);
        }
      }
      for (int k = 0; k < r; k++) {
        add(-factor[at + r * d + k], base + k * width, row, width);
      }
      double pivot = factor[at + r * d + r];
      for (int c = 0; c < width; c++) {
        right[row + c] /= pivot;
      }
    }
  }

  private void add(double share, int from, int to, int width) {
    for (int c = 0; c < width; c++) {
      right[to + c] += share * right[from + c];
    }
  }

  private void reduce(int base, int width, double[] matrix, double[] rest) {
    for (int r = 0; r < dimension; r++) {
      int row = base + r * width;
      for (int a = 0; a < parameters; a++) {
        double value = right[row + 1 + a];
        rest[a] -= value * right[row];
        for (int b = 0; b <= a; b++) {
          matrix[a * parameters + b] -= value * right[row + 1 + b];
        }
      }
    }
  }

  /// F_i = −A_i L_i⁻ᵀ / q²
  private void couple(int at, double[][] vectors, double weight) {
    int d = dimension;
    for (int r = 0; r < d; r++) {
      for (int c = 0; c < d; c++) {
        double sum = -weight * vectors[r][parameters + c];
        for (int k = 0; k < c; k++) {
          sum -= below[at + r * d + k] * factor[at + c * d + k];
        }
        below[at + r * d + c] = sum / factor[at + c * d + c];
      }
    }
  }

  /// @return ln det H, after [#eliminate]
  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      for (int r = 0; r < dimension; r++) {
        sum += 2 * Math.log(factor[(i * dimension + r) * dimension + r]);
      }
    }
    return sum;
  }

  /// The step of the states that goes with one of the parameters, after [#eliminate].
  ///
  /// @param omega step of the parameters; not modified
  /// @return δ, length × dimension
  double[] step(double[] omega) {
    int d = dimension;
    int width = 1 + parameters;
    double[] step = new double[length * d];
    for (int i = length - 1; i >= 0; i--) {
      int at = i * d * d;
      for (int r = d - 1; r >= 0; r--) {
        int row = (i * d + r) * width;
        double sum = right[row];
        for (int j = 0; j < parameters; j++) {
          sum -= right[row + 1 + j] * omega[j];
        }
        for (int k = 0; k < d && i < length - 1; k++) {
          sum -= below[at + k * d + r] * step[(i + 1) * d + k];
        }
        for (int k = r + 1; k < d; k++) {
          sum -= factor[at + k * d + r] * step[i * d + k];
        }
        step[i * d + r] = sum / factor[at + r * d + r];
      }
    }
    return step;
  }

  /// What errors of the parameters do to the states, after [#eliminate]: a change ω moves them by −H⁻¹ C ω, so that
  /// parameters with the covariance R Rᵀ give them the variances
  ///
  ///     Σ_c (H⁻¹ C R_c)²
  ///
  /// @param root R, rows of one value a column c, one row a parameter; not modified
  /// @return length × dimension, in units of the noise
  double[] parameterVariances(double[][] root) {
    double[] variances = new double[length * dimension];
    double[] still = step(new double[parameters]);
    double[] omega = new double[parameters];
    for (int c = 0; c < parameters; c++) {
      for (int a = 0; a < parameters; a++) {
        omega[a] = root[a][c];
      }
      double[] moved = step(omega);
      for (int i = 0; i < variances.length; i++) {
        double change = moved[i] - still[i];
        variances[i] += change * change;
      }
    }
    return variances;
  }

  /// @return J after a share of a step; infinite where the flow fails
  double cost(Flow flow, double q, double[] step, double share) {
    double[] state = new double[dimension];
    double weight = 1 / (q * q);
    double cost = 0;
    for (int i = 0; i < length; i++) {
      for (int k = 0; k < dimension; k++) {
        int at = i * dimension + k;
        double x = states[at] + share * step[at];
        double misfit = k < seen ? observed[at] - x : 0;
        cost += misfit * misfit;
        if (i > 0) {
          double residual = state[k] / sigmas[k] - x;
          cost += weight * residual * residual;
        }
      }
      for (int k = 0; k < dimension; k++) {
        int at = i * dimension + k;
        state[k] = (states[at] + share * step[at]) * sigmas[k];
      }
      if (i < length - 1 && !flow.advance(state)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost;
  }

  void move(double[] step, double share) {
    double[] moved = states.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += share * step[i];
    }
    states = moved;
  }

  /// A root of the last state's block of H⁻¹ after [#eliminate], in its variables' own units:
  ///
  ///     R = σ L_n⁻ᵀ,   R Rᵀ = σ (H⁻¹)_nn σ
  ///
  /// @return rows of R
  double[][] lastSpread() {
    int d = dimension;
    int at = (length - 1) * d * d;
    double[][] root = new double[d][d];
    for (int c = 0; c < d; c++) {
      for (int r = c; r >= 0; r--) {
        double sum = r == c ? 1 : 0;
        for (int k = r + 1; k <= c; k++) {
          sum -= factor[at + k * d + r] * root[k][c];
        }
        root[r][c] = sum / factor[at + r * d + r];
      }
    }
    for (int r = 0; r < d; r++) {
      for (int c = 0; c < d; c++) {
        root[r][c] *= sigmas[r];
      }
    }
    return root;
  }

  /// The diagonal of H⁻¹ after [#eliminate], by the blocks of its factor from the last on:
  ///
  ///     Σ_i = L_i⁻ᵀ (I + F_iᵀ Σ_{i+1} F_i) L_i⁻¹
  ///
  /// @return length × dimension
  double[] inverseDiagonal() {
    int d = dimension;
    double[] diagonal = new double[length * d];
    double[] covariance = new double[d * d];
    double[] inner = new double[d * d];
    double[] product = new double[d * d];
    for (int i = length - 1; i >= 0; i--) {
      int at = i * d * d;
      Arrays.fill(inner, 0);
      for (int r = 0; r < d; r++) {
        inner[r * d + r] = 1;
      }
      if (i < length - 1) {
        for (int r = 0; r < d; r++) {
          for (int c = 0; c < d; c++) {
            double sum = 0;
            for (int k = 0; k < d; k++) {
              sum += covariance[r * d + k] * below[at + k * d + c];
            }
            product[r * d + c] = sum;
          }
        }
        for (int r = 0; r < d; r++) {
          for (int c = 0; c < d; c++) {
            for (int k = 0; k < d; k++) {
              inner[r * d + c] += below[at + k * d + r] * product[k * d + c];
            }
          }
        }
      }
      for (int c = 0; c < d; c++) { // product ← L⁻ᵀ inner
        for (int r = d - 1; r >= 0; r--) {
          double sum = inner[r * d + c];
          for (int k = r + 1; k < d; k++) {
            sum -= factor[at + k * d + r] * product[k * d + c];
          }
          product[r * d + c] = sum / factor[at + r * d + r];
        }
      }
      for (int r = 0; r < d; r++) { // covariance ← product L⁻¹
        for (int c = d - 1; c >= 0; c--) {
          double sum = product[r * d + c];
          for (int k = c + 1; k < d; k++) {
            sum -= covariance[r * d + k] * factor[at + k * d + c];
          }
          covariance[r * d + c] = sum / factor[at + c * d + c];
        }
      }
      for (int r = 0; r < d; r++) {
        diagonal[i * d + r] = covariance[r * d + r];
      }
    }
    return diagonal;
  }
}
