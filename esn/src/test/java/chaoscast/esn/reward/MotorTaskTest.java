package chaoscast.esn.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;

class MotorTaskTest {
  @Test
  void theButterflyIsClosedAndPassesItsKnownPoints() {
    TargetCurve curve = TargetCurve.butterfly();
    double[] point = new double[2];
    for (double share : new double[] {0, 1}) { // R(0) = 9 + 3 − 2
      curve.at(share, point);
      assertArrayEquals(new double[] {10 / 14.4734, 0}, point, 1e-12);
    }
    curve.at(0.25, point); // R(π/2) = 9 − 1 − 2 + 2 + 1 − 3 − 2
    assertArrayEquals(new double[] {0, 4 / 14.4734}, point, 1e-12);
  }

  @Test
  void aCurveOfOnesOwnIsMovedAndScaledIntoTheUnitSquare() {
    double[] states = {10, 4, 12, 4, 14, 6};
    TargetCurve curve = TargetCurve.of(Trajectory.of(states, 2, 1));
    double[] point = new double[2];
    curve.at(0, point);
    assertArrayEquals(new double[] {-1, -0.5}, point);
    curve.at(0.75, point);
    assertArrayEquals(new double[] {0.5, 0}, point);
  }

  @Test
  void theHandIsWhereTheJointsPutIt() {
    LearningTask arm = LearningTask.arm(TargetCurve.butterfly());
    assertHand(arm, new double[] {0, 0}, 0, 1.6);
    assertHand(arm, new double[] {0.5, 0}, 3.6, -2);
    assertHand(arm, new double[] {0.5, 0.5}, 1.8, -3.8);
    LearningTask three = LearningTask.armWithCost(TargetCurve.butterfly());
    assertHand(three, new double[] {0.5, -0.5, 0.5}, 1.8 + 0.6, -2 + 1.2);
  }

  private static void assertHand(LearningTask arm, double[] joints, double x, double y) {
    double[] position = new double[2];
    arm.position(DenseMatrix.of(joints, joints.length, 1), position);
    assertArrayEquals(new double[] {x, y}, position, 1e-12);
  }

  @Test
  void whatHasNoTargetOutputsCannotBeTaughtThem() {
    LearningTask arm = LearningTask.arm(TargetCurve.butterfly());
    var error =
        assertThrows(
            InputException.class, () -> LearningPlan.published(arm, Algorithm.RLS));
    assertTrue(error.getMessage().contains("algorithm must be rmhl or supertrex"));
  }

  @Test
  void publishedSettingsDifferFromTaskToTask() {
    LearningTask drawing = new LearningTask.Drawing(TargetCurve.butterfly());
    LearningTask third = LearningTask.armWithCost(TargetCurve.butterfly());
    assertEquals(1.5e-3, MasteryOptions.published(drawing).threshold());
    assertEquals(1.5e-2, MasteryOptions.published(third).threshold());
    assertTrue(ExplorationOptions.published(drawing, Algorithm.RMHL).improvementOnly());
  }
}
