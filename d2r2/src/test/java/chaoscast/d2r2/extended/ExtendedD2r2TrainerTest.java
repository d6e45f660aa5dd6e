package chaoscast.d2r2.extended;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.extended.ExtendedRollout;
import chaoscast.core.extended.ExtendedTrainer;
import chaoscast.core.extended.ExtendedTrajectory;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D2R2 in long arithmetic")
final class ExtendedD2r2TrainerTest {
  private static final BigFloatFormat FORMAT = BigFloatFormat.of(320);

  /// Hénon's map, x ← 1 − 1.4 x² + y, y ← 0.3 x: polynomials of degree 2, so that degree 2 learns all of it.
  private static BigFloat[] henon(BigFloat x, BigFloat y) {
    return new BigFloat[] {
      FORMAT.getOne().subtract(x.multiply(x).multiply(FORMAT.number(1.4))).add(y),
      x.multiply(FORMAT.number(0.3))};
  }

  private static ExtendedTrajectory trajectory(int steps) {
    long[] numbers = new long[steps * 2 * FORMAT.words()];
    var state = new BigFloat[] {FORMAT.number(0.25), FORMAT.number(0.125)};
    for (int n = 0; n < steps; n++) {
      state[0].copyTo(numbers, 2 * n * FORMAT.words());
      state[1].copyTo(numbers, (2 * n + 1) * FORMAT.words());
      state = henon(state[0], state[1]);
    }
    return new ExtendedTrajectory(FORMAT, 2, 1, numbers);
  }

  @Test
  @DisplayName("Hénon's map is learned to the last digits, by either solver, for either target")
  void learnsHenon() {
    ExtendedTrajectory data = trajectory(60);
    ExtendedTrajectory training = data.slice(0, 40);
    for (String solver : new String[] {"normal", "qr"}) {
      for (String target : new String[] {"state", "increment"}) {
        var options = Map.of("degree", "3", "solver", solver, "target", target);
        var model =
            ExtendedTrainer.named("d2r2").train(training, 1, options, 2, Progress.NONE);
        assertTrue(model.residualDigits().getLast() < -90, model.residualDigits()::toString);
        ExtendedRollout rollout = model.rollout();
        long[] state = new long[2 * FORMAT.words()];
        data.copyState(39, state);
        rollout.start(state);
        for (int n = 40; n < 60; n++) {
          rollout.next(state);
        }
        // 320 bits are 96 digits; 20 steps let an error grow by about 10⁴.
        BigFloat error = data.get(59, 0).subtract(BigFloat.from(FORMAT, state, 0)).abs();
        assertTrue(error.getReal() < 1e-84, () -> options + " is off by " + error);
      }
    }
  }

  @Test
  @DisplayName("The number of threads changes no bit")
  void threadsChangeNothing() {
    ExtendedTrajectory data = trajectory(300);
    for (String solver : new String[] {"normal", "qr"}) {
      Map<String, String> options = Map.of("degree", "4", "solver", solver);
      var trainer = new ExtendedD2r2Trainer();
      var one = (ExtendedMapModel) trainer.train(data, 1, options, 1, Progress.NONE);
      var two = (ExtendedMapModel) trainer.train(data, 1, options, 2, Progress.NONE);
      assertArrayEquals(one.weights(), two.weights());
    }
  }

  @Test
  @DisplayName("Too few states, unknown options and degrees out of range are named")
  void refusesBadInput() {
    assertMessage("at least as many as unknowns, 15, but are 9", Map.of("degree", "4"));
    assertMessage("degree must be 1 … 64 but was 0", Map.of("degree", "0"));
    assertMessage("ridg", Map.of("ridg", "0"));
  }

  private static void assertMessage(String part, Map<String, String> options) {
    ExtendedTrajectory few = trajectory(10);
    String message =
        assertThrows(
            InputException.class,
            () -> new ExtendedD2r2Trainer().train(few, 1, options, 1, Progress.NONE))
            .getMessage();
    assertTrue(message.contains(part), message);
  }
}
