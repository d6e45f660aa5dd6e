package chaoscast.lorenz.generation;

import chaoscast.lorenz.DifferentiableField;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/// One step of Radau IIA, by Newton's method with the Jacobian at the start of the step.
///
///     Z_i = h Σ_j a_ij f(y + Z_j),   (I − h A ⊗ J(y)) ΔZ = h A f(y + Z) − Z,   y ← y + Z_s
///
/// Increments Z rather than stages Y are the unknowns, so that rounding stays that of y.
final class RadauStep {
  private static final int MOST_ITERATIONS = 20;

  /// Newton's method stops where what is left is below this share of the tolerance.
  private static final double SHARE = 0.01;

  /// What no longer shrinks may be that share of the tolerance, and is rounding.
  private static final double ROUNDING_SHARE = 0.1;

  private final DifferentiableField field;
  private final RadauTableau tableau;
  private final int dimension;
  private final int stages;
  private final double[][] increments;
  private final double[][] slopes;
  private final double[] stage;
  private final double[] unit;
  private final double[][] columns;
  private double taken;

  RadauStep(DifferentiableField field, RadauTableau tableau) {
    this.field = field;
    this.tableau = tableau;
    dimension = field.dimension();
    stages = tableau.nodes().length;
    increments = new double[stages][dimension];
    slopes = new double[stages][dimension];
    stage = new double[dimension];
    unit = new double[dimension];
    columns = new double[dimension][dimension];
  }

  /// @return Z, one row a stage, where Newton's method starts and what it finds; modified by [#solve]
  double[][] increments() {
    return increments;
  }

  /// @param state y; not modified
  /// @param h     size of the step
  /// @param scale tolerance of each variable
  /// @return whether Z was found
  boolean solve(double[] state, double h, double[] scale) {
    taken = h;
    jacobian(state);
    var matrix = new double[stages * dimension][stages * dimension];
    for (int j = 0; j < stages; j++) {
      addBlocks(matrix, j, h);
    }
    DecompositionSolver newton = solver(matrix);
    if (!newton.isNonSingular()) {
      return false;
    }
    double before = Double.NaN; // nothing is known of the convergence after one iteration
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double change = improve(state, h, newton, scale);
      if (!Double.isFinite(change)) {
        return false;
      }
      double shrink = change / before;
      if (change == 0 || (shrink < 1 && change * shrink / (1 - shrink) <= SHARE)) {
        return true;
      }
      if (shrink >= 1) {
        return change <= ROUNDING_SHARE;
      }
      before = change;
    }
    return false;
  }

  /// @return size of the change of Z, in tolerances
  private double improve(
      double[] state, double h, DecompositionSolver newton, double[] scale) {
    for (int i = 0; i < stages; i++) {
      moveTo(state, i);
      field.derivative(stage, slopes[i]);
    }
    var residual = new double[stages * dimension];
    for (int i = 0; i < stages; i++) {
      for (int n = 0; n < dimension; n++) {
        double sum = 0;
        for (int j = 0; j < stages; j++) {
          sum += tableau.weights()[i][j] * slopes[j][n];
        }
        residual[i * dimension + n] = h * sum - increments[i][n];
      }
    }
    double[] change = newton.solve(new ArrayRealVector(residual, false)).toArray();
    double squares = 0;
    for (int i = 0; i < stages; i++) {
      for (int n = 0; n < dimension; n++) {
        double move = change[i * dimension + n];
        increments[i][n] += move;
        squares += move / scale[n] * (move / scale[n]);
      }
    }
    return Math.sqrt(squares / change.length);
  }

  /// Takes vectors along the step that [#solve] found, by its derivative:
  /// V_i = v + h Σ_j a_ij J(Y_j) V_j.
  ///
  /// @param state   where the step started; not modified
  /// @param vectors modified
  /// @return whether they could be
  boolean follow(double[] state, double[][] vectors) {
    if (vectors.length == 0) {
      return true;
    }
    var matrix = new double[stages * dimension][stages * dimension];
    for (int j = 0; j < stages; j++) {
      moveTo(state, j);
      jacobian(stage);
      addBlocks(matrix, j, taken);
    }
    DecompositionSolver solver = solver(matrix);
    if (!solver.isNonSingular()) {
      return false;
    }
    for (double[] vector : vectors) {
      var right = new double[stages * dimension];
      for (int i = 0; i < stages; i++) {
        System.arraycopy(vector, 0, right, i * dimension, dimension);
      }
      double[] found = solver.solve(new ArrayRealVector(right, false)).toArray();
      System.arraycopy(found, (stages - 1) * dimension, vector, 0, dimension);
    }
    return true;
  }

  private void moveTo(double[] state, int index) {
    for (int n = 0; n < dimension; n++) {
      stage[n] = state[n] + increments[index][n];
    }
  }

  private void jacobian(double[] state) {
    for (int n = 0; n < dimension; n++) {
      unit[n] = 1;
      field.tangent(state, unit, columns[n]);
      unit[n] = 0;
    }
  }

  /// The blocks (i, j) of I − h A ⊗ J for all i, J being what was evaluated last.
  private void addBlocks(double[][] matrix, int j, double h) {
    for (int i = 0; i < stages; i++) {
      double weight = -h * tableau.weights()[i][j];
      for (int row = 0; row < dimension; row++) {
        for (int column = 0; column < dimension; column++) {
          matrix[i * dimension + row][j * dimension + column] = weight * columns[column][row];
        }
      }
    }
    for (int row = 0; row < dimension; row++) {
      matrix[j * dimension + row][j * dimension + row] += 1;
    }
  }

  private static DecompositionSolver solver(double[][] matrix) {
    return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), Double.MIN_NORMAL)
        .getSolver();
  }
}
