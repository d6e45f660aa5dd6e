package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.d2r2.MonomialTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The terms that equations can be made of: all monomials up to a degree.
///
/// @param names  of the variables
/// @param degree highest total degree
record TermLibrary(List<String> names, int degree) {
  TermLibrary {
    names = List.copyOf(names);
  }

  /// @param weights variables × monomials, row-major, in the order of [MonomialTable]; not modified
  /// @return x_i' = Σ_j w_ij φ_j(x)
  Polynomials equations(double[] weights) {
    var table = new MonomialTable(names.size(), degree);
    if (weights.length != names.size() * table.count()) {
      throw new InputException(
          "equations must have %d weights but have %d"
              .formatted(names.size() * table.count(), weights.length));
    }
    var rows = new ArrayList<Polynomial>();
    for (int variable = 0; variable < names.size(); variable++) {
      var terms = new TreeMap<Monomial, Double>();
      for (int term = 0; term < table.count(); term++) {
        double weight = weights[variable * table.count() + term];
        if (weight != 0) {
          terms.put(Monomial.ofExponents(table.exponents(term)), weight);
        }
      }
      rows.add(new Polynomial(terms));
    }
    return new Polynomials(Form.DERIVATIVE, names, rows);
  }
}
