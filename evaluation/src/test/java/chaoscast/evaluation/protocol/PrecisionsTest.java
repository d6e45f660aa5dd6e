package chaoscast.evaluation.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.arithmetic.Arithmetic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Precisions of truth, training and roll-out")
class PrecisionsTest {
  @Test
  @DisplayName("One format is for all three, parts that are left out are doubles, commas in brackets divide nothing")
  void parses() {
    assertTrue(Precisions.parse("binary64").areDoubles());
    Precisions all = Precisions.parse("binary(512)");
    assertEquals("binary(512)", all.text());
    assertTrue(all.areLong());
    assertEquals(512, all.commonBits());

    Precisions mixed = Precisions.parse("truth=binary(512), rollout=reduced(12,5)");
    assertEquals("truth=binary(512),train=binary64,rollout=reduced(12,5)", mixed.text());
    assertFalse(mixed.areLong());
    assertEquals(mixed, Precisions.parse(mixed.text()));

    Precisions narrow = Precisions.parse("truth=binary(512),train=binary(1024)");
    assertEquals(Arithmetic.BINARY64, narrow.rollout());
    assertTrue(narrow.areLong());
    assertEquals(53, narrow.rolloutNumbers().bits());
    assertEquals(1024, narrow.trainingNumbers().bits());
    assertEquals(53, narrow.commonBits());
  }

  @Test
  @DisplayName("Formats that nothing can be trained in, unknown parts and parts named twice are refused")
  void refuses() {
    for (String text : new String[] {
      "binary16", "train=binary32", "train=binary(128),rollout=binary16", "data=binary64",
      "truth=binary64,truth=binary64", "binary(12)", "truth=", "binary(512),train=binary64"}) {
      assertThrows(InputException.class, () -> Precisions.parse(text), text);
    }
  }

  @Test
  @DisplayName("Forecasts are 1.05 b ln 2 / λ₁ time units long")
  void lengths() {
    // 1.05 · 512 · 0.693147 / 0.9064 = 411.115 time units, of 1/64 each.
    assertEquals(26312, Precisions.stepsFor(512, 0.9064, 1.0 / 64));
  }
}
