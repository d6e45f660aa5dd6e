package chaoscast.core.scaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {
  /// Sums and roots of a few small numbers.
  private static final double ROUNDING = 1e-15;

  /// The first variable is 1, 3, 5, 7, the second always 10.
  private static final List<Trajectory> TRAINING =
      List.of(
          Trajectory.of(new double[] {1, 10, 3, 10}, 2, 0.5),
          Trajectory.of(new double[] {5, 10, 7, 10}, 2, 0.5));

  @Test
  void noneKeepsTheSystemsUnits() {
    assertScaling(ScalingKind.NONE, new double[] {0, 0}, new double[] {1, 1});
  }

  @Test
  void stdDividesByTheDeviationOfTheWholePopulationAndKeepsMeans() {
    // mean 4; (9 + 1 + 1 + 9) / 4 = 5; what is constant keeps its unit
    assertScaling(ScalingKind.STD, new double[] {0, 0}, new double[] {Math.sqrt(5), 1});
  }

  @Test
  void standardTakesTheMeansAwayToo() {
    assertScaling(ScalingKind.STANDARD, new double[] {4, 10}, new double[] {Math.sqrt(5), 1});
  }

  @Test
  void globalHasOneMeanAndOneDeviationForAllVariables() {
    // mean 56 / 8 = 7; (36 + 16 + 4 + 0 + 4 · 9) / 8 = 11.5
    double deviation = Math.sqrt(11.5);
    assertScaling(ScalingKind.GLOBAL, new double[] {7, 7}, new double[] {deviation, deviation});
  }

  @Test
  void whatVariablesHaveInCommonLeavesInputsOut() {
    double[] states = {1, 3, 10, 5, 7, 30};
    var driven = List.of(Trajectory.of(states, 3, 0.5).withDriving(1));

    // 1, 3, 5, 7: as above; 10 and 30: mean 20, deviation 10
    for (Scaling scaling : List.of(
        ScalingKind.STANDARD.fit(driven, true), ScalingKind.GLOBAL.fit(driven))) {
      assertArrayEquals(new double[] {4, 4, 20}, scaling.offset(), ROUNDING);
      assertArrayEquals(
          new double[] {Math.sqrt(5), Math.sqrt(5), 10}, scaling.scale(), ROUNDING);
    }
  }

  @Test
  void statesAreScaledRowByRowAndBack() {
    var scaling = new Scaling(new double[] {1, -2}, new double[] {2, 4});
    double[] states = {5, 6, -1, -2};

    scaling.toScaled(states);
    assertArrayEquals(new double[] {2, 2, -1, 0}, states);
    scaling.toOriginal(states);
    assertArrayEquals(new double[] {5, 6, -1, -2}, states);
  }

  @Test
  void aScaledTrajectoryKeepsItsNamesAndTimes() {
    Trajectory given =
        Trajectory.of(new double[] {5, 6, -1, -2}, 2, 0.5)
            .withNames(List.of("u", "v"))
            .withStartTime(3);
    Trajectory scaled = new Scaling(new double[] {1, -2}, new double[] {2, 4}).apply(given);

    assertArrayEquals(new double[] {2, 2, -1, 0}, scaled.toArray());
    assertEquals(List.of("u", "v"), scaled.names());
    assertEquals(3.5, scaled.time(1));
    assertArrayEquals(new double[] {5, 6, -1, -2}, given.toArray(),
        "the given one is not modified");
  }

  @Test
  void aScaledTrajectoryGivesTheSameStatesWhicheverWayTheyAreRead() {
    Trajectory given = Trajectory.of(new double[] {0, 0, 5, 6, -1, -2, 3, 2}, 2, 0.5);
    Trajectory scaled =
        new Scaling(new double[] {1, -2}, new double[] {2, 4}).apply(given.slice(1, 4));
    double[] expected = {2, 2, -1, 0, 1, 1};

    assertArrayEquals(expected, scaled.toArray());
    assertArrayEquals(new double[] {-1, 0}, scaled.state(1));
    assertEquals(2, scaled.get(0, 1));
    double[] target = {9, 9, 9, 9};
    scaled.copyState(2, target, 1);
    assertArrayEquals(new double[] {9, 1, 1, 9}, target);
    var block = DenseMatrix.zeros(2, 3);
    scaled.copyTo(0, 3, block);
    assertArrayEquals(new double[] {2, -1, 1, 2, 0, 1}, block.toArray());
    assertArrayEquals(new double[] {1, 1}, scaled.slice(2, 3).toArray());
    assertArrayEquals(
        new double[] {20, -7, -10, -9, 10, -8},
        new Scaling(new double[] {0, 9}, new double[] {0.1, 1}).apply(scaled).toArray());
  }

  @Test
  void aScaledTrajectoryIsNotACopy() {
    Trajectory given = Trajectory.of(new double[200_000], 2, 0.5);
    var scaling = new Scaling(new double[] {1, -2}, new double[] {2, 4});
    scaling.apply(given);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    Trajectory scaled = scaling.apply(given);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertEquals(-0.5, scaled.get(99_999, 0));
    assertTrue(allocated < 10_000, allocated + " bytes beside 1 600 000");
  }

  @Test
  void valuesThatAreTooGreatForTheUnitAreNamedWithRowAndColumn() {
    Trajectory given = Trajectory.of(new double[] {1, 2, 3, 1e300}, 2, 0.5);
    var scaling = new Scaling(new double[] {0, 0}, new double[] {1, 1e-10});

    String message =
        assertThrows(InputException.class, () -> scaling.apply(given)).getMessage();
    assertEquals(
        "every value must be finite but row 1, column 1 (counted from 0) holds Infinity", message);
  }

  private static void assertScaling(ScalingKind kind, double[] offset, double[] scale) {
    Scaling scaling = kind.fit(TRAINING);
    assertArrayEquals(offset, scaling.offset(), ROUNDING, () -> Arrays.toString(scaling.offset()));
    assertArrayEquals(scale, scaling.scale(), ROUNDING, () -> Arrays.toString(scaling.scale()));
  }
}
