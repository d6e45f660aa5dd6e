package chaoscast.splinenets.breakplane;

import chaoscast.core.InputException;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;

/// The polynomials that splines of order p are free to add: all monomials up to degree p.
///
///     1, x₁ … x_n, x₁², x₁x₂, …
///
/// One basis for all directions: univariate polynomials along more than a few directions would be
/// linearly dependent. Row 0 is the constant, rows 1 … n are the variables, and each later row is
/// the product of an earlier one and a variable.
final class PolynomialPart {
  private static final int GREATEST = 100_000;

  private final int variables;
  private final int[] left;
  private final int[] right;

  /// @param variables n ≥ 1
  /// @param degree    highest total degree p ≥ 1
  PolynomialPart(int variables, int degree) {
    this.variables = variables;
    int products = count(variables, degree) - 1 - variables;
    left = new int[products];
    right = new int[products];
    int from = 1;
    int to = 1 + variables;
    int row = to;
    for (int d = 2; d <= degree; d++) {
      for (int parent = from; parent < to; parent++) {
        int first = parent <= variables ? parent : right[parent - 1 - variables];
        for (int variable = first; variable <= variables; variable++) {
          left[row - 1 - variables] = parent;
          right[row - 1 - variables] = variable;
          row++;
        }
      }
      from = to;
      to = row;
    }
  }

  private static int count(int variables, int degree) {
    long count = 1;
    for (int i = 1; i <= degree; i++) {
      count = count * (variables + i) / i;
      if (count > GREATEST) {
        throw new InputException(
            "power must leave ≤ %d monomials but power %d in %d variables has more"
                .formatted(GREATEST, degree, variables));
      }
    }
    return (int) count;
  }

  /// @return the number of monomials, C(n + p, p)
  int count() {
    return 1 + variables + left.length;
  }

  /// @return multiplications a state
  int products() {
    return left.length;
  }

  /// @param states     n × columns; not modified
  /// @param features   the first [#count] rows are modified
  /// @param arithmetic what the products are rounded to
  void apply(DenseMatrix states, DenseMatrix features, Arithmetic arithmetic) {
    features.fillRow(0, 1);
    features.copyRows(1, states);
    Kernels.best().products(left, right, features, 1 + variables);
    if (!arithmetic.isExact() && left.length > 0) {
      arithmetic.round(features.rowRange(1 + variables, count()));
    }
  }
}
