package chaoscast.esn.balance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.esn.balance.BalanceTheory.Verdict;
import chaoscast.esn.spiking.MeanField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rates of the theory were computed by hand from W = [2 −3; 9 −5], X = (0.036, 0.027); those of simulations were
/// bounded by a separate simulation in C. Parameters from R. Rosenbaum's code CorrelatedStatesInBalNets, laws are
/// ours.
class BalanceTest {
  @Test
  void aHomogeneousNetworkHasTheRatesOfTheMeanField() {
    var network = new BalancedNetwork(1000, DegreeLaw.HOMOGENEOUS);
    MeanField field = network.meanField();
    assertArrayEquals(new double[] {2, -3}, field.weights()[0], 1e-12);
    assertArrayEquals(new double[] {9, -5}, field.weights()[1], 1e-12);
    // det W = 17: r = (−(−5)·0.036 + (−3)·0.027, 9·0.036 − 2·0.027)/17.
    assertArrayEquals(new double[] {99 / 17.0, 270 / 17.0}, field.rates(), 1e-10);
    assertEquals(Verdict.BALANCED, network.theory().verdict());
    assertArrayEquals(new double[] {99 / 17.0, 99 / 17.0}, network.theory().rates()[0], 1e-10);
  }

  @Test
  void inDegreesAloneAndAdditiveKernelsBreakBalance() {
    assertEquals(Verdict.BROKEN, verdict(DegreeLaw.IN_DEGREE));
    assertEquals(Verdict.BROKEN, verdict(DegreeLaw.ADDITIVE));
    assertEquals(Verdict.BROKEN, verdict(new DegreeLaw("rank one", 1.44, 0.96, 0.96, 0.64, 0.5)));
    assertEquals(Verdict.BROKEN, verdict(new DegreeLaw("opposite", 1.5, 0.2, 1.6, 0.9, 0.5)));
  }

  @Test
  void outDegreesAloneDoNotBreakIt() {
    BalanceTheory theory =
        new BalancedNetwork(1000, new DegreeLaw("out", 1.2, 0.8, 1.2, 0.8, 0.5)).theory();
    assertEquals(Verdict.BALANCED, theory.verdict());
    assertArrayEquals(new double[] {99 / 17.0, 99 / 17.0}, theory.rates()[0], 1e-10);
  }

  /// [1.5 0.7; 0.7 1.1]: det 1.16, r_h : r_l = 0.4 : 0.8.
  @Test
  void classesThatPreferThemselvesBalanceAndTheHighlyConnectedFireLess() {
    BalanceTheory theory = new BalancedNetwork(1000, DegreeLaw.ASSORTATIVE).theory();
    assertEquals(Verdict.BALANCED, theory.verdict());
    double e = 99 / 17.0;
    double i = 270 / 17.0;
    assertArrayEquals(new double[] {e * 0.8 / 1.16, e * 1.6 / 1.16}, theory.rates()[0], 1e-10);
    assertArrayEquals(new double[] {i * 0.8 / 1.16, i * 1.6 / 1.16}, theory.rates()[1], 1e-10);
    assertArrayEquals(
        new double[] {3.49, 8.15},
        new BalancedNetwork(1000, DegreeLaw.EQUAL_OUT).theory().rates()[0], 0.005);
    assertArrayEquals(new double[] {1, 1}, DegreeLaw.EQUAL_OUT.outDegrees(), 1e-12);
  }

  @Test
  void classesThatPreferEachOtherCouldBalanceButAModeGrows() {
    BalanceTheory theory = new BalancedNetwork(1000, DegreeLaw.DISASSORTATIVE).theory();
    assertEquals(Verdict.UNSTABLE, theory.verdict());
    assertArrayEquals(new double[] {8.03, 4.02}, theory.rates()[0], 0.01);
  }

  /// The balance equation itself, for unequal shares.
  @Test
  void everyClassGetsNoNetInputAtTheRatesOfTheTheory() {
    var law = new DegreeLaw("unequal", 1.9, 0.6, 0.5, 1.2, 0.3);
    var network = new BalancedNetwork(1000, law);
    double[][] rates = network.theory().rates();
    MeanField field = network.meanField();
    for (int a = 0; a < 2; a++) {
      for (int u = 0; u < 2; u++) {
        double sum = field.drive()[a];
        for (int b = 0; b < 2; b++) {
          for (int v = 0; v < 2; v++) {
            sum += field.weights()[a][b] * law.kappa()[u][v] * law.shares()[v] * rates[b][v] / 1000;
          }
        }
        assertEquals(0, sum, 1e-14);
      }
    }
  }

  @Test
  void simulatedInDegreesBreakBalanceTheMoreTheLargerTheNetwork() {
    BalanceActivity small = measure(1000, DegreeLaw.IN_DEGREE, 1000);
    BalanceActivity large = measure(4000, DegreeLaw.IN_DEGREE, 1000);
    assertTrue(ratio(large) < 0.5 * ratio(small), ratio(small) + " " + ratio(large));
    assertTrue(small.correlations()[0] < 0 && large.correlations()[0] < 0);
    assertTrue(large.silent()[0][0] > large.silent()[0][1]);
  }

  @Test
  @Tag("slow")
  void sixteenThousandNeuronsFireAsTheoryHasThem() {
    BalanceActivity balanced = measure(16_000, DegreeLaw.ASSORTATIVE, 2000);
    double[][] theory = new BalancedNetwork(16_000, DegreeLaw.ASSORTATIVE).theory().rates();
    for (int a = 0; a < 2; a++) {
      for (int u = 0; u < 2; u++) {
        assertEquals(theory[a][u], balanced.rates()[a][u], 0.2 * theory[a][u]);
      }
    }
    double before = Double.POSITIVE_INFINITY;
    for (int neurons : new int[] {1000, 4000, 16_000}) {
      double ratio = ratio(measure(neurons, DegreeLaw.IN_DEGREE, 2000));
      assertTrue(ratio < before);
      before = ratio;
    }
    for (DegreeLaw law : DegreeLaw.named()) {
      assertTrue(measure(8000, law, 2000).correlations()[0] < 0, law.name());
    }
  }

  @Test
  void lawsThatAreNoneAreRefused() {
    assertTrue(
        assertThrows(InputException.class, () -> DegreeLaw.parse("1,2,3")).getMessage()
            .startsWith("kappa must be four numbers hh,hl,lh,ll but was 1,2,3"));
    assertTrue(
        assertThrows(InputException.class, () -> DegreeLaw.parse("1,2,3,-1")).getMessage()
            .contains("kappa ll must be ≥ 0 but was -1.0"));
  }

  @Test
  void correlationsAreExact() {
    assertEquals(
        -1, Correlation.of(new double[] {1, 2, 3}, new double[] {5, 3, 1}), 1e-15);
    assertEquals(
        0.5, Correlation.of(new double[] {-1, 0, 1}, new double[] {0, -1, 1}), 1e-15);
    assertTrue(Double.isNaN(Correlation.of(new double[] {1, 1}, new double[] {1, 2})));
  }

  private static Verdict verdict(DegreeLaw law) {
    return new BalancedNetwork(1000, law).theory().verdict();
  }

  private static double ratio(BalanceActivity activity) {
    return activity.rates()[0][0] / activity.rates()[0][1];
  }

  private static BalanceActivity measure(int neurons, DegreeLaw law, double duration) {
    return BalanceActivity.measure(
        new BalancedNetwork(neurons, law), 500, duration, new Seed(1), Progress.NONE);
  }
}
