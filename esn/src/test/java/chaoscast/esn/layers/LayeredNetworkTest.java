package chaoscast.esn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Parameters from the code to doi:10.1016/j.neuron.2018.11.034 on a smaller grid: only directions are compared.
class LayeredNetworkTest {
  private static final LayeredNetwork TINY = new LayeredNetwork(16, 8, true, 0.2, 3, true);

  @Test
  void theSameSeedGivesTheSameActivityAndTheThirdLayerFires() {
    LayerActivity first = TINY.run(0, 1000, new Seed(3), Progress.NONE);
    LayerActivity second = TINY.run(0, 1000, new Seed(3), Progress.NONE);
    assertEquals(first.correlation(), second.correlation());
    assertEquals(first.pairs(), second.pairs());
    assertEquals(first.rates()[0], second.rates()[0]);
    assertTrue(first.rates()[0] > 0);
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    assertEquals(
        "side must be a multiple of 4 but was 18",
        assertThrows(
            InputException.class, () -> new LayeredNetwork(18, 8, true, 0.2, 3, true))
            .getMessage());
    assertTrue(
        assertThrows(InputException.class, () -> TINY.withInhibitoryDecay(1)).getMessage()
            .startsWith("inhibitoryDecay must differ from the rise"));
  }

  @Test
  @Tag("slow")
  void anOrderedLayerIsHardlyCorrelatedAndADisorderedOneIs() {
    LayeredNetwork two = LayeredNetwork.SMALL.withLayers(2);
    double ordered = correlation(two);
    double disordered = correlation(two.withOrder(false));
    assertTrue(ordered < 0.1, "ordered " + ordered);
    assertTrue(disordered > 0.4, "disordered " + disordered);
  }

  private static double correlation(LayeredNetwork network) {
    return network.run(500, 5000, new Seed(1), Progress.NONE).correlation();
  }
}
