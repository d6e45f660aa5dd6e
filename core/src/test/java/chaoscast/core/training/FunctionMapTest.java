package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.linalg.DenseMatrix;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionMapTest {
  /// 1, x and x²
  private static final FeatureMap SQUARES =
      FeatureMap.of(
          1,
          3,
          (state, features) -> {
            features[0] = 1;
            features[1] = state[0];
            features[2] = state[0] * state[0];
          });

  private static final ReadoutTrainer TRAINER =
      ReadoutTrainer.of(
          "squares", SQUARES, new ReadoutOptions(Target.STATE, Solver.QR, 0));

  /// x ← 1 − 1.5 x², a logistic map
  private static Trajectory logistic(int steps) {
    double[] states = new double[steps];
    states[0] = 0.3;
    for (int n = 1; n < steps; n++) {
      states[n] = 1 - 1.5 * states[n - 1] * states[n - 1];
    }
    return Trajectory.of(states, 1, 1);
  }

  @Test
  void aMapThatTheFeaturesHoldIsFoundExactly() {
    Trajectory data = logistic(200);
    Surrogate surrogate = TRAINER.train(List.of(data), Progress.NONE);
    assertEquals("squares", surrogate.provider());
    assertEquals("qr", surrogate.settings().get("solver"));
    double[] predicted = surrogate.forecast(data.slice(0, 100), 5).predicted().toArray();
    // rounding of the fit, tripled at most in each of five steps
    assertArrayEquals(data.slice(100, 105).toArray(), predicted, 1e-11);
  }

  @Test
  void lanesAndStepsAreComputedAlike() {
    DenseMatrix states = DenseMatrix.of(new double[] {2, -3}, 1, 2);
    DenseMatrix lanes = DenseMatrix.zeros(3, 2);
    DenseMatrix steps = DenseMatrix.zeros(3, 2);
    SQUARES.start(2).advance(states, lanes);
    SQUARES.start(1).sweep(states, steps);
    assertArrayEquals(new double[] {1, 1, 2, -3, 4, 9}, lanes.toArray());
    assertArrayEquals(lanes.toArray(), steps.toArray());
  }

  @Test
  void reducedPrecisionRoundsEveryFeature() {
    DenseMatrix states = DenseMatrix.of(new double[] {1 + 0x1p-20}, 1, 1);
    DenseMatrix features = DenseMatrix.zeros(3, 1);
    SQUARES.inPrecision(Arithmetic.BINARY16).start(1).advance(states, features);
    assertArrayEquals(new double[] {1, 1, 1}, features.toArray());
  }

  @Test
  void dataOfAnotherDimensionAreRefused() {
    Trajectory plane = Trajectory.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 1);
    assertEquals(
        "the features of squares are of 1 variables but the data have 2",
        assertThrows(
            InputException.class, () -> TRAINER.train(List.of(plane), Progress.NONE))
            .getMessage());
  }

  @Test
  void aFileCannotHoldAFunctionAndSaysWhatToDo(@TempDir Path folder) {
    Surrogate surrogate = TRAINER.train(List.of(logistic(50)), Progress.NONE);
    var failure =
        assertThrows(
            InputException.class, () -> Surrogates.save(surrogate, folder.resolve("m.h5")));
    assertTrue(failure.cure().orElseThrow().contains("SurrogateProvider"));
  }
}
