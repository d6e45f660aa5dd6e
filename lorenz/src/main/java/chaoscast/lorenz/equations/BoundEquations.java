package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.lorenz.equations.EquationText.Kind;
import chaoscast.lorenz.equations.EquationText.Rule;
import chaoscast.lorenz.equations.Expression.Constant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The equations of a text for one set of parameters: every name is a number or an argument.
///
/// The arguments are the variables, the time where an equation names it, and what is delayed.
///
/// @param kind       flow or map
/// @param parameters values by name
/// @param variables  one name a variable, sites of rings as `x1`, `x2`, …
/// @param timed      whether the argument after the variables is the time
/// @param delays     what the further arguments are
/// @param right      right-hand sides, one a variable, and that of the time if it is an argument
/// @param start      values at time 0; NaN where none is given
/// @param history    values before time 0, formulas whose argument 0 is the time
record BoundEquations(
    Kind kind,
    Map<String, Double> parameters,
    List<String> variables,
    boolean timed,
    List<Delay> delays,
    List<Expression> right,
    double[] start,
    List<Expression> history) {

  /// Most variables, those of all rings together.
  static final int MOST = 100_000;

  /// A variable as it was some time ago.
  ///
  /// @param variable its number
  /// @param time     how long ago, > 0
  /// @param at       where it is first named
  record Delay(int variable, double time, Position at) {
    boolean same(Delay other) {
      return variable == other.variable && time == other.time;
    }
  }

  /// @return number of arguments of the right-hand sides
  int arguments() {
    return variables.size() + (timed ? 1 : 0) + delays.size();
  }

  /// @return ∂f_i/∂a_i of the equation of this number
  Expression ownSlope(int equation) {
    return new Differential(index -> index == equation ? Constant.ONE : Constant.ZERO)
        .of(right.get(equation));
  }

  /// @param name      of the system, for messages
  /// @param overrides values of parameters that differ from their defaults
  /// @throws InputException for what does not fit, with line and column where it is in the text
  static BoundEquations bind(String name, EquationText text, Map<String, String> overrides) {
    for (String key : overrides.keySet()) {
      if (!text.parameters().containsKey(key)) {
        throw text.parameters().isEmpty()
            ? new InputException("%s has no parameters but '%s' was given".formatted(name, key))
            : NearestName.unknown("parameter of " + name, key, text.parameters().keySet());
      }
    }
    return new Binder(text).bind(overrides);
  }

  /// @return values by name
  static Map<String, Double> parameters(EquationText text, Map<String, String> overrides) {
    var binder = new Binder(text);
    binder.set(overrides);
    return binder.parameters;
  }

  private static final class Binder implements Formulas.Names {
    private final EquationText text;
    private final Formulas formulas = new Formulas(this);
    private final Map<String, Double> parameters = new LinkedHashMap<>();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, List<Expression>> definitions = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Delay> delays = new ArrayList<>();
    private final Extent extent = new Extent();
    private boolean variablesKnown;
    private boolean timeAllowed;
    private boolean timed;
    private boolean delaysAllowed;

    Binder(EquationText text) {
      this.text = text;
    }

    void set(Map<String, String> overrides) {
      text.parameters().forEach(
          (name, formula) -> parameters.put(
              name,
              overrides.containsKey(name)
                  ? override(name, overrides.get(name))
                  : formulas.number("parameter " + name, formula)));
    }

    BoundEquations bind(Map<String, String> overrides) {
      set(overrides);
      Kind kind = kind();
      text.rules().forEach(this::place);
      text.sizes().forEach((name, formula) -> require(offsets.containsKey(name), formula.at(),
          "a size must be that of a variable but there is no equation of '%s'".formatted(name)));
      double[] start = starts();
      List<Expression> history = history(kind);
      variablesKnown = true;
      timeAllowed = true;
      delaysAllowed = kind == Kind.FLOW;
      // The time comes before what is delayed: whether it is used is known only at the end, so it is
      // given the place after the variables and the delays are moved if it is not.
      text.definitions().forEach(this::define);
      var right = new ArrayList<Expression>();
      text.rules().forEach((name, rule) -> right.addAll(sites(name, rule)));
      if (timed) {
        Expression time = Expression.variable(names.size());
        right.add(kind == Kind.FLOW ? Constant.ONE : time.plus(Constant.ONE));
      }
      List<Expression> moved = timed ? right : right.stream().map(this::closeGap).toList();
      return new BoundEquations(
          kind,
          Map.copyOf(parameters).isEmpty() ? Map.of() : new LinkedHashMap<>(parameters),
          List.copyOf(names),
          timed,
          List.copyOf(delays),
          List.copyOf(moved),
          start,
          history);
    }

    private double override(String name, String value) {
      try {
        Syntax formula = new FormulaParser(value, 1, 0).lastFormula();
        return formulas.number(name, formula);
      } catch (InputException e) {
        throw new InputException(
            "%s must be a number or a formula of earlier parameters but was '%s' (%s)"
                .formatted(name, value, e.getMessage().replaceFirst("^line 1, ", "")),
            e);
      }
    }

    /// All equations are of one kind.
    private Kind kind() {
      Rule first = text.rules().values().iterator().next();
      text.rules().forEach((name, rule) -> require(rule.kind() == first.kind(), rule.at(),
          "all equations must be of one kind, x' = … or x+ = …, but that of '%s' differs"
              .formatted(name)));
      return first.kind();
    }

    private void place(String name, Rule rule) {
      require(!parameters.containsKey(name), rule.at(),
          "a name must have one meaning but '%s' is a parameter and a variable".formatted(name));
      Syntax size = text.sizes().get(name);
      require(rule.site().isEmpty() || size != null, rule.at(),
          "a ring must have a size: add a line such as size %s = 40".formatted(name));
      require(rule.site().isPresent() || size == null, rule.at(),
          "'%1$s' has a size, so its equation must be written %1$s[i]".formatted(name));
      offsets.put(name, names.size());
      if (size == null) {
        names.add(name);
        return;
      }
      double sites = formulas.number("size " + name, size);
      require(sites >= 1 && sites == Math.rint(sites) && names.size() + sites <= MOST, size.at(),
          "a size must be a whole number ≥ 1, with at most %d variables in all, but was %s"
              .formatted(MOST, sites));
      sizes.put(name, (int) sites);
      for (int site = 1; site <= sites; site++) {
        names.add(name + site);
      }
    }

    private double[] starts() {
      double[] start = new double[names.size()];
      java.util.Arrays.fill(start, Double.NaN);
      text.starts().forEach(
          (name, rule) -> {
            require(offsets.containsKey(name), rule.at(),
                "a start must be that of a variable but there is no equation of '%s'"
                    .formatted(name));
            List<Expression> values = sites(name, rule);
            for (int site = 0; site < values.size(); site++) {
              require(values.get(site) instanceof Constant, rule.at(),
                  "a start must be a formula of parameters and numbers only");
              start[offsets.get(name) + site] = ((Constant) values.get(site)).value();
            }
          });
      return start;
    }

    /// One formula of time a variable; the start where none is given.
    private List<Expression> history(Kind kind) {
      var history = new ArrayList<Expression>();
      text.histories().forEach((name, formula) -> require(
          kind == Kind.FLOW && offsets.containsKey(name) && !sizes.containsKey(name), formula.at(),
          "a history must be that of a variable of a flow, which '%s' is not".formatted(name)));
      var ofTime = new Formulas(new Formulas.Names() {
        @Override
        public Expression plain(String name) {
          return name.equals(EquationText.TIME) ? Expression.variable(0) : Binder.this.plain(name);
        }

        @Override
        public Expression site(String name, long site) {
          return null;
        }

        @Override
        public Expression delayed(Syntax.Name variable, double delay, Position at) {
          throw at.error("a history must not be delayed itself");
        }

        @Override
        public Set<String> all() {
          Set<String> known = new LinkedHashSet<>(parameters.keySet());
          known.add(EquationText.TIME);
          return known;
        }
      });
      for (String name : names) {
        Syntax formula = text.histories().get(name);
        history.add(formula == null ? null : ofTime.resolve(formula, Map.of()));
      }
      return history;
    }

    private void define(String name, Rule rule) {
      require(!parameters.containsKey(name) && !offsets.containsKey(name), rule.at(),
          "a name must have one meaning but '%s' is defined twice".formatted(name));
      Syntax size = text.sizes().get(name);
      if (rule.site().isPresent() && size == null) {
        // As many sites as the ring of the variables has, if there is but one size.
        List<Integer> known = sizes.values().stream().distinct().toList();
        require(known.size() == 1, rule.at(),
            "a ring must have a size: add a line such as size %s = 40".formatted(name));
        sizes.put(name, known.getFirst());
      }
      definitions.put(name, sites(name, rule));
    }

    /// @return one expression a site, or the only one
    private List<Expression> sites(String name, Rule rule) {
      Integer size = sizes.get(name);
      require(rule.site().isPresent() == (size != null), rule.at(),
          size == null
              ? "a ring must have a size: add a line such as size %s = 40".formatted(name)
              : "'%1$s' has a size, so it must be written %1$s[i]".formatted(name));
      var values = new ArrayList<Expression>();
      for (long site = 0; site < (size == null ? 1 : size); site++) {
        Map<String, Long> sites =
            size == null ? Map.of() : Map.of(rule.site().orElseThrow(), site);
        Expression value = formulas.resolve(rule.formula(), sites);
        extent.check(value, rule.at());
        values.add(value);
      }
      return values;
    }

    private Expression closeGap(Expression expression) {
      return Substitution.of(
          expression,
          index -> Expression.variable(index > names.size() ? index - 1 : index));
    }

    @Override
    public Expression plain(String name) {
      if (parameters.containsKey(name)) {
        return Expression.constant(parameters.get(name));
      }
      if (timeAllowed && name.equals(EquationText.TIME)) {
        timed = true;
        return Expression.variable(names.size());
      }
      if (variablesKnown && offsets.containsKey(name) && !sizes.containsKey(name)) {
        return Expression.variable(offsets.get(name));
      }
      return definitions.containsKey(name) && !sizes.containsKey(name)
          ? definitions.get(name).getFirst()
          : null;
    }

    @Override
    public Expression site(String name, long site) {
      Integer size = sizes.get(name);
      if (size == null || !variablesKnown) {
        return null;
      }
      int wrapped = Math.floorMod(site, size);
      return definitions.containsKey(name)
          ? definitions.get(name).get(wrapped)
          : offsets.containsKey(name) ? Expression.variable(offsets.get(name) + wrapped) : null;
    }

    @Override
    public Expression delayed(Syntax.Name variable, double delay, Position at) {
      Integer offset = offsets.get(variable.name());
      require(delaysAllowed, at, "only the equations of a flow may have a delay");
      require(offset != null && !sizes.containsKey(variable.name()), variable.at(),
          "what is delayed must be a variable that is no ring");
      var wanted = new Delay(offset, delay, at);
      int place = 0;
      while (place < delays.size() && !delays.get(place).same(wanted)) {
        place++;
      }
      if (place == delays.size()) {
        delays.add(wanted);
      }
      return Expression.variable(names.size() + 1 + place);
    }

    @Override
    public Set<String> all() {
      Set<String> known = new LinkedHashSet<>(parameters.keySet());
      known.addAll(definitions.keySet());
      if (variablesKnown) {
        known.addAll(offsets.keySet());
      }
      return known;
    }

    @Override
    public String reason(String name) {
      Position later =
          text.parameters().containsKey(name)
              ? text.parameters().get(name).at()
              : text.definitions().containsKey(name) ? text.definitions().get(name).at() : null;
      if (later != null) {
        return ": line %d says what it is, and must stand above".formatted(later.line());
      }
      return text.rules().containsKey(name) && !variablesKnown
          ? ": it is a variable, and only numbers and parameters may stand here"
          : "";
    }

    private static void require(boolean holds, Position at, String message) {
      if (!holds) {
        throw at.error(message);
      }
    }
  }
}
