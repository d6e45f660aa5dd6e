package chaoscast.esn.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;

class RewardedReadoutTest {
  private static final ExplorationOptions EXPLORATION =
      new ExplorationOptions(0.01, false, 0.2, 0.025, 4);
  private final DenseMatrix state = DenseMatrix.of(new double[] {1, -2}, 2, 1);
  private final DenseMatrix output = DenseMatrix.zeros(1, 1);

  @Test
  void weightsMoveTowardsWhatLoweredTheErrorAndAwayFromWhatRaisedIt() {
    for (double error : new double[] {0.2, 0.8}) {
      var readout = new RewardModulatedHebbian(1, 2, EXPLORATION, new Seed(3));
      readout.emit(state, output);
      double first = output.get(0, 0);
      readout.learn(0.5);
      assertArrayEquals(new double[2], readout.weights().toArray(),
          "the first error surprises nobody");
      readout.emit(state, output);
      double tried = 0.8 * (output.get(0, 0) - first); // z − z̄ with g = 0.2
      readout.learn(error);
      double surprise = 0.8 * (error - 0.5); // e − ē
      double factor =
          -5 * 0.01 * Math.signum(surprise) * Math.pow(Math.abs(surprise), 0.25) * tried;
      assertArrayEquals(
          new double[] {factor, -2 * factor}, readout.weights().toArray(), 1e-15);
      assertEquals(
          0.025 * Math.pow(10 * (0.8 * 0.5 + 0.2 * error), 0.25), readout.standing().amplitude(),
          1e-15);
    }
  }

  @Test
  void whereOnlyImprovementsCountAWorseOutputTeachesNothing() {
    var options = new ExplorationOptions(0.01, true, 0.2, 0.025, 4);
    var readout = new RewardModulatedHebbian(1, 2, options, new Seed(3));
    for (double error : new double[] {0.5, 0.8}) {
      readout.emit(state, output);
      readout.learn(error);
    }
    assertArrayEquals(new double[2], readout.weights().toArray());
  }

  @Test
  void masteryTakesOverOnlyWhileTheErrorIsBelowTheThreshold() {
    for (double error : new double[] {1e-4, 1}) {
      var readout =
          new Supertrex(
              1, 2, EXPLORATION, new MasteryOptions(1e-2, 0.5, false, 10), new Seed(3));
      readout.emit(state, output);
      double tried = output.get(0, 0);
      readout.learn(error);
      if (error > 1e-2) {
        assertArrayEquals(new double[2], readout.weights().toArray());
        assertEquals(0, readout.standing().gate());
      } else { // k = φ/10, c = 1/(1 + 5/10), W = ½ c z₂ kᵀ
        double factor = 0.5 / 1.5 * tried / 10;
        assertArrayEquals(
            new double[] {factor, -2 * factor}, readout.weights().toArray(), 1e-15);
        assertEquals(1, readout.standing().gate());
      }
    }
  }

  @Test
  void theOutputIsTheSumOfMasteryAndExploration() {
    var readout =
        new Supertrex(1, 2, EXPLORATION, new MasteryOptions(1e-2, 1, false, 0.1), new Seed(3));
    readout.emit(state, output);
    readout.learn(1e-4);
    readout.emit(state, output);
    double known = readout.weights().get(0, 0) - 2 * readout.weights().get(0, 1);
    assertNotEquals(0, known);
    assertEquals(Math.abs(known), readout.standing().mastery(), 1e-15);
    assertTrue(
        Math.abs(Math.abs(output.get(0, 0) - known) - readout.standing().exploratory()) < 1e-15);
  }
}
