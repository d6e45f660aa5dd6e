package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
  private static final Trajectory THREE_BY_TWO =
      Trajectory.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 0.1);

  @Test
  void sampleTimesDoNotDriftWithTheLength() {
    assertEquals(2 + 100_000 * 0.1, THREE_BY_TWO.withStartTime(2).time(100_000));
  }

  @Test
  void aSliceKeepsItsTimes() {
    Trajectory slice = THREE_BY_TWO.slice(1, 3);
    assertEquals(2, slice.steps());
    assertEquals(0.1, slice.startTime());
    assertArrayEquals(new double[] {3, 4, 5, 6}, slice.toArray());
    assertEquals(6, slice.get(1, 1));
  }

  @Test
  void changingAnArrayDoesNotChangeTheTrajectory() {
    double[] states = {1, 2};
    Trajectory trajectory = Trajectory.of(states, 2, 1);
    states[0] = 9;
    trajectory.toArray()[0] = 9;
    trajectory.state(0)[0] = 9;
    assertEquals(1, trajectory.get(0, 0));
  }

  @Test
  void copiesSuccessiveStatesIntoTheColumnsOfABlock() {
    DenseMatrix block = DenseMatrix.zeros(2, 2);
    THREE_BY_TWO.copyTo(1, 2, block);
    assertEquals(3, block.get(0, 0));
    assertEquals(4, block.get(1, 0));
    assertEquals(5, block.get(0, 1));
  }

  @Test
  void aValueThatIsNotFiniteIsRejectedWithRowAndColumn() {
    double[] states = {1, 2, 3, Double.NaN};
    assertMessage("every value must be finite but row 1, column 1 (counted from 0) holds NaN",
        states, 2, 1);
  }

  @Test
  void aLengthThatIsNoMultipleOfTheDimensionIsRejected() {
    assertMessage(
        "the number of values must be a multiple of the dimension 2 but was 3", new double[3], 2,
        1);
  }

  @Test
  void aTimeStepThatIsNotPositiveIsRejected() {
    assertMessage("time step must be > 0 but was 0.0", new double[2], 2, 0);
  }

  private static void assertMessage(String expected, double[] states, int dimension, double step) {
    var error =
        assertThrows(InputException.class, () -> Trajectory.of(states, dimension, step));
    assertEquals(expected, error.getMessage());
  }
}
