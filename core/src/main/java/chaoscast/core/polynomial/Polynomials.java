package chaoscast.core.polynomial;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Differential equations or a map with polynomials on the right.
///
///     x_i' = p_i(x)   or   x_i⁺ = p_i(x)
///
///     Polynomials learned = surrogate.polynomials(Expansion.WHOLE).orElseThrow();
///     System.out.println(String.join("\n", PolynomialText.of(learned).lines()));
///
/// @param form  what the polynomials give
/// @param names of the variables: those of the state, then, if there are any, the same again for each
///              earlier state that the polynomials see
/// @param rows  one polynomial a variable of the state
public record Polynomials(Form form, List<String> names, List<Polynomial> rows) {

  public Polynomials {
    names = List.copyOf(names);
    rows = List.copyOf(rows);
    if (rows.isEmpty() || names.size() % rows.size() != 0) {
      throw new InputException(
          "polynomials must have a name for each of %d variables or a multiple but have %d"
              .formatted(rows.size(), names.size()));
    }
    for (Polynomial row : rows) {
      if (row.variables() > names.size()) {
        throw new InputException(
            "polynomials must be in the %d variables with names but one is in %d"
                .formatted(names.size(), row.variables()));
      }
    }
  }

  /// @return the number of variables of the state
  public int dimension() {
    return rows.size();
  }

  /// @return whether they see earlier states, so that a state alone does not decide the next
  public boolean hasDelays() {
    return names.size() > rows.size();
  }

  /// @return the highest degree of a term
  public int degree() {
    return rows.stream().mapToInt(Polynomial::degree).max().orElse(0);
  }

  /// @return the number of terms of all polynomials
  public int termCount() {
    return rows.stream().mapToInt(row -> row.terms().size()).sum();
  }

  /// @param count number of variables
  /// @return `x0`, `x1`, …, which variables have until somebody names them
  public static List<String> defaultNames(int count) {
    return IntStream.range(0, count).mapToObj(i -> "x" + i).toList();
  }

  /// @param count  number of variables of a state
  /// @param states number of states, the present one and earlier ones
  /// @param stride time steps from one to the next
  /// @return names such as `x0` and, two steps ago, `x0[-2]`
  public static List<String> delayedNames(int count, int states, int stride) {
    var names = new ArrayList<String>();
    for (int state = 0; state < states; state++) {
      String delay = state == 0 ? "" : "[-" + state * stride + "]";
      defaultNames(count).forEach(name -> names.add(name + delay));
    }
    return names;
  }

  /// @param newNames one a variable of the state; earlier states get theirs from these
  public Polynomials withNames(List<String> newNames) {
    if (newNames.size() != dimension()) {
      throw new InputException(
          "there must be %d variable names but there are %d"
              .formatted(dimension(), newNames.size()));
    }
    var all = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int bracket = i < dimension() ? name.length() : name.lastIndexOf('[');
      all.add(newNames.get(i % dimension()) + name.substring(Math.max(0, bracket)));
    }
    return new Polynomials(form, all, rows);
  }

  private Polynomials map(UnaryOperator<Polynomial> change) {
    return new Polynomials(form, names, rows.stream().map(change).toList());
  }

  /// The same in other units, multiplied out: these are in z = (x − offset) / scale, the result is in x.
  ///
  ///     x_i⁺ = offset_i + scale_i p_i(z),   x_i' = scale_i p_i(z)
  public Polynomials unscaled(Scaling scaling) {
    double[] offset = scaling.offset();
    double[] scale = scaling.scale();
    if (offset.length != dimension()) {
      throw new InputException(
          "the scaling must have dimension %d but has %d".formatted(dimension(), offset.length));
    }
    List<Polynomial> inner = substituted(scaling).rows;
    var changed = new ArrayList<Polynomial>();
    for (int i = 0; i < rows.size(); i++) {
      Polynomial row = inner.get(i).times(scale[i]);
      changed.add(
          form == Form.NEXT_STATE ? row.plus(Polynomial.constant(offset[i])) : row);
    }
    return new Polynomials(form, names, changed);
  }

  /// @param scaling of the variables; where there are more of these, it is repeated
  /// @return p((x − offset) / scale), multiplied out
  public Polynomials substituted(Scaling scaling) {
    double[] offset = scaling.offset();
    double[] scale = scaling.scale();
    double[] slope = new double[names.size()];
    double[] constant = new double[names.size()];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = 1 / scale[i % scale.length];
      constant[i] = -offset[i % scale.length] / scale[i % scale.length];
    }
    var known = new HashMap<Monomial, Polynomial>();
    return map(row -> row.affine(slope, constant, known));
  }

  /// The same in z = (x − offset) / scale, where these are in x; undoes [#unscaled].
  public Polynomials scaled(Scaling scaling) {
    double[] offset = scaling.offset();
    double[] scale = scaling.scale();
    for (int i = 0; i < scale.length; i++) {
      offset[i] = -offset[i] / scale[i];
      scale[i] = 1 / scale[i];
    }
    return unscaled(new Scaling(offset, scale));
  }

  /// @return the terms up to that total degree
  public Polynomials truncated(int degree) {
    return degree >= degree() ? this : map(row -> row.only(m -> m.degree() <= degree));
  }

  /// @return the terms of exactly that total degree
  public Polynomials part(int degree) {
    return map(row -> row.only(m -> m.degree() == degree));
  }

  /// @return x + p(x)
  public Polynomials plusState() {
    return plusState(1);
  }

  /// @return p(x) − x, which distinguishes maps that move little in a step
  public Polynomials minusState() {
    return plusState(-1);
  }

  private Polynomials plusState(double factor) {
    var changed = new ArrayList<Polynomial>();
    for (int i = 0; i < rows.size(); i++) {
      changed.add(rows.get(i).plus(factor, Polynomial.variable(i)));
    }
    return new Polynomials(form, names, changed);
  }

  /// @return these less others of the same variables
  public Polynomials minus(Polynomials other) {
    requireLike(other);
    var difference = new ArrayList<Polynomial>();
    for (int i = 0; i < rows.size(); i++) {
      difference.add(rows.get(i).plus(-1, other.rows.get(i)));
    }
    return new Polynomials(form, names, difference);
  }

  /// @param state of all variables with names; not modified
  /// @return the polynomials' values
  public double[] apply(double[] state) {
    double[] values = new double[dimension()];
    new PolynomialEvaluator(this).apply(state, values);
    return values;
  }

  /// @param states of the state's variables
  /// @return √(mean ‖p(x)‖²) over the states
  public double rms(Trajectory states) {
    var evaluator = new PolynomialEvaluator(this);
    double[] state = new double[names.size()];
    double[] values = new double[dimension()];
    double sum = 0;
    for (int step = 0; step < states.steps(); step++) {
      states.copyState(step, state, 0);
      evaluator.apply(state, values);
      sum += Arrays.stream(values).map(value -> value * value).sum();
    }
    return Math.sqrt(sum / states.steps());
  }

  /// How far the coefficients are from those of other polynomials, degree by degree.
  ///
  ///     d_k = ‖c_k − c'_k‖ / ‖c'_k‖   over all coefficients of total degree k
  ///
  /// On an attractor many coefficients give nearly the same function: see [#rms] of a difference.
  ///
  /// @param reference in the same variables and units
  /// @return d_0, d_1, … up to the reference's degree; NaN where the reference has no such term
  public double[] distanceByDegree(Polynomials reference) {
    requireLike(reference);
    double[] differences = new double[reference.degree() + 1];
    double[] norms = new double[differences.length];
    for (int i = 0; i < rows.size(); i++) {
      Map<Monomial, Double> expected = reference.rows.get(i).terms();
      Set<Monomial> all = new HashSet<>(expected.keySet());
      all.addAll(rows.get(i).terms().keySet());
      for (Monomial monomial : all) {
        if (monomial.degree() < norms.length) {
          double target = expected.getOrDefault(monomial, 0.0);
          double difference = rows.get(i).coefficient(monomial) - target;
          differences[monomial.degree()] += difference * difference;
          norms[monomial.degree()] += target * target;
        }
      }
    }
    double[] distances = new double[norms.length];
    Arrays.setAll(
        distances, k -> norms[k] > 0 ? Math.sqrt(differences[k] / norms[k]) : Double.NaN);
    return distances;
  }

  private void requireLike(Polynomials other) {
    if (other.form != form || other.names.size() != names.size()) {
      throw new InputException(
          "polynomials must give the %s of %d variables but give the %s of %d"
              .formatted(
                  form.label(), names.size(), other.form.label(), other.names.size()));
    }
  }
}
