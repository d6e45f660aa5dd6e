package chaoscast.core.options;

import chaoscast.core.InputException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The text form of one option's value. Enum constants are written in lower case with hyphens.
final class OptionText {
  private OptionText() {}

  static String write(Object value) {
    return value instanceof Enum<?> constant ? word(constant) : String.valueOf(value);
  }

  static String typeOf(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> word((Enum<?>) constant))
          .collect(Collectors.joining("|"));
    }
    return switch (type.getSimpleName()) {
      case "int", "long" -> "int";
      case "double" -> "number";
      case "boolean" -> "true|false";
      default -> "text";
    };
  }

  static Object read(RecordComponent component, String text) {
    Class<?> type = component.getType();
    String name = component.getName();
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> word((Enum<?>) constant).equals(text))
          .findFirst()
          .orElseThrow(() -> mismatch(name, "one of " + typeOf(type), text));
    }
    try {
      return switch (type.getSimpleName()) {
        case "int" -> Integer.valueOf(text);
        case "long" -> Long.valueOf(text);
        case "double" -> Double.valueOf(text);
        case "boolean" -> readBoolean(name, text);
        case "String" -> text;
        default -> throw new IllegalStateException("no option can be of " + type);
      };
    } catch (NumberFormatException e) {
      throw mismatch(name, type == double.class ? "a number" : "a whole number", text);
    }
  }

  private static Boolean readBoolean(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw mismatch(name, "true or false", text);
    };
  }

  private static InputException mismatch(String name, String constraint, String text) {
    return new InputException("%s must be %s but was '%s'".formatted(name, constraint, text));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
