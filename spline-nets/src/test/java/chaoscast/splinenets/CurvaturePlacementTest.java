package chaoscast.splinenets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.options.Options;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import chaoscast.splinenets.placement.BendingDensity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvaturePlacementTest {
  @Test
  void evenBendingOfEvenDataLeavesEvenBreakpoints() {
    double[] even = {0.5, 1.5, 2.5, 3.5};
    double[][] bends = {{1, 1, 1, 1}};
    double[][] placed = new BendingDensity(new double[][] {even}, bends, 1).place(4);
    assertArrayEquals(even, placed[0], 1e-12);
  }

  @Test
  void directionsAlongWhichNothingBendsKeepFewBreakpoints() {
    double[] even = new double[20];
    double[] bent = new double[20];
    Arrays.setAll(even, k -> k + 0.5);
    Arrays.fill(bent, 1);
    double[][] bends = {bent, new double[20]};
    double[][] placed = new BendingDensity(new double[][] {even, even}, bends, 1).place(40);
    // three in ten follow the first fit, which has as many along either: 40 (0.7 + 0.15) and 40 · 0.15
    assertEquals(34, placed[0].length);
    assertEquals(6, placed[1].length);
  }

  /// y = tanh(20 x) bends around 0 only.
  @Test
  void breakplanesGatherWhereTheFitBends() {
    var random = new Random(1);
    var training = new ArrayList<Trajectory>();
    for (int i = 0; i < 3000; i++) {
      double x = 2 * random.nextDouble() - 1;
      training.add(Trajectory.of(new double[] {x, Math.tanh(20 * x)}, 1, 1));
    }
    int even = near(training, "quantile");
    int curved = near(training, "curvature");
    assertTrue(curved > 2 * even, curved + " against " + even);
  }

  private static int near(List<Trajectory> training, String placement) {
    Map<String, String> settings =
        Map.of("placement", placement, "breakpointsPerDirection", "40", "target", "state");
    var options = Options.parse(SplineReluOptions.PAPER, settings);
    var map = (BreakplaneMap) new BreakplaneFactory(options, new Seed(1)).build(training);
    return (int) Arrays.stream(map.planes().breakpoints()).filter(b -> Math.abs(b) < 0.2).count();
  }
}
