package chaoscast.d2r2.extended;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedField;
import chaoscast.core.extended.ExtendedRungeKutta4;
import chaoscast.core.extended.ExtendedTrainer;
import chaoscast.core.extended.ExtendedTrajectory;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SINDy in long arithmetic")
final class ExtendedSindyTrainerTest {
  private static final int SUBSTEPS = 4;
  private static final double TIME_STEP = 1.0 / 64;

  /// A right-hand side of three variables as anybody would write it.
  @FunctionalInterface
  private interface Equations {
    BigFloat[] of(BigFloat x, BigFloat y, BigFloat z);
  }

  private static ExtendedTrajectory trajectory(
      BigFloatFormat format, Equations equations, int steps) {
    ExtendedField field =
        new ExtendedField() {
          @Override
          public BigFloatFormat format() {
            return format;
          }

          @Override
          public int dimension() {
            return 3;
          }

          @Override
          public void derivative(long[] state, long[] derivative) {
            int words = format.words();
            BigFloat[] right =
                equations.of(
                    BigFloat.from(format, state, 0),
                    BigFloat.from(format, state, words),
                    BigFloat.from(format, state, 2 * words));
            for (int i = 0; i < 3; i++) {
              right[i].copyTo(derivative, i * words);
            }
          }
        };
    var step = new ExtendedRungeKutta4(field, TIME_STEP, SUBSTEPS);
    int length = 3 * format.words();
    long[] state = new long[length];
    BigFloatKernel kernel = format.kernel();
    kernel.set(1.25, state, 0);
    kernel.set(-2.5, state, format.words());
    kernel.set(3.75, state, 2 * format.words());
    long[] all = new long[steps * length];
    for (int n = 0; n < steps; n++) {
      System.arraycopy(state, 0, all, n * length, length);
      step.advance(state);
    }
    return new ExtendedTrajectory(format, 3, TIME_STEP, all);
  }

  private static BigFloat[] lorenz(BigFloat x, BigFloat y, BigFloat z) {
    return new BigFloat[] {
      y.subtract(x).multiply(10),
      x.multiply(x.newInstance(28).subtract(z)).subtract(y),
      x.multiply(y).subtract(z.multiply(2.5))};
  }

  private static BigFloat[] thomas(BigFloat x, BigFloat y, BigFloat z) {
    return new BigFloat[] {
      y.sin().subtract(x.multiply(0.1875)),
      z.sin().subtract(y.multiply(0.1875)),
      x.sin().subtract(z.multiply(0.1875))};
  }

  /// @return log₁₀ of the largest error of a model's steps from the first 40 states on, of states it has not seen
  private static double unseenError(
      BigFloatFormat format, Equations equations, Map<String, String> options) {
    ExtendedTrajectory truth = trajectory(format, equations, 120);
    long[] all = new long[80 * 3 * format.words()];
    long[] state = new long[3 * format.words()];
    for (int n = 0; n < 80; n++) {
      truth.copyState(n, state);
      System.arraycopy(state, 0, all, n * state.length, state.length);
    }
    var training = new ExtendedTrajectory(format, 3, TIME_STEP, all);
    var model =
        ExtendedTrainer.named("sindy").train(training, SUBSTEPS, options, 2, Progress.NONE);
    assertTrue(model.residualDigits().getLast() < -0.28 * format.bits());
    var rollout = model.rollout();
    truth.copyState(79, state);
    rollout.start(state);
    double worst = Double.NEGATIVE_INFINITY;
    for (int n = 80; n < 120; n++) {
      rollout.next(state);
      for (int i = 0; i < 3; i++) {
        BigFloat error =
            BigFloat.from(format, state, i * format.words()).subtract(truth.get(n, i));
        worst = Math.max(worst, Units.digits(error));
      }
    }
    return worst;
  }

  @Test
  @DisplayName("Equations of Lorenz 63 forecast states that were not seen to the last digits of 113 and 320 bits")
  void learnsLorenz63() {
    // 40 steps are 0.6 time units, in which an error grows by less than 10².
    assertTrue(
        unseenError(BigFloatFormat.of(113), ExtendedSindyTrainerTest::lorenz, Map.of()) < -26);
    assertTrue(
        unseenError(BigFloatFormat.of(320), ExtendedSindyTrainerTest::lorenz, Map.of()) < -88);
  }

  @Test
  @DisplayName("Thomas' sines are learned where the library has them")
  void learnsSines() {
    Map<String, String> options = Map.of("degree", "1", "library", "polynomial,sine");
    assertTrue(
        unseenError(BigFloatFormat.of(113), ExtendedSindyTrainerTest::thomas, options) < -24);
  }

  @Test
  @DisplayName("The number of threads changes no bit")
  void threadsChangeNothing() {
    BigFloatFormat format = BigFloatFormat.of(64);
    ExtendedTrajectory data = trajectory(format, ExtendedSindyTrainerTest::lorenz, 60);
    var trainer = new ExtendedSindyTrainer();
    var one = (ExtendedFlowModel) trainer.train(data, SUBSTEPS, Map.of(), 1, Progress.NONE);
    var two = (ExtendedFlowModel) trainer.train(data, SUBSTEPS, Map.of(), 2, Progress.NONE);
    assertArrayEquals(one.weights(), two.weights());
    assertEquals(one.residualDigits(), two.residualDigits());
  }

  @Test
  @DisplayName("Too few states, unknown options and values out of range are named")
  void refusesBadInput() {
    ExtendedTrajectory few =
        trajectory(BigFloatFormat.of(64), ExtendedSindyTrainerTest::lorenz, 9);
    assertMessage("equations must be at least as many as unknowns", few, Map.of());
    assertMessage("degree must be 1 … 6 but was 7", few, Map.of("degree", "7"));
    assertMessage("library must be made of", few, Map.of("library", "spectral"));
    assertMessage("degre", few, Map.of("degre", "2"));
    assertTrue(
        assertThrows(InputException.class, () -> ExtendedTrainer.named("lsr-esn"))
            .getMessage().contains("long arithmetic"));
  }

  private static void assertMessage(
      String part, ExtendedTrajectory data, Map<String, String> options) {
    String message =
        assertThrows(
            InputException.class,
            () -> new ExtendedSindyTrainer().train(data, SUBSTEPS, options, 1, Progress.NONE))
            .getMessage();
    assertTrue(message.contains(part), message);
  }
}
