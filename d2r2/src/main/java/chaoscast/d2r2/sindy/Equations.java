package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.d2r2.MonomialTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Ordinary differential equations with polynomial right-hand sides.
///
///     x_i' = Σ_j w_ij φ_j(x)
///
/// @param names   of the variables
/// @param degree  highest total degree of the monomials φ
/// @param weights variables × monomials, row-major, in the order of [MonomialTable]; cloned
public record Equations(List<String> names, int degree, double[] weights) {

  public Equations {
    names = List.copyOf(names);
    weights = weights.clone();
    int expected = names.size() * MonomialTable.count(names.size(), degree);
    if (weights.length != expected) {
      throw new InputException(
          "equations must have %d weights but have %d".formatted(expected, weights.length));
    }
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  /// One term of one equation.
  ///
  /// @param coefficient not zero
  /// @param exponents   the power of every variable
  public record Term(double coefficient, List<Integer> exponents) {
    public Term {
      exponents = List.copyOf(exponents);
    }
  }

  /// @param variable index of a variable
  /// @return the terms of its derivative that are not zero, degrees rising
  public List<Term> terms(int variable) {
    var table = new MonomialTable(names.size(), degree);
    var terms = new ArrayList<Term>();
    for (int row = 0; row < table.count(); row++) {
      double coefficient = weights[variable * table.count() + row];
      if (coefficient != 0) {
        var exponents = new ArrayList<Integer>();
        for (int exponent : table.exponents(row)) {
          exponents.add(exponent);
        }
        terms.add(new Term(coefficient, exponents));
      }
    }
    return terms;
  }

  /// @return the number of terms of all equations
  public int termCount() {
    int count = 0;
    for (double weight : weights) {
      count += weight != 0 ? 1 : 0;
    }
    return count;
  }

  /// @return one line a variable, such as `x' = -10.000 x + 10.000 y`
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (int variable = 0; variable < names.size(); variable++) {
      var line = new StringBuilder(names.get(variable)).append("' =");
      List<Term> terms = terms(variable);
      for (int i = 0; i < terms.size(); i++) {
        append(line, terms.get(i), i == 0);
      }
      lines.add(terms.isEmpty() ? line.append(" 0").toString() : line.toString());
    }
    return lines;
  }

  private void append(StringBuilder line, Term term, boolean first) {
    double magnitude = Math.abs(term.coefficient());
    if (first) {
      line.append(term.coefficient() < 0 ? " -" : " ");
    } else {
      line.append(term.coefficient() < 0 ? " - " : " + ");
    }
    String pattern = magnitude >= 1e-2 && magnitude < 1e6 ? "%.3f" : "%.3e";
    line.append(String.format(Locale.ROOT, pattern, magnitude));
    for (int variable = 0; variable < names.size(); variable++) {
      int power = term.exponents().get(variable);
      if (power > 0) {
        line.append(' ').append(names.get(variable));
      }
      if (power > 1) {
        line.append('^').append(power);
      }
    }
  }

  /// @return the equations as JSON: `{"schemaVersion": 1, "variables": […], "equations": [{"variable",
  ///     "terms": [{"coefficient", "exponents"}]}]}`, coefficients to the last bit
  public String toJson() {
    var json = new StringBuilder("{\n  \"schemaVersion\": 1,\n  \"variables\": [");
    for (int variable = 0; variable < names.size(); variable++) {
      json.append(variable == 0 ? "" : ", ").append(quoted(names.get(variable)));
    }
    json.append("],\n  \"equations\": [");
    for (int variable = 0; variable < names.size(); variable++) {
      json.append(variable == 0 ? "\n" : ",\n");
      json.append("    {\"variable\": ").append(quoted(names.get(variable)));
      json.append(", \"terms\": [");
      String separator = "";
      for (Term term : terms(variable)) {
        json.append(separator).append("\n      {\"coefficient\": ").append(term.coefficient());
        json.append(", \"exponents\": ").append(term.exponents()).append('}');
        separator = ",";
      }
      json.append("]}");
    }
    return json.append("\n  ]\n}\n").toString();
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
