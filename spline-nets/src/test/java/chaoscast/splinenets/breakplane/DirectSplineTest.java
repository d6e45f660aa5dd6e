package chaoscast.splinenets.breakplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Cost;
import chaoscast.core.linalg.DenseMatrix;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectSplineTest {
  private static final int LANES = 9;

  private static double[][] gaussian(int rows, int columns, Random random) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return values;
  }

  private static DenseMatrix block(double[][] rows) {
    DenseMatrix block = DenseMatrix.zeros(rows.length, rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[0].length; j++) {
        block.set(i, j, rows[i][j]);
      }
    }
    return block;
  }

  private static BreakplaneMap shared(int along, int power, boolean affine) {
    Random random = new Random(3);
    double[][] breakpoints = gaussian(5, along, random);
    // coincident breakpoints, not in order
    breakpoints[0][along - 1] = breakpoints[0][0];
    return new BreakplaneMap(
        Breakplanes.along(gaussian(5, 3, random), breakpoints), power, affine);
  }

  private static BreakplaneMap own(int neurons, int power, boolean affine) {
    Random random = new Random(4);
    double[][] normals = gaussian(neurons, 3, random);
    return new BreakplaneMap(
        Breakplanes.ofOwn(normals, gaussian(1, neurons, random)[0]), power, affine);
  }

  /// W Φ(x), exactly, and the sum of the terms' sizes.
  private static double[] exact(BreakplaneMap map, double[] weights, double[] state) {
    DenseMatrix features = DenseMatrix.zeros(map.featureCount(), 1);
    map.start(1).advance(DenseMatrix.of(state, state.length, 1), features);
    var sum = BigDecimal.ZERO;
    double size = 0;
    for (int i = 0; i < map.polynomialCount(); i++) {
      var term = new BigDecimal(weights[i]).multiply(new BigDecimal(features.get(i, 0)));
      sum = sum.add(term);
      size += Math.abs(term.doubleValue());
    }
    for (int i = 0; i < map.planes().count(); i++) {
      var excess = new BigDecimal(-map.planes().breakpoints()[i]);
      double reach = Math.abs(map.planes().breakpoints()[i]);
      double[] normal = map.planes().normal(i);
      for (int j = 0; j < normal.length; j++) {
        excess = excess.add(new BigDecimal(normal[j]).multiply(new BigDecimal(state[j])));
        reach += Math.abs(normal[j] * state[j]);
      }
      double slope = weights[map.polynomialCount() + i];
      if (excess.signum() > 0) {
        sum = sum.add(excess.pow(map.power()).multiply(new BigDecimal(slope)));
      }
      size += Math.abs(slope) * Math.pow(reach, map.power());
    }
    return new double[] {sum.doubleValue(), size};
  }

  private static void assertExactToRounding(BreakplaneMap map) {
    Random random = new Random(5);
    double[][] weights = gaussian(2, map.featureCount(), random);
    double[][] states = gaussian(3, LANES, random);
    // one lane far out, where every neuron of a direction is on or off
    states[0][0] = 50;
    DenseMatrix outputs = DenseMatrix.zeros(2, LANES);
    new DirectSpline(map, block(weights)).start(LANES).apply(block(states), outputs);
    for (int lane = 0; lane < LANES; lane++) {
      double[] state = {states[0][lane], states[1][lane], states[2][lane]};
      for (int output = 0; output < 2; output++) {
        double[] expected = exact(map, weights[output], state);
        // a few roundings of every term: projection, power, product, sum
        double tolerance = 4 * (map.power() + 3) * Math.ulp(expected[1]);
        assertEquals(expected[0], outputs.get(output, lane), tolerance);
      }
    }
  }

  @Test
  void piecesAlongSharedDirectionsAreTheSumOfTheNeurons() {
    for (int power = 1; power <= 4; power++) {
      assertExactToRounding(shared(37, power, true));
      assertExactToRounding(shared(64, power, false));
    }
  }

  @Test
  void neuronsWithDirectionsOfTheirOwnAreSummedUp() {
    for (int power = 1; power <= 3; power++) {
      assertExactToRounding(own(53, power, true));
      assertExactToRounding(own(1, power, false));
    }
  }

  @Test
  void aLaneAloneHasTheBitsOfALaneAmongOthers() {
    for (BreakplaneMap map : new BreakplaneMap[] {shared(37, 2, true), own(53, 1, true)}) {
      Random random = new Random(6);
      var spline = new DirectSpline(map, block(gaussian(2, map.featureCount(), random)));
      double[][] states = gaussian(3, LANES, random);
      DenseMatrix together = DenseMatrix.zeros(2, LANES);
      spline.start(LANES).apply(block(states), together);
      for (int lane = 0; lane < LANES; lane++) {
        double[] state = {states[0][lane], states[1][lane], states[2][lane]};
        DenseMatrix alone = DenseMatrix.zeros(2, 1);
        spline.start(1).apply(DenseMatrix.of(state, 3, 1), alone);
        assertEquals(alone.get(0, 0), together.get(0, lane));
        assertEquals(alone.get(1, 0), together.get(1, lane));
      }
    }
  }

  @Test
  void aStateThatIsNotANumberStaysNone() {
    for (BreakplaneMap map : new BreakplaneMap[] {shared(37, 1, false), own(53, 1, false)}) {
      DenseMatrix weights = block(gaussian(1, map.featureCount(), new Random(7)));
      DenseMatrix output = DenseMatrix.zeros(1, 1);
      DenseMatrix state = DenseMatrix.of(new double[] {1, Double.NaN, 1}, 3, 1);
      new DirectSpline(map, weights).start(1).apply(state, output);
      assertTrue(Double.isNaN(output.get(0, 0)));
    }
  }

  @Test
  void costCountsThePiecesOrTheNeuronsAndThePolynomials() {
    Cost pieces = new DirectSpline(shared(8, 2, true), DenseMatrix.zeros(2, 50)).cost();
    assertEquals(50, pieces.featureCount());
    // ten monomials of which six are products; a projection and two Horner steps a direction
    assertEquals(6 + 2 * 10 + 5 * (3 + 2 * 2), pieces.multiplyAdds());
    assertEquals(5 * 3 + 40 + 2 * 50, pieces.parameters());
    // 8 breakpoints have 9 pieces: 4 comparisons
    assertEquals(8 * (10 + 2 * 10 + 5 * (3 + 4 + 2 * 3)), pieces.bytes());
    Cost neurons = new DirectSpline(own(7, 2, false), DenseMatrix.zeros(2, 7)).cost();
    assertEquals(7 * (3 + 1 + 2), neurons.multiplyAdds());
  }
}
