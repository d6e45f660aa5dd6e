package chaoscast.core.polynomial;

import chaoscast.core.Requirements;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A polynomial in several variables. Immutable.
///
///     p(x) = Σ_m c_m m(x)   over monomials m
///
/// @param terms coefficients that are not zero, by monomial, degrees rising
public record Polynomial(SortedMap<Monomial, Double> terms) {
  public static final Polynomial ZERO = new Polynomial(new TreeMap<>());

  /// @param terms coefficients, finite; zeros are left out; cloned
  public Polynomial {
    var kept = new TreeMap<Monomial, Double>();
    terms.forEach(
        (monomial, coefficient) -> {
          if (Requirements.requireFinite("coefficient", coefficient) != 0) {
            kept.put(monomial, coefficient);
          }
        });
    terms = Collections.unmodifiableSortedMap(kept);
  }

  public static Polynomial of(Map<Monomial, Double> terms) {
    return new Polynomial(new TreeMap<>(terms));
  }

  public static Polynomial constant(double value) {
    return of(Map.of(Monomial.ONE, value));
  }

  /// @param variable index ≥ 0
  public static Polynomial variable(int variable) {
    return of(Map.of(Monomial.of(variable), 1.0));
  }

  /// @return its coefficient there, 0 where it has no such term
  public double coefficient(Monomial monomial) {
    return terms.getOrDefault(monomial, 0.0);
  }

  /// @return the highest degree of a term; 0 if there is none
  public int degree() {
    return terms.isEmpty() ? 0 : terms.lastKey().degree();
  }

  /// @return the number of variables that it needs
  public int variables() {
    return terms.keySet().stream().mapToInt(Monomial::variables).max().orElse(0);
  }

  public Polynomial plus(Polynomial other) {
    return plus(1, other);
  }

  /// @return this + factor · other
  public Polynomial plus(double factor, Polynomial other) {
    var sum = new HashMap<>(terms);
    other.terms.forEach((monomial, value) -> sum.merge(monomial, factor * value, Double::sum));
    return of(sum);
  }

  public Polynomial times(double factor) {
    return ZERO.plus(factor, this);
  }

  public Polynomial times(Polynomial other) {
    var product = new HashMap<Monomial, Double>();
    terms.forEach(
        (left, a) -> other.terms.forEach(
            (right, b) -> product.merge(left.times(right), a * b, Double::sum)));
    return of(product);
  }

  /// @return this, every term multiplied by a monomial
  public Polynomial times(Monomial monomial) {
    return times(of(Map.of(monomial, 1.0)));
  }

  /// @return the terms whose monomial is wanted
  public Polynomial only(Predicate<Monomial> wanted) {
    var kept = new TreeMap<>(terms);
    kept.keySet().removeIf(wanted.negate());
    return new Polynomial(kept);
  }

  /// @param weights     w; not modified
  /// @param polynomials p, as many
  /// @return Σ_j w_j p_j
  public static Polynomial combination(double[] weights, List<Polynomial> polynomials) {
    var sum = new HashMap<Monomial, Double>();
    for (int j = 0; j < weights.length; j++) {
      double weight = weights[j];
      if (weight != 0) {
        polynomials.get(j).terms.forEach(
            (monomial, value) -> sum.merge(monomial, weight * value, Double::sum));
      }
    }
    return of(sum);
  }

  /// @param index the new index of every variable; not modified
  public Polynomial mapped(int[] index) {
    var mapped = new HashMap<Monomial, Double>();
    terms.forEach((monomial, value) -> mapped.merge(monomial.mapped(index), value, Double::sum));
    return of(mapped);
  }

  /// Replaces every variable by an affine function of it, all products multiplied out:
  ///
  ///     Π_i (a_i x_i + b_i)^k_i = Π_i Σ_j C(k_i, j) (a_i x_i)^j b_i^(k_i − j)
  ///
  /// @param slope    a; not modified
  /// @param constant b; not modified
  /// @param known    modified: expansions of monomials, for the next polynomial
  Polynomial affine(double[] slope, double[] constant, Map<Monomial, Polynomial> known) {
    var sum = new HashMap<Monomial, Double>();
    terms.forEach(
        (monomial, coefficient) -> expanded(monomial, slope, constant, known).terms.forEach(
            (m, value) -> sum.merge(m, coefficient * value, Double::sum)));
    return of(sum);
  }

  private static Polynomial expanded(
      Monomial monomial, double[] slope, double[] constant, Map<Monomial, Polynomial> known) {
    Polynomial found = known.get(monomial);
    if (found == null) {
      found = constant(1);
      if (monomial.degree() > 0) {
        int last = monomial.last();
        found =
            expanded(monomial.withoutLast(), slope, constant, known)
                .times(constant(constant[last]).plus(slope[last], variable(last)));
      }
      known.put(monomial, found);
    }
    return found;
  }
}
