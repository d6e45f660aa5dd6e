package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A system as it is written in a file: one statement a line, `#` starts a comment.
///
///     # Lorenz 1963, J. Atmos. Sci. 20, 130
///     parameter sigma = 10
///     x' = sigma*(y - x)
///     x(0) = 1
///     timeStep = 0.01
///
/// Names are not looked up yet; [EquationSystem] does that for given parameters.
///
/// @param text       all of it
/// @param heading    the comments before the first statement
/// @param parameters formulas of the defaults, by name, in their order
/// @param sizes      numbers of sites of rings, by variable
/// @param rules      equations, by variable, in their order
/// @param definitions auxiliary quantities, by name, in their order
/// @param starts     values at time 0, by variable
/// @param histories  values before time 0, by variable
/// @param settings   what else is said of the system, by its key
/// @param comments   what stands after a parameter, by its name
public record EquationText(
    String text,
    List<String> heading,
    Map<String, Syntax> parameters,
    Map<String, Syntax> sizes,
    Map<String, Rule> rules,
    Map<String, Rule> definitions,
    Map<String, Rule> starts,
    Map<String, Syntax> histories,
    Map<String, Setting> settings,
    Map<String, String> comments) {

  /// Longest text, in characters.
  public static final int LONGEST = 1_000_000;

  static final String TIME_STEP = "timeStep";
  static final String LYAPUNOV = "lyapunov";
  static final String TRANSIENT = "transient";
  static final String INTEGRATOR = "integrator";
  static final String PERIOD = "period";
  static final String PUBLISHED = "published";
  static final String TIME = "t";

  private static final List<String> SETTINGS =
      List.of(TIME_STEP, LYAPUNOV, TRANSIENT, INTEGRATOR, PERIOD, PUBLISHED);
  private static final List<String> RESERVED = List.of("parameter", "size", TIME, "delay");

  /// How a variable changes.
  enum Kind {
    /// x' = …
    FLOW,
    /// x+ = …
    MAP,
    /// x = …, or x(0) = …
    VALUE
  }

  /// A formula for a variable, or for every site of a ring.
  ///
  /// @param kind    what it says
  /// @param site    name of the site's number, if it is a ring
  /// @param formula right side
  /// @param at      place of the variable
  record Rule(Kind kind, Optional<String> site, Syntax formula, Position at) {}

  /// @param line    the statement's line, without its comment
  /// @param comment what stands after the `#`
  /// @param at      place of the value
  record Setting(String line, String comment, Position at) {
    /// @return what stands after the equals sign
    String value() {
      return line.substring(at.column() - 1).strip();
    }

    /// @throws InputException if the value is no formula
    Syntax formula() {
      return new FormulaParser(line, at.line(), at.column() - 1).lastFormula();
    }
  }

  /// @return the statements that decide how the system moves, without comments and without what is said of its
  ///     exponent
  public String rulesIdentity() {
    return text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .filter(line -> !line.startsWith(LYAPUNOV) && !line.startsWith(PUBLISHED))
        .collect(Collectors.joining("\n"));
  }

  /// @throws InputException for a line that is no statement, with its number, the column and what is wrong
  public static EquationText parse(String text) {
    if (text.length() > LONGEST) {
      throw new InputException(
          "a system's text must have ≤ %d characters but has %d".formatted(LONGEST, text.length()));
    }
    return new Reader(text).read();
  }

  private static final class Reader {
    private static final Pattern LINES = Pattern.compile("\r\n|\n|\r");
    private static final Pattern TWO_WORDS = Pattern.compile("\\s*\\w+\\s+[A-Za-z_]");

    private final String text;
    private final List<String> heading = new ArrayList<>();
    private final Map<String, Syntax> parameters = new LinkedHashMap<>();
    private final Map<String, Syntax> sizes = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Rule> definitions = new LinkedHashMap<>();
    private final Map<String, Rule> starts = new LinkedHashMap<>();
    private final Map<String, Syntax> histories = new LinkedHashMap<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, String> comments = new LinkedHashMap<>();
    private boolean started;

    Reader(String text) {
      this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    EquationText read() {
      String[] lines = LINES.split(text, -1);
      for (int n = 0; n < lines.length; n++) {
        line(lines[n], n + 1);
      }
      if (rules.isEmpty()) {
        throw new InputException("a system must have an equation such as x' = -x but has none");
      }
      definitions.forEach((name, rule) -> requireNoSetting(name, rule.at()));
      return new EquationText(
          text, List.copyOf(heading), parameters, sizes, rules, definitions, starts, histories,
          settings, comments);
    }

    /// A definition that nothing uses and that is called nearly as a setting is a setting with a typo.
    private void requireNoSetting(String name, Position at) {
      Optional<String> meant = NearestName.of(name, SETTINGS);
      if (meant.isPresent() && uses(name) == 1) {
        throw at.error(
            "unknown setting '%s': did you mean '%s'?".formatted(name, meant.get()));
      }
    }

    private long uses(String name) {
      Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
      return LINES.splitAsStream(text)
          .map(line -> line.replaceFirst("#.*", ""))
          .mapToLong(line -> word.matcher(line).results().count())
          .sum();
    }

    private void line(String line, int number) {
      int hash = line.indexOf('#');
      String statement = hash < 0 ? line : line.substring(0, hash);
      String comment = hash < 0 ? "" : line.substring(hash + 1).strip();
      if (statement.isBlank()) {
        if (!started && !comment.isEmpty()) {
          heading.add(comment);
        }
        return;
      }
      started = true;
      var parser = new FormulaParser(statement, number, 0);
      Position at = parser.here();
      String name = parser.name();
      switch (name) {
        case "parameter" -> parameter(parser, comment);
        case "size" -> size(parser);
        default -> statement(name, at, parser, statement, comment);
      }
    }

    private void parameter(FormulaParser parser, String comment) {
      Position at = parser.here();
      String name = free(parser.name(), at);
      parser.require('=');
      add("parameter", parameters, name, parser.lastFormula(), at);
      comments.put(name, comment);
    }

    private void size(FormulaParser parser) {
      var names = new LinkedHashMap<String, Position>();
      do {
        Position at = parser.here();
        names.put(parser.name(), at);
      } while (parser.take(','));
      parser.require('=');
      Syntax formula = parser.lastFormula();
      names.forEach((name, at) -> add("size", sizes, name, formula, at));
    }

    private void statement(
        String name, Position at, FormulaParser parser, String line, String comment) {
      if (SETTINGS.contains(name)) {
        parser.require('=');
        Position value = parser.here();
        add(
            "setting",
            settings,
            name,
            new Setting(line, comment, value),
            at);
        return;
      }
      Optional<String> site = Optional.empty();
      if (parser.take('[')) {
        site = Optional.of(free(parser.name(), at));
        parser.require(']');
      }
      if (parser.take('\'')) {
        if (parser.take('\'')) {
          throw at.error(
              "an equation must be of first order: write %1$s' = v and v' = … for %1$s''"
                  .formatted(name));
        }
        rule(Kind.FLOW, name, site, at, parser);
      } else if (parser.take('+')) {
        rule(Kind.MAP, name, site, at, parser);
      } else if (parser.take('(')) {
        atTime(name, site, at, parser);
      } else if (name.startsWith("d") && parser.take('/')) {
        String variable = name.length() > 1 ? name.substring(1) : "x";
        throw at.error("a differential equation must be written %s' = …".formatted(variable));
      } else if (TWO_WORDS.matcher(line).lookingAt()) {
        String question = NearestName.question(name, List.of("parameter", "size"));
        throw at.error(
            "unknown statement '%s'%s".formatted(name, question.isEmpty() ? "" : ":" + question));
      } else {
        parser.require('=');
        var rule = new Rule(Kind.VALUE, site, parser.lastFormula(), at);
        add("definition", definitions, free(name, at), rule, at);
      }
    }

    private void rule(
        Kind kind, String name, Optional<String> site, Position at, FormulaParser parser) {
      parser.require('=');
      add("equation", rules, free(name, at), new Rule(kind, site, parser.lastFormula(), at), at);
    }

    /// `x(0) = …` or `x(t<0) = …`.
    private void atTime(
        String name, Optional<String> site, Position at, FormulaParser parser) {
      boolean history = parser.take('t');
      if (history) {
        parser.require('<');
      }
      if (!parser.take('0') || !parser.take(')')) {
        throw at.error(
            "what is given of '%1$s' must be its start %1$s(0) = … or its past %1$s(t<0) = …"
                .formatted(name));
      }
      parser.require('=');
      Syntax formula = parser.lastFormula();
      if (history) {
        add("history", histories, name, formula, at);
      } else {
        add("start", starts, name, new Rule(Kind.VALUE, site, formula, at), at);
      }
    }

    /// @return the name, which is not one of the notation's own
    private static String free(String name, Position at) {
      if (RESERVED.contains(name) || SETTINGS.contains(name)
          || Formulas.FUNCTIONS.containsKey(name)) {
        throw at.error("a name must not be '%s', which has a meaning of its own".formatted(name));
      }
      return name;
    }

    private static <T> void add(String what, Map<String, T> to, String name, T value, Position at) {
      if (to.putIfAbsent(name, value) != null) {
        throw at.error("there must be one %s of '%s' but this is a second".formatted(what, name));
      }
    }
  }
}
