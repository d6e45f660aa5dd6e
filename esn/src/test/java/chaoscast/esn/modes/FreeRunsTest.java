package chaoscast.esn.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.MapSurrogate;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FreeRunsTest {
  private static final int STEPS = 400;

  /// x_t = t has variance (n² − 1)/12; what repeats the last state is wrong by j + 1 after j steps.
  @Test
  void aForecastIsFollowedUntilItIsWrongHoweverManyStartsThereAre() {
    FreeRuns free = measure(x -> x);
    double limit = 0.4 * Math.sqrt((STEPS * STEPS - 1.0) / 12);
    assertEquals(Math.floor(limit) * 0.5, free.median(), 1e-12);
  }

  /// The last of 20 starts 10 apart has 400 − 190 states, one of which warms up.
  @Test
  void aForecastThatIsNeverWrongIsFollowedForHalfOfTheTrajectory() {
    FreeRuns free = measure(x -> new double[] {x[0] + 1});
    assertTrue(free.longest() >= STEPS / 2 * 0.5);
    assertEquals(free.longest(), free.median());
    assertEquals((STEPS - 190 - 1) * 0.5, free.longest(), 1e-12);
  }

  private static FreeRuns measure(UnaryOperator<double[]> map) {
    double[] ramp = new double[STEPS];
    Arrays.setAll(ramp, t -> t);
    return FreeRuns.of(new MapSurrogate(1, 0.5, map), Trajectory.of(ramp, 1, 0.5), 20);
  }
}
