package chaoscast.esn.reservoir;

import chaoscast.core.Requirements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The algebra of polynomials in some variables, cut off above a total degree. A polynomial is the array of its
/// coefficients, in the order of [#exponents]: degree by degree, the constant first.
final class TruncatedPolynomials {
  private final int variables;
  private final List<int[]> exponents = new ArrayList<>();
  private final int[] degrees;
  private final int[][] products;

  /// @param variables number of variables, ≥ 1
  /// @param degree    greatest total degree, ≥ 0
  TruncatedPolynomials(int variables, int degree) {
    this.variables = Requirements.requireAtLeast("variables", 1, variables);
    Requirements.requireAtLeast("degree", 0, degree);
    for (int total = 0; total <= degree; total++) {
      addAll(new int[variables], 0, total);
    }
    degrees = exponents.stream().mapToInt(e -> Arrays.stream(e).sum()).toArray();
    products = productTable(degree);
  }

  private void addAll(int[] exponent, int variable, int left) {
    if (variable == variables - 1) {
      exponent[variable] = left;
      exponents.add(exponent.clone());
      exponent[variable] = 0;
      return;
    }
    for (int power = left; power >= 0; power--) {
      exponent[variable] = power;
      addAll(exponent, variable + 1, left - power);
    }
    exponent[variable] = 0;
  }

  /// @return for monomials i and j whose product is not cut off, its index
  private int[][] productTable(int degree) {
    Map<List<Integer>, Integer> index = new HashMap<>();
    for (int i = 0; i < exponents.size(); i++) {
      index.put(key(exponents.get(i), new int[variables]), i);
    }
    int[][] table = new int[exponents.size()][];
    for (int i = 0; i < table.length; i++) {
      int allowed = 0;
      while (allowed < degrees.length && degrees[i] + degrees[allowed] <= degree) {
        allowed++;
      }
      table[i] = new int[allowed];
      for (int j = 0; j < allowed; j++) {
        table[i][j] = index.get(key(exponents.get(i), exponents.get(j)));
      }
    }
    return table;
  }

  private static List<Integer> key(int[] a, int[] b) {
    var key = new ArrayList<Integer>();
    for (int i = 0; i < a.length; i++) {
      key.add(a[i] + b[i]);
    }
    return key;
  }

  /// @return one array of powers a monomial; not to be modified
  List<int[]> exponents() {
    return exponents;
  }

  int variables() {
    return variables;
  }

  int size() {
    return degrees.length;
  }

  int degree(int monomial) {
    return degrees[monomial];
  }

  double[] constant(double value) {
    double[] polynomial = new double[size()];
    polynomial[0] = value;
    return polynomial;
  }

  double[] variable(int variable) {
    double[] polynomial = new double[size()];
    polynomial[1 + variable] = 1;
    return polynomial;
  }

  /// @param sum modified: factor · p is added
  void addTo(double[] sum, double factor, double[] p) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * p[i];
    }
  }

  double[] product(double[] p, double[] q) {
    double[] product = new double[size()];
    for (int i = 0; i < products.length; i++) {
      if (p[i] != 0) {
        for (int j = 0; j < products[i].length; j++) {
          product[products[i][j]] += p[i] * q[j];
        }
      }
    }
    return product;
  }

  /// Taylor's series about the constant term c, with t = tanh c, to the third order in u = p − c:
  ///
  ///     tanh(c + u) ≈ t + (1 − t²) (u − t u² + (t² − 1/3) u³)
  double[] tanh(double[] p) {
    double t = Math.tanh(p[0]);
    double slope = 1 - t * t;
    double[] u = p.clone();
    u[0] = 0;
    double[] square = product(u, u);
    double[] series = constant(t);
    addTo(series, slope, u);
    addTo(series, -slope * t, square);
    addTo(series, slope * (t * t - 1.0 / 3), product(square, u));
    return series;
  }
}
