package chaoscast.lorenz.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalTangentsTest {
  /// λ₁ of the tent with its top at 0.4, whose density is uniform: −0.4 ln 0.4 − 0.6 ln 0.6.
  private static final double TENT = -0.4 * Math.log(0.4) - 0.6 * Math.log(0.6);

  private static Trajectory tent(double start, int steps) {
    double[] states = new double[steps];
    double x = start;
    for (int i = -50; i < steps; i++) {
      if (i >= 0) {
        states[i] = x;
      }
      x = x < 0.4 ? x / 0.4 : (1 - x) / 0.6;
    }
    return Trajectory.of(states, 1, 1);
  }

  /// The logistic map at 4: λ₁ = ln 2.
  private static Trajectory logistic(double start, int steps, double unit) {
    double[] states = new double[steps];
    double x = start;
    for (int i = 0; i < steps; i++) {
      states[i] = unit > 0 ? Math.rint(x / unit) * unit : x;
      x = 4 * x * (1 - x);
    }
    return Trajectory.of(states, 1, 1);
  }

  /// Hénon's map; its exponent by tangents is 0.4192 (J. C. Sprott, Chaos and Time-Series Analysis, Oxford 2003).
  private static Trajectory henon(double start, int steps, int dimension) {
    double[] states = new double[dimension * steps];
    double x = start;
    double y = 0.1;
    for (int i = -50; i < steps; i++) {
      if (i >= 0) {
        states[dimension * i] = x;
        states[dimension * i + dimension - 1] = dimension == 1 ? x : y;
      }
      double next = 1 - 1.4 * x * x + y;
      y = 0.3 * x;
      x = next;
    }
    return Trajectory.of(states, dimension, 1);
  }

  /// Of ten records of each, at least five have the exact value within their own error, and all within three errors,
  /// which are below 6%.
  @Test
  void errorsCoverWhatIsExact() {
    int[] within = new int[3];
    for (int run = 0; run < 10; run++) {
      double start = 0.0713 * (run + 1);
      double[] exact = {TENT, Math.log(2), 0.4192};
      Trajectory[] data = {tent(start, 1500), logistic(start, 1500, 0), henon(start / 2, 1500, 2)};
      for (int map = 0; map < exact.length; map++) {
        LyapunovEstimate found = LocalTangents.of(data[map]).orElseThrow();
        double off = Math.abs(found.exponent() - exact[map]);
        within[map] += off < found.standardError() ? 1 : 0;
        assertTrue(off < 3 * found.standardError(), found.toString());
        assertTrue(found.standardError() < 0.06 * found.exponent(), found.toString());
      }
    }
    for (int count : within) {
      assertTrue(count >= 5, "within: " + java.util.Arrays.toString(within));
    }
  }

  @Test
  void oneOfTwoVariablesGetsADelay() {
    LyapunovEstimate found = LocalTangents.of(henon(0.1, 3000, 1)).orElseThrow();

    assertEquals(0.4192, found.exponent(), 3 * found.standardError());
  }

  @Test
  void noiseFlowsAndCoarselyRoundedValuesHaveNone() {
    double[] noise = new Seed(1).generator().doubles(2000).toArray();

    assertEquals(Optional.empty(), LocalTangents.of(Trajectory.of(noise, 1, 1)));
    assertEquals(Optional.empty(),
        LocalTangents.of(ChaoticData.lorenz(new double[] {1, 2, 20}, 1500)));
    assertEquals(Optional.empty(), LocalTangents.of(logistic(0.3, 2000, 0.001)));
  }
}
