package chaoscast.splinenets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.DirectReadout;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import chaoscast.splinenets.breakplane.Breakplanes;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The cost model of a step of ReLU neurons equals the operations of a step in plain numbers, which has to
/// find what the network finds, so that nothing is left out.
class CountedStepTest {
  private static final int DIMENSION = 3;
  private static final int OUTPUTS = 3;

  private final Random random = new Random(5);
  private final double[] state = drawn(DIMENSION);
  private int multiplyAdds;

  @Test
  void neuronsWithDirectionsOfTheirOwnAreCountedOneByOne() {
    var planes = Breakplanes.ofOwn(drawn(50, DIMENSION), drawn(50));
    holds(new BreakplaneMap(planes, 1, true));
  }

  @Test
  void neuronsThatShareADirectionAreOnePieceOfALineForEveryOutput() {
    var planes = Breakplanes.along(drawn(5, DIMENSION), drawn(5, 8));
    holds(new BreakplaneMap(planes, 1, true));
  }

  private void holds(BreakplaneMap map) {
    double[] weights = drawn(OUTPUTS * map.featureCount());
    DirectReadout readout =
        map.direct(DenseMatrix.of(weights, OUTPUTS, map.featureCount())).orElseThrow();
    DenseMatrix found = DenseMatrix.zeros(OUTPUTS, 1);
    readout.start(1).apply(DenseMatrix.of(state, DIMENSION, 1), found);

    double[] counted = step(map, weights);

    assertArrayEquals(found.toArray(), counted, 1e-12); // sums of fifty terms of about 1
    assertEquals(multiplyAdds, readout.cost().multiplyAdds());
    assertEquals(0, readout.cost().transcendentals());
  }

  private double[] step(BreakplaneMap map, double[] weights) {
    double[] outputs = new double[OUTPUTS];
    for (int output = 0; output < OUTPUTS; output++) {
      int row = output * map.featureCount();
      outputs[output] = times(weights[row], 1);
      for (int j = 0; j < DIMENSION; j++) {
        outputs[output] += times(weights[row + 1 + j], state[j]);
      }
    }
    int directions = map.planes().directions().rows();
    boolean own = directions == map.planes().count();
    for (int direction = 0; direction < directions; direction++) {
      double projection = 0;
      for (int j = 0; j < DIMENSION; j++) {
        projection += times(map.planes().directions().get(direction, j), state[j]);
      }
      for (int output = 0; output < OUTPUTS; output++) {
        int first = output * map.featureCount() + map.polynomialCount();
        outputs[output] +=
            own
                ? times(
                    weights[first + direction],
                    Math.max(0, projection - map.planes().breakpoints()[direction]))
                : piece(map, weights, first, direction, projection);
      }
    }
    return outputs;
  }

  /// The line a u + c that the neurons along a direction add up to at u. A network knows its a and c beforehand.
  private double piece(
      BreakplaneMap map, double[] weights, int first, int direction, double projection) {
    double slope = 0;
    double constant = 0;
    for (int neuron = 0; neuron < map.planes().count(); neuron++) {
      double breakpoint = map.planes().breakpoints()[neuron];
      if (map.planes().directionOf()[neuron] == direction && projection > breakpoint) {
        slope += weights[first + neuron];
        constant -= weights[first + neuron] * breakpoint;
      }
    }
    return times(slope, projection) + constant;
  }

  private double times(double one, double other) {
    multiplyAdds++;
    return one * other;
  }

  private double[] drawn(int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  private double[][] drawn(int rows, int columns) {
    double[][] values = new double[rows][];
    for (int row = 0; row < rows; row++) {
      values[row] = drawn(columns);
    }
    return values;
  }
}
