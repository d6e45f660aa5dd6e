package chaoscast.lorenz.equations;

import java.util.Map;
import java.util.Set;

/// Parameters alone.
///
/// @param values by name
record ParameterNames(Map<String, Double> values) implements Formulas.Names {
  @Override
  public Expression plain(String name) {
    Double value = values.get(name);
    return value == null ? null : Expression.constant(value);
  }

  @Override
  public Expression site(String name, long site) {
    return null;
  }

  @Override
  public Expression delayed(Syntax.Name variable, double delay, Position at) {
    throw at.error("a value must not be delayed");
  }

  @Override
  public Set<String> all() {
    return values.keySet();
  }
}
