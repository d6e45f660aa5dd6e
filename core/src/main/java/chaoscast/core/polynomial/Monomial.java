package chaoscast.core.polynomial;

import chaoscast.core.InputException;
import java.util.Arrays;

/// A product of variables, such as x₀² x₃. Ordered by degree, then by variables: 1, x₀, x₁, x₀², x₀x₁, …
public final class Monomial implements Comparable<Monomial> {
  /// The product of no variables.
  public static final Monomial ONE = new Monomial(new int[0]);

  private final int[] factors;

  private Monomial(int[] factors) {
    this.factors = factors;
  }

  /// @param factors index ≥ 0 of every factor in any order, one that is squared twice; not modified
  public static Monomial of(int... factors) {
    int[] sorted = factors.clone();
    Arrays.sort(sorted);
    if (sorted.length > 0 && sorted[0] < 0) {
      throw new InputException("the variables of a monomial must be ≥ 0 but one was " + sorted[0]);
    }
    return sorted.length == 0 ? ONE : new Monomial(sorted);
  }

  /// @param exponents the power ≥ 0 of every variable; not modified
  public static Monomial ofExponents(int... exponents) {
    int degree = 0;
    for (int exponent : exponents) {
      if (exponent < 0) {
        throw new InputException("the powers of a monomial must be ≥ 0 but one was " + exponent);
      }
      degree += exponent;
    }
    int[] factors = new int[degree];
    int next = 0;
    for (int variable = 0; variable < exponents.length; variable++) {
      Arrays.fill(factors, next, next + exponents[variable], variable);
      next += exponents[variable];
    }
    return degree == 0 ? ONE : new Monomial(factors);
  }

  /// @return the number of factors
  public int degree() {
    return factors.length;
  }

  /// @return index of every factor, rising
  public int[] factors() {
    return factors.clone();
  }

  /// @param variables number of variables there are
  /// @return the power of each
  public int[] exponents(int variables) {
    int[] exponents = new int[variables];
    for (int factor : factors) {
      exponents[factor]++;
    }
    return exponents;
  }

  /// @return the number of variables that it needs: the greatest index and one
  public int variables() {
    return factors.length == 0 ? 0 : factors[factors.length - 1] + 1;
  }

  /// @return the product of both
  public Monomial times(Monomial other) {
    int[] product = Arrays.copyOf(factors, factors.length + other.factors.length);
    System.arraycopy(other.factors, 0, product, factors.length, other.factors.length);
    return of(product);
  }

  /// @return the last factor; of degree ≥ 1
  public int last() {
    return factors[factors.length - 1];
  }

  /// @return this without its last factor; of degree ≥ 1
  public Monomial withoutLast() {
    return factors.length == 1 ? ONE : new Monomial(Arrays.copyOf(factors, factors.length - 1));
  }

  /// @param index the new index of every variable; not modified
  public Monomial mapped(int[] index) {
    return of(Arrays.stream(factors).map(factor -> index[factor]).toArray());
  }

  @Override
  public int compareTo(Monomial other) {
    return factors.length != other.factors.length
        ? Integer.compare(factors.length, other.factors.length)
        : Arrays.compare(factors, other.factors);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Monomial monomial && Arrays.equals(factors, monomial.factors);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(factors);
  }

  @Override
  public String toString() {
    return "x" + Arrays.toString(factors);
  }
}
