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

  @WrittenAs(LevelForm.class)
  sealed interface Level {
    record Fixed(double value) implements Level {}

    record Auto() implements Level {}
  }

  static final class LevelForm implements OptionForm<Level> {
    @Override
    public String type() {
      return "number|auto";
    }

    @Override
    public String constraint() {
      return "a number or auto";
    }

    @Override
    public Level read(String name, String text) {
      return text.equals("auto")
          ? new Level.Auto()
          : new Level.Fixed(Requirements.requirePositive(name, Double.parseDouble(text)));
    }

    @Override
    public String write(Level level) {
      return level instanceof Level.Fixed fixed ? Double.toString(fixed.value()) : "auto";
    }
  }

  record Levelled(String preset, @Meaning("a level") Level level, int count) {}

  private static final Levelled LOW = new Levelled("low", new Level.Fixed(0.5), 1);
  private static final Levelled FREE = new Levelled("free", new Level.Auto(), 2);
  private static final Presets<Levelled> PRESETS =
      Presets.of("levels", "what is left out", Levelled::preset, List.of(LOW, FREE))
          .withFormer("open", "free");

  @Test
  void aTypeMayBringTheFormInWhichItIsWritten() {
    assertEquals(
        new OptionDescription("level", "number|auto", "0.5", "a level"),
        Options.describe(LOW).get(1));
    assertEquals(FREE.level(), Options.parse(LOW, Map.of("level", "auto")).level());
    assertEquals(new Level.Fixed(3), Options.parse(FREE, Map.of("level", "3")).level());
    assertEquals(FREE, Options.parse(FREE, Options.values(FREE)));
    assertLevel("level must be a number or auto but was 'high'", Map.of("level", "high"));
    assertLevel("level must be > 0 but was -1.0", Map.of("level", "-1"));
  }

  @Test
  void aPresetIsWhatFurtherKeysOverride() {
    assertEquals(LOW, Options.parse(PRESETS, Map.of()));
    assertEquals(
        new Levelled("free", new Level.Auto(), 7),
        Options.parse(PRESETS, Map.of("preset", "free", "count", "7")));
    assertEquals(FREE, Options.parse(PRESETS, Map.of("preset", "open")), "by its former name");
    assertLevel(
        "unknown preset of levels 'fre': did you mean 'free'? known: low, free",
        Map.of("preset", "fre"));
    assertLevel(
        "unknown option 'cuont': did you mean 'count'? known: preset, level, count",
        Map.of("cuont", "7"));
  }

  @Test
  void presetsAreListedAsAnOptionOnce() {
    assertEquals(
        List.of(
            new OptionDescription("preset", "low|free", "low", "what is left out"),
            new OptionDescription("level", "number|auto", "0.5", "a level"),
            new OptionDescription("count", "int", "1", "")),
        Options.describe(PRESETS));
  }

  @Test
  void aCopyDiffersInOneComponent() {
    assertEquals(new Levelled("low", new Level.Fixed(0.5), 9), Options.with(LOW, "count", 9));
    assertThrows(IllegalArgumentException.class, () -> Options.with(LOW, "counts", 9));
  }

  private static void assertLevel(String expected, Map<String, String> overrides) {
    var error = assertThrows(InputException.class, () -> Options.parse(PRESETS, overrides));
    assertEquals(expected, error.getMessage());
  }

  private static void assertMessage(String expected, Map<String, String> overrides) {
    var error = assertThrows(InputException.class, () -> Options.parse(DEFAULT, overrides));
    assertEquals(expected, error.getMessage());
  }
}
