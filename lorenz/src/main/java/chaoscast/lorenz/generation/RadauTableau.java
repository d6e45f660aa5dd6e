package chaoscast.lorenz.generation;

import org.hipparchus.analysis.polynomials.PolynomialFunction;
import org.hipparchus.analysis.polynomials.PolynomialsUtils;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/// The coefficients of Radau IIA with s stages, of order 2s − 1, by their definition.
///
/// The nodes c₁ < … < c_s = 1 are the zeros of P_s(2c − 1) − P_{s−1}(2c − 1), P being Legendre's polynomials; the
/// weights make the stages exact for polynomials, Σ_j a_ij c_j^{k−1} = c_i^k / k for k = 1 … s.
///
/// @param nodes   c, of length s
/// @param weights a, of s × s
/// @param halves  values at c_i/2 (first s rows) and (1 + c_i)/2 (last s) of the polynomial that is 0 at time 0 and
///                takes given values at the nodes, as factors of these
record RadauTableau(double[] nodes, double[][] weights, double[][] halves) {
  /// Five stages, order nine.
  static final RadauTableau FIVE_STAGES = of(5);

  static RadauTableau of(int stages) {
    double[] nodes = nodes(stages);
    var powers = new double[stages][stages];
    for (int k = 0; k < stages; k++) {
      for (int j = 0; j < stages; j++) {
        powers[k][j] = Math.pow(nodes[j], k);
      }
    }
    DecompositionSolver integrals =
        new LUDecomposition(new Array2DRowRealMatrix(powers, false), 0).getSolver();
    var weights = new double[stages][];
    for (int i = 0; i < stages; i++) {
      var exact = new double[stages];
      for (int k = 0; k < stages; k++) {
        exact[k] = Math.pow(nodes[i], k + 1) / (k + 1);
      }
      weights[i] = integrals.solve(new ArrayRealVector(exact, false)).toArray();
    }
    var halves = new double[2 * stages][stages];
    for (int i = 0; i < stages; i++) {
      for (int j = 0; j < stages; j++) {
        halves[i][j] = lagrange(nodes, j, nodes[i] / 2);
        halves[stages + i][j] = lagrange(nodes, j, (1 + nodes[i]) / 2);
      }
    }
    return new RadauTableau(nodes, weights, halves);
  }

  /// Found between the sign changes on a fine grid, which lie at least 1/s² apart.
  private static double[] nodes(int stages) {
    PolynomialFunction difference =
        PolynomialsUtils.createLegendrePolynomial(stages)
            .subtract(PolynomialsUtils.createLegendrePolynomial(stages - 1));
    var nodes = new double[stages];
    nodes[stages - 1] = 1;
    int grid = 8 * stages * stages;
    int found = 0;
    for (int g = 0; found < stages - 1; g++) {
      double low = 2.0 * g / grid - 1;
      double high = 2.0 * (g + 1) / grid - 1;
      if (difference.value(low) * difference.value(high) <= 0) {
        nodes[found++] = (1 + bisect(difference, low, high)) / 2;
      }
    }
    return nodes;
  }

  private static double bisect(PolynomialFunction function, double from, double to) {
    double low = from;
    double high = to;
    double sign = Math.signum(function.value(low));
    for (double middle = (low + high) / 2; middle > low && middle < high;
        middle = (low + high) / 2) {
      if (Math.signum(function.value(middle)) == sign) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// @return the polynomial at `time` that is 1 at node j and 0 at the others and at 0
  private static double lagrange(double[] nodes, int j, double time) {
    double value = time / nodes[j];
    for (int other = 0; other < nodes.length; other++) {
      if (other != j) {
        value *= (time - nodes[other]) / (nodes[j] - nodes[other]);
      }
    }
    return value;
  }
}
