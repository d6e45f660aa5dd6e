package chaoscast.core.polynomial;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.text.NumberText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/// Polynomials as people write them: `x' = -10.000 x + 10.000 y`.
///
/// @param polynomials to be written
/// @param relative    terms of a smaller size, as a share of the greatest of their equation, are left
///                    out, ≥ 0
/// @param most        terms that an equation shows at most, the greatest, ≥ 1
/// @param size        of a monomial; a term's is this times its coefficient
public record PolynomialText(
    Polynomials polynomials, double relative, int most, ToDoubleFunction<Monomial> size) {

  private static final int MOST_STATES = 1000;

  public PolynomialText {
    Requirements.requireNonNegative("relative size", relative);
    Requirements.requireAtLeast("terms", 1, most);
  }

  /// All terms.
  public static PolynomialText of(Polynomials polynomials) {
    return new PolynomialText(polynomials, 0, Integer.MAX_VALUE, _ -> 1);
  }

  /// @param data states; up to 1000 of them, evenly spread, are used
  /// @return the same with terms as great as their root mean square on the data
  public PolynomialText on(Trajectory data) {
    int dimension = polynomials.dimension();
    if (data.dimension() != dimension) {
      throw new InputException(
          "data must have dimension %d but has %d".formatted(dimension, data.dimension()));
    }
    int stride = Math.ceilDiv(Math.max(1, data.steps()), MOST_STATES);
    Map<Monomial, Double> known = new ConcurrentHashMap<>();
    ToDoubleFunction<Monomial> rms =
        monomial -> {
          double sum = 0;
          int count = 0;
          for (int step = 0; step < data.steps(); step += stride) {
            double value = 1;
            for (int factor : monomial.factors()) {
              value *= data.get(step, factor % dimension);
            }
            sum += value * value;
            count++;
          }
          return Math.sqrt(sum / Math.max(1, count));
        };
    return new PolynomialText(
        polynomials, relative, most, m -> known.computeIfAbsent(m, rms::applyAsDouble));
  }

  /// @return the same with that many terms an equation at most
  public PolynomialText atMost(int terms) {
    return new PolynomialText(polynomials, relative, terms, size);
  }

  /// @return the same without small terms
  public PolynomialText without(double relativeSize) {
    return new PolynomialText(polynomials, relativeSize, most, size);
  }

  /// @return one line an equation, variables in order, degrees rising; how many terms are left out stands at its end
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < polynomials.dimension(); i++) {
      lines.add(line(polynomials.names().get(i), polynomials.rows().get(i)));
    }
    return lines;
  }

  private String line(String name, Polynomial row) {
    List<Map.Entry<Monomial, Double>> shown = shown(row);
    var line = new StringBuilder(name).append(polynomials.form().sign()).append(" =");
    for (int i = 0; i < shown.size(); i++) {
      append(line, shown.get(i).getKey(), shown.get(i).getValue(), i == 0);
    }
    if (shown.isEmpty()) {
      line.append(" 0");
    }
    int left = row.terms().size() - shown.size();
    if (left > 0) {
      line.append(" + … (").append(left).append(left == 1 ? " smaller term)" : " smaller terms)");
    }
    return line.toString();
  }

  private List<Map.Entry<Monomial, Double>> shown(Polynomial row) {
    double greatest = row.terms().entrySet().stream().mapToDouble(this::size).max().orElse(0);
    return row.terms().entrySet().stream()
        .filter(term -> size(term) >= relative * greatest)
        .sorted(Comparator.<Map.Entry<Monomial, Double>>comparingDouble(this::size).reversed())
        .limit(most)
        .sorted(Map.Entry.comparingByKey())
        .toList();
  }

  private double size(Map.Entry<Monomial, Double> term) {
    return Math.abs(term.getValue()) * size.applyAsDouble(term.getKey());
  }

  private void append(StringBuilder line, Monomial monomial, double coefficient, boolean first) {
    double magnitude = Math.abs(coefficient);
    if (first) {
      line.append(coefficient < 0 ? " -" : " ");
    } else {
      line.append(coefficient < 0 ? " - " : " + ");
    }
    line.append(NumberText.coefficient(magnitude));
    int[] factors = monomial.factors();
    for (int i = 0; i < factors.length;) {
      int end = i;
      while (end < factors.length && factors[end] == factors[i]) {
        end++;
      }
      line.append(' ').append(polynomials.names().get(factors[i]));
      if (end - i > 1) {
        line.append('^').append(end - i);
      }
      i = end;
    }
  }
}
