package chaoscast.core.polynomial;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Polynomials for other programs, coefficients to the last bit:
///
///     {"schemaVersion": 1, "form": "derivative" | "next-state", "variables": […],
///      "equations": [{"variable", "terms": [{"coefficient", "exponents"}]}]}
public final class PolynomialJson {
  private PolynomialJson() {}

  /// @return a JSON document that ends in a line feed
  public static String of(Polynomials polynomials) {
    List<String> names = polynomials.names();
    var json = new StringBuilder("{\n  \"schemaVersion\": 1,\n  \"form\": ");
    json.append(quoted(polynomials.form().label())).append(",\n  \"variables\": ");
    json.append(
        names.stream().map(PolynomialJson::quoted).collect(Collectors.joining(", ", "[", "]")));
    json.append(",\n  \"equations\": [");
    for (int row = 0; row < polynomials.dimension(); row++) {
      json.append(row == 0 ? "\n" : ",\n").append("    {\"variable\": ");
      json.append(quoted(names.get(row))).append(", \"terms\": [");
      String separator = "";
      for (Map.Entry<Monomial, Double> term : polynomials.rows().get(row).terms().entrySet()) {
        json.append(separator).append("\n      {\"coefficient\": ").append(term.getValue());
        json.append(", \"exponents\": ");
        json.append(Arrays.toString(term.getKey().exponents(names.size()))).append('}');
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
