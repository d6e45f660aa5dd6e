package chaoscast.d2r2;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.training.RegressionMemory;
import java.util.Arrays;

/// All monomials of n variables up to a total degree, each one multiplication from an earlier one.
///
///     φ = (1, x₁ … x_n, x₁², x₁x₂, …),   C(n + degree, degree) of them
///
/// Row 0 is the constant and rows 1 … n are the variables; a later row is the product of the rows
/// `left` and `right`, the second of them a variable. Degrees rise from row to row.
public final class MonomialTable {
  private static final int GREATEST = 100_000;

  private final int variables;
  private final int degree;
  private final int[] left;
  private final int[] right;
  private final int[] firstOfDegree;

  /// @param variables n ≥ 1
  /// @param degree    highest total degree, ≥ 1
  public MonomialTable(int variables, int degree) {
    this.variables = Requirements.requireAtLeast("variables", 1, variables);
    this.degree = Requirements.requireAtLeast("degree", 1, degree);
    int count = count(variables, degree);
    left = new int[count];
    right = new int[count];
    firstOfDegree = new int[degree + 2];
    firstOfDegree[1] = 1;
    firstOfDegree[2] = variables + 1;
    for (int variable = 1; variable <= variables; variable++) {
      right[variable] = variable;
    }
    int row = variables + 1;
    for (int d = 2; d <= degree; d++) {
      for (int parent = firstOfDegree[d - 1]; parent < firstOfDegree[d]; parent++) {
        for (int variable = right[parent]; variable <= variables; variable++) {
          left[row] = parent;
          right[row] = variable;
          row++;
        }
      }
      firstOfDegree[d + 1] = row;
    }
  }

  /// @return C(variables + degree, degree)
  /// @throws InputException if that is over 100 000
  public static int count(int variables, int degree) {
    long count = 1;
    for (int i = 1; i <= degree; i++) {
      count = count * (variables + i) / i;
      if (count > GREATEST) {
        throw new InputException(
            "the number of monomials must be ≤ %d but degree %d in %d variables has more"
                .formatted(GREATEST, degree, variables),
            i == 1 ? "give fewer variables or delays" : "the largest degree is " + (i - 1));
      }
    }
    return (int) count;
  }

  /// Checks that a regression on all monomials fits into memory.
  ///
  /// @param degree the option of that name
  /// @throws InputException if it does not, with the largest degree
  public static void requireMemory(int variables, int degree) {
    RegressionMemory.require("degree", degree, d -> binomial(variables, d));
  }

  /// @return C(variables + degree, degree) or about that; infinite where it is beyond binary64
  private static double binomial(long variables, long degree) {
    long lesser = Math.min(variables, degree);
    long greater = Math.max(variables, degree);
    double count = 1;
    for (long i = 1; i <= lesser && Double.isFinite(count); i++) {
      count *= (double) (greater + i) / i;
    }
    return count;
  }

  public int count() {
    return left.length;
  }

  public int degree() {
    return degree;
  }

  /// @return the first row of that total degree; for degree + 1 the number of rows
  int firstOfDegree(int d) {
    return firstOfDegree[d];
  }

  /// @param d total degree ≥ 2
  /// @return first factor of every row of that degree
  int[] left(int d) {
    return Arrays.copyOfRange(left, firstOfDegree[d], firstOfDegree[d + 1]);
  }

  /// @param d total degree ≥ 2
  /// @return second factor of every row of that degree, a variable's row
  int[] right(int d) {
    return Arrays.copyOfRange(right, firstOfDegree[d], firstOfDegree[d + 1]);
  }

  /// @return the row of the first factor of a row of degree ≥ 2
  public int parent(int row) {
    return left[row];
  }

  /// @return the variable, counted from 0, that is the second factor of a row of degree ≥ 1
  public int lastVariable(int row) {
    return right[row] - 1;
  }

  /// @return the power of every variable in that row
  public int[] exponents(int row) {
    int[] exponents = new int[variables];
    int rest = row;
    while (rest > 0) {
      exponents[right[rest] - 1]++;
      rest = left[rest];
    }
    return exponents;
  }
}
