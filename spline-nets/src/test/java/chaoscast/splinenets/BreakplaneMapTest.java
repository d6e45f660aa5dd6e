package chaoscast.splinenets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Block;
import chaoscast.core.options.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakplaneMapTest {
  @Test
  void featuresAreTheConstantTheStateAndTheRectifiedDistances() {
    Block block = Block.of(new double[] {1, 0, 0.6, -0.8}, 2, 2);
    double[] breakpoints = {0.5, -1, 0.25};
    var map = new BreakplaneMap(block, new int[] {0, 0, 1}, breakpoints, true);
    Block features = Block.zeros(6, 1);
    map.start(1).advance(Block.of(new double[] {2, 1}, 2, 1), features);
    assertArrayEquals(new double[] {1, 2, 1, 1.5, 3, 0.15}, features.toArray(), 1e-15);
  }

  @Test
  void axesAndPairsAreUnitVectorsAndAsManyAsTheSquareOfTheDimension() {
    double[][] directions = Directions.AXES_AND_PAIRS.choose(3, 0, new Seed(1));
    assertEquals(9, directions.length);
    for (double[] direction : directions) {
      double norm = 0;
      for (double component : direction) {
        norm += component * component;
      }
      assertEquals(1, norm, 1e-15);
    }
  }

  @Test
  void quantilesAndEvenSpacingPlaceBreakpointsWhereTheySay() {
    double[] sorted = {0, 1, 2, 3, 10};
    assertArrayEquals(new double[] {1, 3}, Placement.QUANTILE.place(sorted, 2), 1e-15);
    assertArrayEquals(new double[] {2.5, 7.5}, Placement.UNIFORM.place(sorted, 2), 1e-15);
  }

  /// The tent map x' = 1 − 1.99|x| is a linear spline with its knot at 0, the middle of [−1, 1].
  @Test
  void recoversATentMapWhoseKnotIsABreakpoint() {
    double[] states = new double[400];
    states[0] = 0.1234;
    for (int i = 1; i < states.length; i++) {
      states[i] = 1 - 1.99 * Math.abs(states[i - 1]);
    }
    List<Trajectory> training =
        List.of(
            Trajectory.of(states, 1, 1),
            Trajectory.of(new double[] {-1, -0.99}, 1, 1),
            Trajectory.of(new double[] {1, -0.99}, 1, 1));
    var settings =
        Map.of("placement", "uniform", "breakpointsPerDirection", "1", "target", "state");
    Surrogate surrogate =
        new SplineReluProvider().trainer(settings, new Seed(1)).train(training, Progress.NONE);
    double next =
        surrogate.forecast(Trajectory.of(new double[] {0.4}, 1, 1), 1).predicted().get(0, 0);
    assertEquals(1 - 1.99 * 0.4, next, 1e-12);
  }

  @Test
  void randomBreakplanesPassThroughTrainingStates() {
    var options = Options.parse(SplineReluOptions.DEFAULT, Map.of("directions", "random"));
    Trajectory data = Trajectory.of(new double[] {0.3, 0.7, -0.2, 0.1}, 2, 1);
    var map = new BreakplaneFactory(options, new Seed(1)).build(List.of(data));
    assertEquals(1003, map.featureCount());
    Block features = Block.zeros(1003, 2);
    map.start(1).sweep(Block.of(new double[] {0.3, -0.2, 0.7, 0.1}, 2, 2), features);
    int onPlane = 0;
    for (int neuron = 3; neuron < 1003; neuron++) {
      double least = Math.min(features.get(neuron, 0), features.get(neuron, 1));
      onPlane += least < 1e-15 ? 1 : 0;
    }
    assertEquals(1000, onPlane, "each breakplane passes through one of the two states");
  }
}
