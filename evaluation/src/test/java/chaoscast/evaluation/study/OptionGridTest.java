package chaoscast.evaluation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.options.OptionDescription;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionGridTest {
  private static final List<OptionDescription> OPTIONS =
      List.of(
          new OptionDescription("degree", "int", "4", ""),
          new OptionDescription("ridge", "number", "0", ""),
          new OptionDescription("target", "state|increment", "state", ""));

  @Test
  void rangesAreEvenlySpaced() {
    assertEquals(List.of("0.1", "0.2", "0.3"), values("ridge=0.1:0.3:3"));
    assertEquals(List.of("2", "3", "4"), values("degree=2:4:3"));
  }

  @Test
  void logarithmicRangesAreEvenlySpacedInTheLogarithm() {
    assertEquals(List.of("1e-8", "1e-6", "1e-4"), values("ridge=1e-8:1e-4:3:log"));
  }

  @Test
  void wholeNumbersDoNotRepeat() {
    assertEquals(List.of("1", "2"), values("degree=1:2:5"));
  }

  @Test
  void wordsAreTakenAsTheyAre() {
    assertEquals(List.of("state", "increment"), values("target=state,increment"));
  }

  @Test
  void badRangesSayWhatTheyMustBe() {
    rejects("ridge=1:2", "key=lo:hi:n[:log]");
    rejects("ridge=1:2:x", "key=lo:hi:n[:log]");
    rejects("ridge=2:1:3", "lo < hi");
    rejects("ridge=0:1:3:log", "lo > 0");
    rejects("ridge=1:5:1000000000", "n in [2, 10000]");
    rejects("rigde=0:1:3", "did you mean 'ridge'?");
  }

  private static List<String> values(String text) {
    return OptionGrid.parse(text, OPTIONS).values();
  }

  private static void rejects(String text, String part) {
    var error = assertThrows(InputException.class, () -> OptionGrid.parse(text, OPTIONS));
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
