package chaoscast.core.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyValuesTest {
  @Test
  void valueMayHoldEqualsSignsAndBeEmpty() {
    assertEquals(
        Map.of("a", "b=c", "d", ""), KeyValues.parse("-s", List.of("a=b=c", "d=")));
  }

  @Test
  void orderStays() {
    assertEquals(
        List.of("z", "a"), List.copyOf(KeyValues.parse("-s", List.of("z=1", "a=2")).keySet()));
  }

  @Test
  void keyThatComesTwiceIsRejectedWithBothValues() {
    var failure =
        assertThrows(
            InputException.class, () -> KeyValues.parse("-p", List.of("a=1", "a=2")));

    assertEquals("-p a must be given once but was given as '1' and as '2'", failure.getMessage());
  }

  @Test
  void argumentWithoutKeyIsRejected() {
    var failure =
        assertThrows(InputException.class, () -> KeyValues.parse("-s", List.of("=1")));

    assertEquals("-s must be key=value but was '=1'", failure.getMessage());
  }
}
