package chaoscast.core.options;

import chaoscast.core.InputException;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.core.text.EnumWords;
import java.lang.reflect.RecordComponent;

/// The text form of one option's value.
final class OptionText {
  private OptionText() {}

  static String write(RecordComponent component, Object value) {
    Class<?> type = component.getType();
    if (hasForm(type)) {
      return form(type).write(value);
    }
    return value instanceof Enum<?> constant ? EnumWords.of(constant) : String.valueOf(value);
  }

  static String typeOf(Class<?> type) {
    if (hasForm(type)) {
      return form(type).type();
    }
    if (type.isEnum()) {
      return String.join("|", EnumWords.all(type));
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
    if (!hasForm(type) && type.isEnum()) {
      return EnumWords.find(type, text)
          .orElseThrow(() -> mismatch(name, "one of " + typeOf(type), text, null));
    }
    try {
      return hasForm(type) ? form(type).read(name, text) : simple(type, name, text);
    } catch (NumberFormatException e) {
      throw mismatch(name, constraint(type), text, e);
    }
  }

  /// @return whether values of the type are one option, though they may be records
  static boolean hasForm(Class<?> type) {
    return type.isAnnotationPresent(WrittenAs.class);
  }

  private static Object simple(Class<?> type, String name, String text) {
    return switch (type.getSimpleName()) {
      case "int" -> DecimalNumbers.whole(text);
      case "long" -> DecimalNumbers.longWhole(text);
      case "double" -> DecimalNumbers.real(text);
      case "boolean" -> readBoolean(name, text);
      case "String" -> text;
      default -> throw new IllegalStateException("no option can be of " + type);
    };
  }

  private static String constraint(Class<?> type) {
    if (hasForm(type)) {
      return form(type).constraint();
    }
    return type == double.class ? "a number" : "a whole number";
  }

  private static Boolean readBoolean(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw mismatch(name, "true or false", text, null);
    };
  }

  @SuppressWarnings("unchecked") // a type names a form of its own values
  private static OptionForm<Object> form(Class<?> type) {
    try {
      var constructor = type.getAnnotation(WrittenAs.class).value().getDeclaredConstructor();
      constructor.setAccessible(true);
      return (OptionForm<Object>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no constructor for the form of " + type, e);
    }
  }

  private static InputException mismatch(
      String name, String constraint, String text, Throwable cause) {
    return new InputException(
        "%s must be %s but was '%s'".formatted(name, constraint, text), cause);
  }
}
