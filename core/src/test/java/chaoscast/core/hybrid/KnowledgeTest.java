package chaoscast.core.hybrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 300);

  private static Surrogate model(double rho) {
    return new KnowledgeTrainer(new WrongLorenz(rho)).train(List.of(TRUTH), Progress.NONE);
  }

  @Test
  void theRightModelForecastsTheTruthAndAWrongOneDoesNot() {
    Surrogate right = model(28);
    Surrogate wrong = model(29.4);
    for (int lanes : new int[] {1, 5}) {
      var rollout = right.startRollout(lanes);
      double[] states = new double[3 * lanes];
      for (int lane = 0; lane < lanes; lane++) {
        TRUTH.copyState(lane, states, 3 * lane);
      }
      rollout.observe(states);
      rollout.forecast(states);
      for (int lane = 0; lane < lanes; lane++) {
        for (int i = 0; i < 3; i++) {
          assertEquals(TRUTH.get(lane + 1, i), states[3 * lane + i], 1e-12);
        }
      }
    }
    double[] next = wrong.forecast(TRUTH.slice(0, 1), 1).predicted().state(0);
    assertTrue(Math.abs(next[1] - TRUTH.get(1, 1)) > 1e-4);
  }

  @Test
  void aSavedModelNeedsNothingElse(@TempDir Path folder) {
    Surrogate wrong = model(29.4);
    Surrogates.save(wrong, folder.resolve("model.h5"));
    Surrogate loaded = Surrogates.load(folder.resolve("model.h5"));
    assertEquals(wrong.header(), loaded.header());
    assertEquals(
        List.of(wrong.forecast(TRUTH.slice(0, 1), 50).predicted().get(49, 0)),
        List.of(loaded.forecast(TRUTH.slice(0, 1), 50).predicted().get(49, 0)));
    assertTrue(loaded.flow().orElseThrow().advance(TRUTH.state(0), Flow.identity(3), 0));
  }

  @Test
  void aModelOfOtherVariablesIsRefused() {
    Trajectory wide = Trajectory.of(new double[400], 4, ChaoticData.TIME_STEP);
    var error =
        assertThrows(
            InputException.class,
            () -> new KnowledgeTrainer(new WrongLorenz(28)).train(List.of(wide), Progress.NONE));
    assertTrue(error.getMessage().contains("4 observed ones in their order, but has 3"),
        error.getMessage());
  }

  @Test
  void withoutAModelTheSurrogateSaysWhatIsMissing() {
    var error =
        assertThrows(
            InputException.class, () -> new KnowledgeProvider().trainer(Map.of(), new Seed(1)));
    assertTrue(error.getMessage().contains("--knowledge"), error.getMessage());
  }

  @Test
  void aTrainerThatLearnsNextStatesOnlyIsRefused() {
    SurrogateTrainer trainer = new KnowledgeTrainer(new WrongLorenz(28));
    assertThrows(
        InputException.class,
        () -> new HybridTrainer(
            trainer, new WrongLorenz(28), ScalingKind.NONE));
  }
}
