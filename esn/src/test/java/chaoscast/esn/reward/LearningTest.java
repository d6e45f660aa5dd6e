package chaoscast.esn.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.parallel.Parallel;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bounds are those of the reduced checks of the published tasks: of 300 nodes in the slow tests, wider ones for
/// 200 nodes and shorter trials in the others.
class LearningTest {
  private static final TargetCurve BUTTERFLY = TargetCurve.butterfly();
  private static final LearningTask DRAWING = new LearningTask.Drawing(BUTTERFLY);
  private static final LearningTask ARM = LearningTask.arm(BUTTERFLY);
  private static final LearningTask THIRD = LearningTask.armWithCost(BUTTERFLY);
  private static final NetworkOptions SMALL =
      NetworkOptions.PUBLISHED.withNodes(200).withTrialSteps(20_000);
  private static final NetworkOptions MIDDLE = NetworkOptions.PUBLISHED.withNodes(300);

  private static LearningResult learn(
      LearningTask task, Algorithm algorithm, NetworkOptions network) {
    return LearningRun.of(
        LearningPlan.published(task, algorithm).withNetwork(network), new Seed(1),
        Progress.NONE);
  }

  @Test
  void supertrexKeepsWhatItHasLearntFromRewardAndHebbianLearningAloneLosesIt() {
    double taught = learn(DRAWING, Algorithm.RLS, SMALL).deviation();
    double mastered = learn(DRAWING, Algorithm.SUPERTREX, SMALL).deviation();
    LearningResult hebbian = learn(DRAWING, Algorithm.RMHL, SMALL);
    assertTrue(taught < 0.1, "rls " + taught);
    assertTrue(mastered < 0.15, "supertrex " + mastered);
    assertTrue(hebbian.deviation() > 2 * mastered, "rmhl " + hebbian.deviation());
  }

  @Test
  void theSameSeedGivesTheSameBitsBesideOthers() {
    var tiny = new NetworkOptions(40, 0.1, 1.5, 0.02, 0.025, 500, 2, 1);
    List<LearningResult> runs =
        Parallel.map(4, 4, number -> learn(THIRD, Algorithm.SUPERTREX, tiny));
    for (LearningResult run : runs) {
      assertEquals(runs.getFirst().deviation(), run.deviation());
      assertArrayEquals(runs.getFirst().trace().positions(), run.trace().positions());
    }
  }

  @Test
  @Tag("slow")
  void threeHundredNodesReachTheBoundsOfTheFirstTask() {
    double mastered = learn(DRAWING, Algorithm.SUPERTREX, MIDDLE).deviation();
    double hebbian = learn(DRAWING, Algorithm.RMHL, MIDDLE).deviation();
    double taught = learn(DRAWING, Algorithm.RLS, MIDDLE).deviation();
    assertTrue(mastered < 0.05, "supertrex " + mastered);
    assertTrue(taught < 0.05, "rls " + taught);
    assertTrue(hebbian > 5 * mastered, "rmhl " + hebbian);
  }

  @Test
  @Tag("slow")
  void anArmWhoseInverseIsHiddenIsLearntFromRewardAlone() {
    double mastered = learn(ARM, Algorithm.SUPERTREX, MIDDLE).deviation();
    double hebbian = learn(ARM, Algorithm.RMHL, MIDDLE).deviation();
    assertTrue(mastered < 0.05, "supertrex " + mastered);
    assertTrue(hebbian > 5 * mastered, "rmhl " + hebbian);
  }

  @Test
  @Tag("slow")
  void chargedForMovementTheArmIsLearntWhereTheScriptChargesMasteryItselfItIsNot() {
    LearningResult corrected = learn(THIRD, Algorithm.SUPERTREX, MIDDLE);
    LearningResult scripted =
        LearningRun.of(
            LearningPlan.published(THIRD, Algorithm.SUPERTREX)
                .withNetwork(MIDDLE)
                .withCost(MovementCost.SCRIPT),
            new Seed(1),
            Progress.NONE);
    assertTrue(corrected.deviation() < 0.2, "corrected " + corrected.deviation());
    assertTrue(scripted.deviation() > 0.5, "script " + scripted.deviation());
    assertTrue(corrected.gateOpen() > 0.5 && scripted.gateOpen() < 0.05);
  }
}
