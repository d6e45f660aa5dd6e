package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.d2r2.MonomialTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The terms that equations can be made of: all monomials up to a degree, and sines and cosines of the
/// variables where they are asked for.
///
/// @param names    of the variables
/// @param degree   highest total degree
/// @param families kinds of terms
public record TermLibrary(List<String> names, int degree, Set<TermFamily> families) {
  public TermLibrary {
    names = List.copyOf(names);
    families = Collections.unmodifiableSet(EnumSet.copyOf(families)); // in one order
  }

  /// @return the candidates, as monomials of the lifted state, in the order of [#map]
  public List<Monomial> terms() {
    var table = new MonomialTable(names.size(), degree);
    var terms = new ArrayList<Monomial>();
    for (int term = 0; term < table.count(); term++) {
      terms.add(Monomial.ofExponents(table.exponents(term)));
    }
    for (int i = names.size(); i < lift().size(); i++) {
      terms.add(Monomial.of(i));
    }
    return terms;
  }

  TermMap map() {
    return new TermMap(names.size(), degree, families);
  }

  LiftedState lift() {
    return new LiftedState(names.size(), families);
  }

  /// @return whether every term is a monomial of the variables
  boolean isPolynomial() {
    return lift().size() == names.size();
  }

  /// @param weights variables × terms, row-major; not modified
  /// @return the terms whose weight is not zero, equation by equation
  List<Term> active(double[] weights) {
    List<Monomial> terms = terms();
    requireLength(weights, terms.size());
    var active = new ArrayList<Term>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        active.add(new Term(i / terms.size(), i % terms.size(), terms.get(i % terms.size())));
      }
    }
    return active;
  }

  /// @param weights variables × terms, row-major; not modified
  /// @param form    whether x_i' or x_i⁺ = Σ_j w_ij φ_j(z)
  /// @return the equations, in the variables and, after them, their sines and cosines
  Polynomials equations(double[] weights, Form form) {
    List<Monomial> terms = terms();
    requireLength(weights, terms.size());
    var variables = new ArrayList<>(names);
    variables.addAll(TermFamily.lifted(families, names));
    var rows = new ArrayList<Polynomial>();
    for (int variable = 0; variable < names.size(); variable++) {
      var row = new TreeMap<Monomial, Double>();
      for (int term = 0; term < terms.size(); term++) {
        double weight = weights[variable * terms.size() + term];
        if (weight != 0) {
          row.put(terms.get(term), weight);
        }
      }
      rows.add(new Polynomial(row));
    }
    return new Polynomials(form, variables, rows);
  }

  private void requireLength(double[] weights, int terms) {
    if (weights.length != names.size() * terms) {
      throw new InputException(
          "equations must have %d weights but have %d"
              .formatted(names.size() * terms, weights.length));
    }
  }
}
