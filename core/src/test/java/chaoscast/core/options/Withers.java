package chaoscast.core.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chaoscast.core.InputException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/// Checks that a record of options has `withX` for every component x.
public final class Withers {
  private Withers() {}

  /// @param one     a record
  /// @param another that differs from it in some components; wherever it does, the copy of the first with the
  ///                other's value differs in that component alone, where the record accepts that
  public static <R extends Record> void check(R one, R another) {
    assertNotEquals(one, another);
    try {
      for (RecordComponent component : one.getClass().getRecordComponents()) {
        copy(one, another, component);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a component of %s has no withX".formatted(one.getClass()), e);
    }
  }

  private static <R extends Record> void copy(R one, R another, RecordComponent component)
      throws ReflectiveOperationException {
    String name = component.getName();
    Object value = component.getAccessor().invoke(another);
    var with =
        one.getClass()
            .getMethod(
                "with" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                component.getType());
    Object copy;
    try {
      copy = with.invoke(one, value);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InputException) {
        return;
      }
      throw e;
    }
    for (RecordComponent each : one.getClass().getRecordComponents()) {
      Object expected = each.getName().equals(name) ? value : each.getAccessor().invoke(one);
      assertEquals(expected, each.getAccessor().invoke(copy), name + " changed " + each.getName());
    }
  }
}
