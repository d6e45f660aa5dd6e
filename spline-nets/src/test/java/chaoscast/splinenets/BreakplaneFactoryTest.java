package chaoscast.splinenets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.splinenets.placement.Directions;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakplaneFactoryTest {
  @Test
  void randomBreakplanesPassThroughTrainingStates() {
    var options = SplineReluOptions.PAPER.withDirections(Directions.RANDOM);
    Trajectory data = Trajectory.of(new double[] {0.3, 0.7, -0.2, 0.1}, 2, 1);
    var map = new BreakplaneFactory(options, new Seed(1)).build(List.of(data));
    assertEquals(1003, map.featureCount());
    DenseMatrix features = DenseMatrix.zeros(1003, 2);
    map.start(1).sweep(DenseMatrix.of(new double[] {0.3, -0.2, 0.7, 0.1}, 2, 2), features);
    int onPlane = 0;
    for (int neuron = 3; neuron < 1003; neuron++) {
      double least = Math.min(features.get(neuron, 0), features.get(neuron, 1));
      onPlane += least < 1e-15 ? 1 : 0;
    }
    assertEquals(1000, onPlane, "each breakplane passes through one of the two states");
  }
}
