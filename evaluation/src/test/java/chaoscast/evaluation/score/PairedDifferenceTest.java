package chaoscast.evaluation.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  @Test
  void countsWinsLossesAndTies() {
    var difference =
        PairedDifference.of(
            new double[] {1, 2, 3, 4}, new double[] {0, 1, 4, 4}, new Seed(1));

    assertEquals(2, difference.wins());
    assertEquals(1, difference.losses());
    assertEquals(1, difference.ties());
    assertEquals(0.25, difference.mean());
  }

  @Test
  void signTestHasItsExactProbability() {
    assertEquals(2 * (1 + 10) / 1024.0, SignTest.pValue(9, 1), 1e-15);
    assertEquals(2 * (1 + 10) / 1024.0, SignTest.pValue(1, 9), 1e-15);
    assertEquals(1, SignTest.pValue(5, 5));
    assertEquals(1, SignTest.pValue(0, 0));
  }

  @Test
  void aSmallConstantGainIsSeenThoughStartsDifferFarMore() {
    RandomGenerator random = new Seed(3).generator();
    double[] worse = random.doubles(50, 0, 100).toArray();
    double[] better = new double[50];
    for (int k = 0; k < 50; k++) {
      better[k] = worse[k] + 1 + 0.1 * random.nextGaussian();
    }

    var difference = PairedDifference.of(better, worse, new Seed(1));

    assertTrue(difference.isSignificant());
    assertEquals(1, difference.mean(), 0.05, "three standard errors of 0.1 / √50");
    assertTrue(difference.pValue() < 1e-10);

    var reversed = PairedDifference.of(worse, better, new Seed(1));
    assertTrue(reversed.isSignificant(), "a loss is as significant as a gain");
    assertEquals(-difference.mean(), reversed.mean(), 1e-12);
    assertEquals(difference.pValue(), reversed.pValue());
  }

  @Test
  void twiceTheSameIsNoDifference() {
    double[] horizons = {1, 2, 3};
    var difference = PairedDifference.of(horizons, horizons, new Seed(1));

    assertFalse(difference.isSignificant());
    assertEquals(1, difference.pValue());
  }

  @Test
  void differentStartsAreRejected() {
    var error =
        assertThrows(
            InputException.class,
            () -> PairedDifference.of(new double[] {1}, new double[] {1, 2}, new Seed(1)));
    assertTrue(error.getMessage().endsWith("but has 1 and 2"), error.getMessage());
  }
}
