package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.lorenz.equations.Expression.Constant;
import chaoscast.lorenz.equations.Expression.Function;
import chaoscast.lorenz.equations.Expression.Operator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Looks names up: turns [Syntax] into an [Expression] of numbers and variables.
final class Formulas {
  /// Functions by name, with how many arguments they take.
  static final Map<String, Integer> FUNCTIONS =
      Map.ofEntries(
          Map.entry("sin", 1), Map.entry("cos", 1), Map.entry("tan", 1), Map.entry("tanh", 1),
          Map.entry("exp", 1), Map.entry("log", 1), Map.entry("sqrt", 1), Map.entry("abs", 1),
          Map.entry("sign", 1), Map.entry("min", 2), Map.entry("max", 2), Map.entry("mod", 2),
          Map.entry("delay", 2));

  private static final Map<String, Double> CONSTANTS =
      Map.of("pi", Math.PI, "Pi", Math.PI, "e", Math.E);

  /// More names than that are not listed in a message.
  private static final int MOST_LISTED = 20;

  /// What names stand for.
  interface Names {
    /// @return what a plain name stands for, or null
    Expression plain(String name);

    /// @return the variable at a site of a ring, or null if the name is not that of a ring
    Expression site(String name, long site);

    /// @return the variable as it was some time ago
    /// @throws InputException if nothing may be delayed here
    Expression delayed(Syntax.Name variable, double delay, Position at);

    /// @return every plain name, for messages
    Set<String> all();

    /// @return why a name that stands for nothing here does not, such as `: it is defined below`; empty if nothing is
    ///     known of it
    default String reason(String name) {
      return "";
    }
  }

  private final Names names;

  Formulas(Names names) {
    this.names = names;
  }

  /// @param sites values of the names of sites
  /// @throws InputException for an unknown name or function, a division by zero, or a number that is not
  ///     finite, with the place
  Expression resolve(Syntax syntax, Map<String, Long> sites) {
    return switch (syntax) {
      case Syntax.Literal(double value, Position ignored) -> Expression.constant(value);
      case Syntax.Minus(Syntax operand, Position ignored) -> resolve(operand, sites).negated();
      case Syntax.Operation operation -> operation(operation, sites);
      case Syntax.Call call -> call(call, sites);
      case Syntax.Name name -> name(name, sites);
    };
  }

  /// @return the value of a formula of parameters and numbers alone
  double number(String what, Syntax syntax) {
    if (resolve(syntax, Map.of()) instanceof Constant(double value)) {
      return value;
    }
    throw syntax.at().error(what + " must be a formula of parameters and numbers only");
  }

  private Expression name(Syntax.Name name, Map<String, Long> sites) {
    if (name.index().isPresent()) {
      long site = site(name.index().get(), sites);
      Expression found = names.site(name.name(), site);
      if (found == null) {
        throw name.at().error(
            "'%s' must be a ring with a size to be used with [ ]".formatted(name.name()));
      }
      return found;
    }
    if (sites.containsKey(name.name())) {
      return Expression.constant(sites.get(name.name()));
    }
    Expression found = names.plain(name.name());
    if (found != null) {
      return found;
    }
    if (names.site(name.name(), 0) != null) {
      throw name.at().error("'%1$s' is a ring: write %1$s[i]".formatted(name.name()));
    }
    Set<String> known = new LinkedHashSet<>(names.all());
    known.addAll(sites.keySet());
    throw name.at().error(
        "unknown name '%s'%s".formatted(name.name(), reason(name.name(), known)));
  }

  private String reason(String name, Set<String> known) {
    String reason = names.reason(name);
    String question = NearestName.question(name, known);
    if (!reason.isEmpty()) {
      return reason;
    }
    if (!question.isEmpty()) {
      return ":" + question;
    }
    if (CONSTANTS.containsKey(name)) {
      return ": add a line such as parameter %s = %s".formatted(name, CONSTANTS.get(name));
    }
    return known.isEmpty() || known.size() > MOST_LISTED
        ? ""
        : "; known: " + String.join(", ", known);
  }

  private long site(Syntax index, Map<String, Long> sites) {
    if (resolve(index, sites) instanceof Constant(double value)
        && value == Math.rint(value) && Math.abs(value) < 1e9) {
      return (long) value;
    }
    throw index.at().error("a site must be a whole number such as i-1");
  }

  private Expression operation(Syntax.Operation operation, Map<String, Long> sites) {
    Expression left = resolve(operation.left(), sites);
    Expression right = resolve(operation.right(), sites);
    Expression result = switch (operation.operator()) {
      case '+' -> left.plus(right);
      case '-' -> left.minus(right);
      case '*' -> left.times(right);
      case '/' -> {
        if (right.equals(Constant.ZERO) || right.equals(Expression.constant(-0.0))) {
          throw zeroDivisor(operation.right());
        }
        yield left.over(right);
      }
      case '^' -> left.toThe(right);
      default -> throw new IllegalStateException("no such operator");
    };
    return finite(result, operation.at());
  }

  private Expression call(Syntax.Call call, Map<String, Long> sites) {
    Integer count = FUNCTIONS.get(call.function());
    if (count == null) {
      if (names.plain(call.function()) != null || names.site(call.function(), 0) != null) {
        throw call.at().error(
            ("'%1$s' is no function: a product is written %1$s*( ), a value of the past delay(%1$s, tau), a site of a"
                + " ring %1$s[i]").formatted(call.function()));
      }
      throw call.at().error(
          NearestName.unknown("function", call.function(), new TreeSet<>(FUNCTIONS.keySet()))
              .getMessage());
    }
    if (call.arguments().size() != count) {
      throw call.at().error(
          "%s must have %d arguments but has %d"
              .formatted(call.function(), count, call.arguments().size()));
    }
    if (call.function().equals("delay")) {
      return delayed(call, sites);
    }
    List<Expression> arguments =
        call.arguments().stream().map(argument -> resolve(argument, sites)).toList();
    Expression first = arguments.getFirst();
    Expression result = switch (call.function()) {
      case "min" -> Expression.binary(Operator.MIN, first, arguments.get(1));
      case "max" -> Expression.binary(Operator.MAX, first, arguments.get(1));
      case "mod" -> modulo(call, first, arguments.get(1));
      default -> first.apply(Function.valueOf(call.function().toUpperCase(java.util.Locale.ROOT)));
    };
    return finite(result, call.at());
  }

  private InputException zeroDivisor(Syntax divisor) {
    var values = new TreeMap<String, String>();
    collect(divisor, values);
    String where =
        values.entrySet().stream()
            .map(value -> value.getKey() + " = " + value.getValue())
            .collect(Collectors.joining(", "));
    return divisor.at().error(
        "a divisor must not be 0"
            + (where.isEmpty() ? "" : " but is with %s: give other values".formatted(where)));
  }

  /// @param values modified: of the names in a formula that are numbers
  private void collect(Syntax syntax, Map<String, String> values) {
    switch (syntax) {
      case Syntax.Literal _ -> {}
      case Syntax.Minus minus -> collect(minus.operand(), values);
      case Syntax.Operation operation -> {
        collect(operation.left(), values);
        collect(operation.right(), values);
      }
      case Syntax.Call call -> call.arguments().forEach(argument -> collect(argument, values));
      case Syntax.Name name -> {
        if (names.plain(name.name()) instanceof Constant(double value)) {
          values.put(name.name(), Double.toString(value));
        }
      }
    }
  }

  private Expression modulo(Syntax.Call call, Expression value, Expression divisor) {
    if (divisor.equals(Constant.ZERO)) {
      throw zeroDivisor(call.arguments().get(1));
    }
    return value.modulo(divisor);
  }

  private Expression delayed(Syntax.Call call, Map<String, Long> sites) {
    if (!(call.arguments().getFirst() instanceof Syntax.Name variable)
        || variable.index().isPresent()) {
      throw call.arguments().getFirst().at().error(
          "delay must be given a variable and a time, such as delay(x, tau)");
    }
    Syntax time = call.arguments().get(1);
    if (resolve(time, sites) instanceof Constant(double delay) && delay > 0) {
      return names.delayed(variable, delay, call.at());
    }
    throw time.at().error("a delay must be a formula of parameters and numbers only, > 0");
  }

  private static Expression finite(Expression expression, Position at) {
    if (expression instanceof Constant(double value) && !Double.isFinite(value)) {
      throw at.error("the value must be finite but was " + value);
    }
    return expression;
  }
}
