package chaoscast.lorenz.equations;

import chaoscast.core.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the formulas of one line.
///
///     sum     = product (("+" | "-") product)*
///     product = signed (("*" | "/") signed)*
///     signed  = ("-" | "+") signed | power
///     power   = primary ("^" signed)?
///     primary = number | name | name "[" sum "]" | name "(" sum ("," sum)* ")" | "(" sum ")"
///
/// A power binds more tightly than a sign before it and is read from the right: −x^2 is −(x²), x^y^z is
/// x^(y^z). Letters are those of ASCII, digits too.
final class FormulaParser {
  /// Formulas nest at most this deep, so that no input exhausts the stack.
  static final int DEEPEST = 200;

  /// Signs that people write in other places, with what they are here.
  private static final Map<Character, String> CURES =
      Map.ofEntries(
          Map.entry(';', ": one statement a line"),
          Map.entry('<', ": cases are written with min, max, sign or abs"),
          Map.entry('>', ": cases are written with min, max, sign or abs"),
          Map.entry('?', ": cases are written with min, max, sign or abs"),
          Map.entry('²', ": a power is written ^"),
          Map.entry('³', ": a power is written ^"),
          Map.entry('\u2212', ": a minus is written -"),
          Map.entry('·', ": a product is written *"),
          Map.entry('×', ": a product is written *"),
          Map.entry('=', ": one = is enough"),
          Map.entry('\u2032', ": a derivative is written x' with an apostrophe"),
          Map.entry('\u2019', ": a derivative is written x' with an apostrophe"),
          Map.entry(',', ": numbers have a decimal point"));

  /// A line has at most this many operators, which nest as deep where they follow each other.
  static final int MOST_OPERATORS = 1000;

  private final String text;
  private final int line;
  private int next;
  private int depth;
  private int operators;
  private String lastName = "";

  /// @param text a line without its comment
  /// @param line its number, counted from 1
  /// @param from index of the first character to read
  FormulaParser(String text, int line, int from) {
    this.text = text;
    this.line = line;
    this.next = from;
  }

  /// @return a formula up to where it ends
  /// @throws InputException if there is none, with the place and what was expected there
  Syntax formula() {
    Syntax left = product();
    for (;;) {
      Position at = here();
      if (take('+')) {
        left = operation('+', left, product(), at);
      } else if (take('-')) {
        left = operation('-', left, product(), at);
      } else {
        return left;
      }
    }
  }

  private Syntax operation(char operator, Syntax left, Syntax right, Position at) {
    if (++operators > MOST_OPERATORS) {
      throw at.error(
          "a line must have ≤ %d operators: define parts of it on lines of their own"
              .formatted(MOST_OPERATORS));
    }
    return new Syntax.Operation(operator, left, right, at);
  }

  /// @return a formula, after which the line ends
  Syntax lastFormula() {
    Syntax formula = formula();
    requireEnd();
    return formula;
  }

  /// @return a name
  /// @throws InputException if something else stands here
  String name() {
    skipSpace();
    int from = next;
    while (next < text.length() && isNamePart(text.charAt(next), next > from)) {
      next++;
    }
    if (next == from) {
      throw expected("a name");
    }
    return text.substring(from, next);
  }

  /// @return whether this character stood next; it has been read then
  boolean take(char character) {
    skipSpace();
    if (next < text.length() && text.charAt(next) == character) {
      next++;
      return true;
    }
    return false;
  }

  /// @throws InputException if this character does not stand next
  void require(char character) {
    if (!take(character)) {
      throw expected("'" + character + "'");
    }
  }

  void requireEnd() {
    skipSpace();
    if (next < text.length()) {
      boolean operand =
          isNamePart(text.charAt(next), true) || text.charAt(next) == '(';
      throw expected(
          "an operator or the end of the line",
          !operand
              ? cure()
              : Formulas.FUNCTIONS.containsKey(lastName)
                  ? ": a function is written %s( )".formatted(lastName)
                  : ": a product needs a *");
    }
  }

  /// @return the place of what comes next
  Position here() {
    skipSpace();
    return new Position(line, next + 1);
  }

  private Syntax product() {
    Syntax left = signed();
    for (;;) {
      Position at = here();
      if (take('*')) {
        if (next < text.length() && text.charAt(next) == '*') {
          throw at.error("a power is written ^, not **");
        }
        left = operation('*', left, signed(), at);
      } else if (take('/')) {
        left = operation('/', left, signed(), at);
      } else {
        return left;
      }
    }
  }

  private Syntax signed() {
    Position at = here();
    if (++depth > DEEPEST) {
      throw at.error("formulas must nest at most %d deep".formatted(DEEPEST));
    }
    Syntax result =
        take('-') ? new Syntax.Minus(signed(), at) : take('+') ? signed() : power();
    depth--;
    return result;
  }

  private Syntax power() {
    Syntax base = primary();
    Position at = here();
    return take('^') ? operation('^', base, signed(), at) : base;
  }

  private Syntax primary() {
    Position at = here();
    if (take('(')) {
      Syntax inner = formula();
      require(')');
      return inner;
    }
    if (next < text.length() && (isDigit(text.charAt(next)) || text.charAt(next) == '.')) {
      return new Syntax.Literal(number(), at);
    }
    String name = name();
    if (take('[')) {
      Syntax index = formula();
      require(']');
      return new Syntax.Name(name, Optional.of(index), at);
    }
    if (take('(')) {
      List<Syntax> arguments = new ArrayList<>();
      do {
        arguments.add(formula());
      } while (take(','));
      require(')');
      return new Syntax.Call(name, List.copyOf(arguments), at);
    }
    lastName = name;
    return new Syntax.Name(name, Optional.empty(), at);
  }

  /// Digits, a point, digits, and perhaps an exponent.
  private double number() {
    Position at = here();
    int from = next;
    skipDigits();
    if (next < text.length() && text.charAt(next) == '.') {
      next++;
      skipDigits();
    }
    if (next < text.length() && (text.charAt(next) | 0x20) == 'e') {
      int exponent = next;
      next++;
      if (next < text.length() && (text.charAt(next) == '+' || text.charAt(next) == '-')) {
        next++;
      }
      int digits = next;
      skipDigits();
      if (next == digits) {
        next = exponent;
      }
    }
    String digits = text.substring(from, next);
    boolean runsOn = next < text.length() && isNamePart(text.charAt(next), true);
    if (digits.equals(".") || runsOn) {
      throw at.error("a number must be written like 2, 0.5 or 1e-3; a product needs a *");
    }
    double value = Double.parseDouble(digits);
    if (!Double.isFinite(value)) {
      throw at.error("a number must be < 1.8e308 but was " + digits);
    }
    return value;
  }

  private void skipDigits() {
    while (next < text.length() && isDigit(text.charAt(next))) {
      next++;
    }
  }

  private void skipSpace() {
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
      next++;
    }
  }

  private String cure() {
    return next < text.length() ? CURES.getOrDefault(text.charAt(next), "") : "";
  }

  private InputException expected(String what) {
    skipSpace();
    return expected(what, cure());
  }

  private InputException expected(String what, String cure) {
    Position at = here();
    if (next >= text.length()) {
      return at.error("expected %s but the line ends".formatted(what));
    }
    int point = text.codePointAt(next);
    String found = Character.isISOControl(point)
        ? "the character U+%04X".formatted(point)
        : "'" + Character.toString(point) + "'";
    return at.error("expected %s but found %s%s".formatted(what, found, cure));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isNamePart(char character, boolean inside) {
    int lower = character | 0x20;
    return (lower >= 'a' && lower <= 'z') || character == '_' || (inside && isDigit(character));
  }
}
