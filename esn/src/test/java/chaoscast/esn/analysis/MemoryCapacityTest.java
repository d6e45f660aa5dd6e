package chaoscast.esn.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.options.Options;
import chaoscast.esn.options.EsnOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryCapacityTest {
  private static MemoryCapacity measure(String spectralRadius, String topology) {
    var settings =
        Map.of(
            "nodes", "20",
            "spectralRadius", spectralRadius,
            "features", "linear",
            "inDegree", "1",
            "topology", topology,
            "inputTopology", "dense",
            "inputScaling", "0.01");
    return MemoryCapacity.measure(Options.parse(EsnOptions.LSR_PAPER, settings), 40, 4000,
        new Seed(1));
  }

  @Test
  void withoutRecurrenceNothingIsRemembered() {
    // chance correlations of 20 features over 4000 steps
    assertEquals(0, measure("0", "ring").total(), 0.1);
  }

  @Test
  void aNearlyLinearCycleRecallsAlmostAsManyInputsAsItHasNodes() {
    MemoryCapacity capacity = measure("0.9", "ring");
    assertTrue(capacity.total() <= 20.5, "no more than nodes but was " + capacity.total());
    assertTrue(capacity.total() > 14, "capacity was " + capacity.total());
    assertTrue(capacity.perDelay()[0] > 0.95);
    assertTrue(capacity.perDelay()[39] < 0.1);
  }
}
