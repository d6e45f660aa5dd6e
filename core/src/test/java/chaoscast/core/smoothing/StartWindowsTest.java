package chaoscast.core.smoothing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.MapSurrogate;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.WrappedSurrogate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Starts from windows of a rotation, whose best estimate is known: N observations of one unknown state leave
/// σ/√N of their noise.
class StartWindowsTest {
  private static final int LENGTH = 100;
  private static final double ANGLE = 0.3;
  private static final double[] SIGMAS = {0.05, 0.1};
  private static final int WINDOWS = 25;

  private static double[] rotated(double[] x, double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    // In units of the noise the rotation is one by an angle: both variables are known equally well.
    double a = x[0] / SIGMAS[0];
    double b = x[1] / SIGMAS[1];
    return new double[] {SIGMAS[0] * (cos * a - sin * b), SIGMAS[1] * (sin * a + cos * b)};
  }

  private static final MapSurrogate ROTATION = rotation(ANGLE);

  private static MapSurrogate rotation(double angle) {
    return new MapSurrogate(2, 0.1, x -> rotated(x, angle));
  }

  /// With its derivative, and by an ensemble.
  static List<Surrogate> both() {
    return List.of(ROTATION, WrappedSurrogate.opaque(ROTATION));
  }

  private static double[] truth(int window, int step) {
    return rotated(new double[] {1, 0.1 * window}, ANGLE * step);
  }

  private static List<Trajectory> windows() {
    RandomGenerator random = new Seed(5).generator();
    var windows = new ArrayList<Trajectory>();
    for (int w = 0; w < WINDOWS; w++) {
      double[] states = new double[2 * LENGTH];
      for (int i = 0; i < states.length; i++) {
        states[i] = truth(w, i / 2)[i % 2] + SIGMAS[i % 2] * random.nextGaussian();
      }
      windows.add(Trajectory.of(states, 2, 0.1));
    }
    return windows;
  }

  private static StartWindows starts(int threads) {
    return new StartWindows(SIGMAS, new Seed(1), threads);
  }

  private static double error(List<Trajectory> estimates, int step) {
    double square = 0;
    for (int w = 0; w < WINDOWS; w++) {
      for (int k = 0; k < 2; k++) {
        double off = (estimates.get(w).get(step, k) - truth(w, step)[k]) / SIGMAS[k];
        square += off * off / (2 * WINDOWS);
      }
    }
    return Math.sqrt(square);
  }

  @Test
  void theFilterComesNearTheBestEstimate() {
    List<Trajectory> estimates =
        starts(1).estimate(WrappedSurrogate.opaque(ROTATION), windows(), 0);
    assertEquals(LENGTH, estimates.getFirst().steps());
    assertTrue(error(estimates, 0) > 0.8, "one observation: " + error(estimates, 0));
    double last = error(estimates, LENGTH - 1);
    assertTrue(last < 2 / Math.sqrt(LENGTH), "best 0.1, found " + last);
  }

  /// Looking back as well, the first state is known as well as the last.
  @Test
  void whatRemembersTheStateAloneIsEstimatedByItsDerivative() {
    List<Trajectory> estimates = starts(1).estimate(ROTATION, windows(), 0);
    for (int step : new int[] {0, LENGTH - 1}) {
      assertEquals(1 / Math.sqrt(LENGTH), error(estimates, step), 0.03);
    }
  }

  /// Of a state of 20 noises, each step is 0.4 off: without an error of its step the model would be several noises off.
  @Test
  void aModelThatIsWrongIsTrustedLess() {
    MapSurrogate tooFast = rotation(ANGLE + 0.02);
    for (Surrogate one : List.of(tooFast, WrappedSurrogate.opaque(tooFast))) {
      List<Trajectory> estimates = starts(1).estimate(one, windows(), 0);
      double found = error(estimates, LENGTH - 1);
      assertTrue(found < 1, "found " + found);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void noThreadAndNoNeighbourChangesABit(Surrogate surrogate) {
    List<Trajectory> all = starts(1).estimate(surrogate, windows(), 0);
    List<Trajectory> inTwo = starts(2).estimate(surrogate, windows(), 0);
    List<Trajectory> alone = starts(1).estimate(surrogate, List.of(windows().get(13)), 13);
    for (int w = 0; w < WINDOWS; w++) {
      assertArrayEquals(all.get(w).toArray(), inTwo.get(w).toArray());
    }
    assertArrayEquals(all.get(13).toArray(), alone.getFirst().toArray());
  }

  @Test
  void membersThatLeaveTheFiniteNumbersBeginAgainAtTheObservation() {
    var explosive =
        new MapSurrogate(2, 0.1, x -> new double[] {Double.POSITIVE_INFINITY, x[1]});
    List<Trajectory> windows = windows();
    for (Surrogate one : List.of(explosive, WrappedSurrogate.opaque(explosive))) {
      List<Trajectory> estimates = starts(1).estimate(one, windows, 0);
      assertEquals(windows.get(3).get(50, 0), estimates.get(3).get(50, 0), 1e-12);
    }
  }
}
