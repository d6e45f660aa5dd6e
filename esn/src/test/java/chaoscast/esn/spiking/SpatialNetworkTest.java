package chaoscast.esn.spiking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.esn.spiking.LinearStability.Mode;
import chaoscast.esn.spiking.LinearStability.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Growth rates are those of an independent computation of M(k)'s eigenvalues with the parameters from the code to
/// doi:10.1038/nn.4433.
class SpatialNetworkTest {
  private static final SpatialNetwork NARROW = SpatialNetwork.NARROW;
  private static final SpatialNetwork BROAD = NARROW.withInhibition(0.2, 5);

  @Test
  void inputsCancelAtTheMeanFieldRates() {
    MeanField field = NARROW.meanField();
    double[] rates = field.rates();
    assertArrayEquals(new double[] {3.59, 5.65}, rates, 0.005);
    for (int a = 0; a < 2; a++) {
      double[] row = field.weights()[a];
      double sum = (row[0] * rates[0] + row[1] * rates[1]) / 1000 + field.drive()[a];
      assertEquals(0, sum, 1e-15);
    }
    assertTrue(field.isBalanced());
  }

  @Test
  void theLeadingModeGrowsAtItsKnownRate() {
    SpatialNetwork small = NARROW.withSides(64, 32);
    SpatialNetwork large = NARROW.withSides(128, 64);
    assertLeading(small, -0.1659);
    assertLeading(small.withInhibition(0.2, 5), -0.0143);
    assertLeading(NARROW, -0.1659);
    Mode turing = assertLeading(BROAD, 0.0614);
    assertEquals(Math.sqrt(8), turing.wavenumber(), 1e-12);
    assertEquals(Verdict.STATIC_PATTERN, BROAD.stability().verdict());
    assertLeading(large, -0.1659);
    assertLeading(large.withInhibition(0.2, 5), 0.1371);
    Mode waves = assertLeading(large.withInhibition(0.1, 8), -0.0666);
    assertEquals(4, waves.wavenumber());
    assertEquals(0.145, waves.imaginary(), 1e-3);
  }

  private static Mode assertLeading(SpatialNetwork network, double growth) {
    Mode leading = network.stability().leading();
    assertEquals(growth, leading.real(), 1e-4);
    return leading;
  }

  @Test
  void broadInhibitionMakesAStandingPatternAndNarrowInhibitionNone() {
    SpatialActivity broad =
        SpatialActivity.measure(BROAD, 300, 400, new Seed(1), Progress.NONE);
    SpatialActivity narrow =
        SpatialActivity.measure(NARROW, 300, 400, new Seed(1), Progress.NONE);
    assertTrue(broad.staticFano() > 20, "broad " + broad.staticFano());
    assertTrue(narrow.staticFano() < 5, "narrow " + narrow.staticFano());
    assertEquals(3.59, narrow.rates()[0], 0.25 * 3.59);
    assertEquals(5.65, narrow.rates()[1], 0.25 * 5.65);
  }

  @Test
  @Tag("slow")
  void patternsStandInEverySeedWhereTheoryHasThemGrow() {
    for (int seed = 1; seed <= 3; seed++) {
      SpatialActivity broad =
          SpatialActivity.measure(BROAD, 500, 1000, new Seed(seed), Progress.NONE);
      SpatialActivity narrow =
          SpatialActivity.measure(NARROW, 500, 1000, new Seed(seed), Progress.NONE);
      assertTrue(broad.staticFano() > 50, "broad " + broad.staticFano());
      assertTrue(narrow.staticFano() < 5, "narrow " + narrow.staticFano());
      assertEquals(3.59, narrow.rates()[0], 0.25 * 3.59);
      assertEquals(5.65, narrow.rates()[1], 0.25 * 5.65);
    }
  }
}
