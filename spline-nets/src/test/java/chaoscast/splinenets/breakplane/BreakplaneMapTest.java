package chaoscast.splinenets.breakplane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.splinenets.SplineReluProvider;
import chaoscast.splinenets.placement.Directions;
import chaoscast.splinenets.placement.Placement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakplaneMapTest {
  @Test
  void featuresAreTheConstantTheStateAndTheRectifiedDistances() {
    DenseMatrix block = DenseMatrix.of(new double[] {1, 0, 0.6, -0.8}, 2, 2);
    double[] breakpoints = {0.5, -1, 0.25};
    var map = new BreakplaneMap(new Breakplanes(block, new int[] {0, 0, 1}, breakpoints), 1, true);
    DenseMatrix features = DenseMatrix.zeros(6, 1);
    map.start(1).advance(DenseMatrix.of(new double[] {2, 1}, 2, 1), features);
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
    // e_i, and e_i ± e_j over √2: every cosine of two of them is 0, ½ or √½, but never 1
    for (int i = 0; i < directions.length; i++) {
      for (int j = 0; j < i; j++) {
        double cosine = 0;
        for (int k = 0; k < 3; k++) {
          cosine += directions[i][k] * directions[j][k];
        }
        assertTrue(Math.abs(cosine) < Math.sqrt(0.5) + 1e-12, i + " and " + j);
      }
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
  void powersComeWithAllMonomialsUpToTheirDegree() {
    DenseMatrix normal = DenseMatrix.of(new double[] {0.6, -0.8}, 1, 2);
    var planes = new Breakplanes(normal, new int[] {0, 0}, new double[] {-0.6, 1});
    var map = new BreakplaneMap(planes, 3, true);
    DenseMatrix features = DenseMatrix.zeros(12, 1);
    map.start(1).advance(DenseMatrix.of(new double[] {2, 1}, 2, 1), features);
    double[] expected = {1, 2, 1, 4, 2, 1, 8, 4, 2, 1, 1, 0};
    assertArrayEquals(expected, features.toArray(), 1e-15);
  }

  @Test
  void costCountsProjectionsPowersAndMonomials() {
    double[][] normals = {{1, 0}, {0, 1}};
    double[][] breakpoints = {{0, 1, 2}, {0, 1, 2}};
    var map = new BreakplaneMap(Breakplanes.along(normals, breakpoints), 3, true);
    Cost cost = map.cost();
    assertEquals(10 + 6, cost.featureCount());
    assertEquals(2 * 2 + 6 * 2 + (10 - 3), cost.multiplyAdds());
    assertEquals(2 * 2 + 6, cost.parameters());
    assertEquals(0, cost.transcendentals());
  }

  @Test
  void theLatticeHasThirteenDirectionsInSpaceAndNoOpposites() {
    double[][] directions = Directions.LATTICE.choose(3, 0, new Seed(1));
    assertEquals(13, directions.length);
    for (int i = 0; i < directions.length; i++) {
      for (int j = 0; j < i; j++) {
        double cosine = 0;
        for (int k = 0; k < 3; k++) {
          cosine += directions[i][k] * directions[j][k];
        }
        // the closest are (1,1,0) and (1,1,1)
        assertTrue(Math.abs(cosine) < Math.sqrt(2.0 / 3) + 1e-12, i + " and " + j);
      }
    }
  }

  @Test
  void theLatticeOfManyVariablesIsRejected() {
    var error =
        assertThrows(
            InputException.class, () -> Directions.LATTICE.choose(12, 0, new Seed(1)));
    assertTrue(error.getMessage().contains("≤ 9 but there are 12"), error.getMessage());
  }
}
