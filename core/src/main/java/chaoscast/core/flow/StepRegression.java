package chaoscast.core.flow;

import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.training.OrthogonalFactor;
import java.util.Arrays;
import java.util.List;

/// Residuals of a flow's steps and their least squares, streamed over pairs of states.
///
///     r_ik = (x_{i+1,k} − Φ_k(x_i; w)) / scale_k,   min_δ Σ (r_ik − Σ_q ∂Φ_k/∂w_q δ_q / scale_k)²
///
/// Pairs are split into [#GROUPS] runs whatever the number of threads, and their factors are merged in
/// order: results do not depend on threads. Memory does not grow with the number of pairs.
public final class StepRegression {
  /// Runs of pairs that are worked on independently.
  private static final int GROUPS = 16;

  private static final int CHUNK_VALUES = 1 << 17;

  private final StatePairs pairs;
  private final double[] scales;

  /// @param scales one a variable that is judged, > 0, not modified: the first ones of a state; what else it has says what drives it
  public StepRegression(StatePairs pairs, double[] scales) {
    this.pairs = pairs;
    this.scales = scales.clone();
  }

  /// The steps' residuals, and what linearising about the parameters says of them.
  ///
  /// @param squares Σ_i r_ik², one a variable; infinite where a step of the flow failed
  /// @param factor  of the sensitivities and residuals, one row a step and variable
  public record Linearised(double[] squares, OrthogonalFactor factor) {
    /// @return Σ r²
    public double cost() {
      return Arrays.stream(squares).sum();
    }
  }

  /// @return number of residuals: pairs × variables that are judged
  public long residuals() {
    return (long) pairs.count() * scales.length;
  }

  /// @return Σ_i r_ik², one a variable; infinite if a step fails
  public double[] squares(FlowFamily family, double[] parameters) {
    double[] total = new double[scales.length];
    for (double[] squares : run((from, to) -> squares(family.with(parameters), from, to))) {
      for (int k = 0; k < total.length; k++) {
        total[k] += squares[k];
      }
    }
    return total;
  }

  public Linearised linearised(FlowFamily family, double[] parameters) {
    List<Linearised> parts =
        run((from, to) -> linearised(family.with(parameters), parameters.length, from, to));
    double[] total = new double[scales.length];
    OrthogonalFactor factor = new OrthogonalFactor(parameters.length, 1);
    for (Linearised part : parts) {
      for (int k = 0; k < total.length; k++) {
        total[k] += part.squares()[k];
      }
      factor.merge(part.factor());
    }
    return new Linearised(total, factor);
  }

  private double[] squares(Flow flow, int from, int to) {
    int dimension = scales.length;
    double[] squares = new double[dimension];
    double[] state = new double[pairs.dimension()];
    double[] next = new double[pairs.dimension()];
    for (int pair = from; pair < to; pair++) {
      pairs.copyTo(pair, state, next);
      boolean finite = flow.advance(state);
      for (int k = 0; k < dimension; k++) {
        double residual = (next[k] - state[k]) / scales[k];
        squares[k] += finite ? residual * residual : Double.POSITIVE_INFINITY;
      }
    }
    return squares;
  }

  private Linearised linearised(Flow flow, int parameters, int from, int to) {
    int dimension = scales.length;
    var factor = new OrthogonalFactor(parameters, 1);
    double[] squares = new double[dimension];
    double[] state = new double[pairs.dimension()];
    double[] next = new double[pairs.dimension()];
    double[][] vectors = new double[pairs.dimension()][parameters];
    int chunk =
        Math.clamp(CHUNK_VALUES / ((parameters + 1) * dimension), 1, Math.max(1, to - from));
    DenseMatrix rows = DenseMatrix.zeros(parameters, chunk * dimension);
    DenseMatrix residuals = DenseMatrix.zeros(1, chunk * dimension);
    for (int start = from; start < to; start += chunk) {
      for (int i = 0; i < chunk; i++) {
        boolean given = start + i < to;
        boolean finite = false;
        if (given) {
          pairs.copyTo(start + i, state, next);
          for (double[] row : vectors) {
            Arrays.fill(row, 0);
          }
          finite = flow.advance(state, vectors, parameters);
        }
        for (int k = 0; k < dimension; k++) {
          double residual = (next[k] - state[k]) / scales[k];
          if (given) {
            squares[k] += finite ? residual * residual : Double.POSITIVE_INFINITY;
          }
          int column = i * dimension + k;
          residuals.set(0, column, finite ? residual : 0); // a row of zeros changes no factor
          for (int q = 0; q < parameters; q++) {
            rows.set(q, column, finite ? vectors[k][q] / scales[k] : 0);
          }
        }
      }
      factor.add(rows, residuals);
    }
    return new Linearised(squares, factor);
  }

  private interface Part<T> {
    T of(int from, int to);
  }

  private <T> List<T> run(Part<T> part) {
    long count = pairs.count();
    return Parallel.map(
        GROUPS,
        Blas.best().threads(),
        group -> part.of(
            (int) (count * group / GROUPS), (int) (count * (group + 1) / GROUPS)));
  }
}
