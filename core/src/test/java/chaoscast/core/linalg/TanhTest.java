package chaoscast.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TanhTest {
  @Test
  void liesWithinThreeUnitsInTheLastPlaceOfTheExactValue() {
    // StrictMath.tanh is itself off by up to 2 units, so 4 apart is allowed.
    for (double x = 0x1p-60; x < 25; x *= 1.00037) {
      double expected = StrictMath.tanh(x);
      double error = Math.abs(Tanh.of(x) - expected) / Math.ulp(expected);
      assertTrue(error <= 4, "tanh " + x + " is off by " + error + " units in the last place");
    }
  }

  @Test
  void isOdd() {
    for (double x = 0x1p-1074; x < 1e300; x *= 1.7) {
      assertEquals(-Tanh.of(x), Tanh.of(-x));
    }
  }

  @Test
  void keepsTinyValuesAndTheSignOfZero() {
    for (double x : new double[] {0.0, -0.0, Double.MIN_VALUE, -0x1p-1000, 0x1p-40}) {
      assertEquals(x, Tanh.of(x));
    }
  }

  @Test
  void saturatesAtOneAndNeverPassesIt() {
    assertEquals(1, Tanh.of(20));
    assertEquals(1, Tanh.of(Double.MAX_VALUE));
    assertEquals(-1, Tanh.of(Double.NEGATIVE_INFINITY));
    for (double x = 15; x < 21; x += 1e-3) {
      assertTrue(Tanh.of(x) <= 1);
    }
  }

  @Test
  void notANumberStaysSo() {
    assertTrue(Double.isNaN(Tanh.of(Double.NaN)));
  }
}
