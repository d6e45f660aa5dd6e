package chaoscast.core.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  enum Shape {
    ROUND,
    ALMOST_ROUND
  }

  record Inner(@Meaning("a rate") double rate) {
    Inner {
      Requirements.requirePositive("rate", rate);
    }
  }

  record Outer(@Meaning("a count") int count, Shape shape, boolean flag, Inner inner) {}

  private static final Outer DEFAULT = new Outer(3, Shape.ROUND, false, new Inner(0.5));

  @Test
  void keysThatAreNotGivenKeepTheirDefaults() {
    assertEquals(
        new Outer(3, Shape.ALMOST_ROUND, true, new Inner(0.25)),
        Options.parse(DEFAULT, Map.of("shape", "almost-round", "flag", "true", "rate", "0.25")));
  }

  @Test
  void aNestedRecordsComponentsAreOptionsOfTheOuterOne() {
    assertEquals(
        List.of("count", "shape", "flag", "rate"), List.copyOf(Options.values(DEFAULT).keySet()));
  }

  @Test
  void valuesReadBackAsTheSameRecord() {
    Outer other = new Outer(7, Shape.ALMOST_ROUND, true, new Inner(1e-4));
    assertEquals(other, Options.parse(DEFAULT, Options.values(other)));
  }

  @Test
  void describesTypeDefaultAndMeaning() {
    assertEquals(
        List.of(
            new OptionDescription("count", "int", "3", "a count"),
            new OptionDescription("shape", "round|almost-round", "round", ""),
            new OptionDescription("flag", "true|false", "false", ""),
            new OptionDescription("rate", "number", "0.5", "a rate")),
        Options.describe(DEFAULT));
  }

  @Test
  void anUnknownKeyIsAnsweredWithTheNearestOne() {
    assertMessage(
        "unknown option 'cuont': did you mean 'count'? known: count, shape, flag, rate",
        Map.of("cuont", "1"));
  }

  @Test
  void aValueOfTheWrongTypeIsNamedWithItsText() {
    assertMessage("count must be a whole number but was 'x'", Map.of("count", "x"));
    assertMessage("rate must be a number but was 'fast'", Map.of("rate", "fast"));
    assertMessage("flag must be true or false but was 'yes'", Map.of("flag", "yes"));
    assertMessage("shape must be one of round|almost-round but was 'oval'",
        Map.of("shape", "oval"));
  }

  @Test
  void aRangeThatTheRecordChecksIsReportedAsItIs() {
    assertMessage("rate must be > 0 but was -1.0", Map.of("rate", "-1"));
  }

  private static void assertMessage(String expected, Map<String, String> overrides) {
    var error = assertThrows(InputException.class, () -> Options.parse(DEFAULT, overrides));
    assertEquals(expected, error.getMessage());
  }
}
