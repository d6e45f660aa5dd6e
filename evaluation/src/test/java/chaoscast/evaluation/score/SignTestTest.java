package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SignTestTest {
  @Test
  void aHundredOfAHundredIsTwiceTheHundredthPowerOfAHalf() {
    double expected = Math.scalb(1.0, -99);
    assertEquals(expected, SignTest.pValue(100, 0), 1e-10 * expected);
  }

  @Test
  void threeOfFourIsWhatCountingSays() {
    assertEquals(2 * (1 + 4) / 16.0, SignTest.pValue(3, 1), 1e-12);
  }

  @Test
  void halfOfAllIsNoEvidence() {
    assertEquals(1, SignTest.pValue(5, 5));
    assertEquals(1, SignTest.pValue(0, 0));
  }
}
