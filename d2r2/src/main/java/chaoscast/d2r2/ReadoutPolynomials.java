package chaoscast.d2r2;

import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.Monomial;
import chaoscast.core.polynomial.Polynomial;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.scaling.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Readouts of this package's features as the polynomials that they are, exactly: other bases are multiplied
/// out.
final class ReadoutPolynomials {
  private ReadoutPolynomials() {}

  /// Σ_j w_ij φ_j with monomials φ.
  static Polynomials monomials(MonomialTable table, double[][] weights, Expansion expansion) {
    int variables = table.exponents(0).length;
    List<Polynomial> features =
        IntStream.range(0, table.count())
            .mapToObj(row -> Monomial.ofExponents(table.exponents(row)))
            .map(monomial -> Polynomial.constant(1).times(monomial))
            .toList();
    return combined(features, weights, variables).truncated(expansion.degree());
  }

  /// Σ_j w_ij P_a₁(u₁) ⋯ P_a_n(u_n) with u = (x − offset) / scale.
  static Polynomials products(
      Basis basis, ProductTable table, Scaling range, double[][] weights, Expansion expansion) {
    var features = new ArrayList<Polynomial>();
    features.add(Polynomial.constant(1));
    for (int power = 1; power <= table.degree(); power++) {
      for (int variable = 0; variable < table.variables(); variable++) {
        Polynomial u = Polynomial.variable(variable);
        features.add(
            power == 1
                ? u
                : u.times(features.get(table.power(variable, power - 1)))
                    .times(basis.slope(power - 1))
                    .plus(
                        -basis.back(power - 1), features.get(table.power(variable, power - 2))));
      }
    }
    int[] left = table.left();
    int[] right = table.right();
    for (int i = 0; i < left.length; i++) {
      features.add(features.get(left[i]).times(features.get(right[i])));
    }
    return combined(features, weights, table.variables())
        .substituted(range)
        .truncated(expansion.degree());
  }

  private static Polynomials combined(
      List<Polynomial> features, double[][] weights, int variables) {
    return new Polynomials(
        Form.NEXT_STATE,
        Polynomials.defaultNames(variables),
        Arrays.stream(weights).map(row -> Polynomial.combination(row, features)).toList());
  }
}
