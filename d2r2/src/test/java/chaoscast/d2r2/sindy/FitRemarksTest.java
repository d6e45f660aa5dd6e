package chaoscast.d2r2.sindy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.training.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FitRemarksTest {
  private static String remarks(Trajectory data, Map<String, String> settings) {
    return new SindyProvider().trainer(settings, new Seed(1))
        .train(List.of(data), Progress.NONE).remarks().stream()
        .filter(remark -> remark.topic().equals(Fit.TOPIC))
        .map(Remark::text)
        .collect(Collectors.joining("\n"));
  }

  /// Fifty Runge–Kutta steps a sample.
  private static Trajectory flow(
      UnaryOperator<double[]> field, double timeStep, int steps, double... start) {
    int n = start.length;
    double[] state = start.clone();
    double[] states = new double[n * steps];
    double h = timeStep / 50;
    for (int i = -500; i < steps; i++) {
      if (i >= 0) {
        System.arraycopy(state, 0, states, n * i, n);
      }
      for (int sub = 0; sub < 50; sub++) {
        double[] k1 = field.apply(state);
        double[] k2 = field.apply(moved(state, k1, h / 2));
        double[] k3 = field.apply(moved(state, k2, h / 2));
        double[] k4 = field.apply(moved(state, k3, h));
        for (int k = 0; k < n; k++) {
          state[k] += h / 6 * (k1[k] + 2 * k2[k] + 2 * k3[k] + k4[k]);
        }
      }
    }
    return Trajectory.of(states, n, timeStep);
  }

  private static double[] moved(double[] state, double[] slope, double h) {
    double[] to = state.clone();
    for (int k = 0; k < to.length; k++) {
      to[k] += h * slope[k];
    }
    return to;
  }

  /// Robertson's reactions, whose rate constants are nine orders apart and whose amounts five.
  @Test
  void reactionsOfVeryDifferentSpeedAreSaidNotToBeFound() {
    Trajectory amounts =
        flow(
            u -> {
              double first = 0.04 * u[0];
              double second = 1e4 * u[1] * u[2];
              double third = 3e7 * u[1] * u[1];
              return new double[] {second - first, first - second - third, third};
            },
            0.01, 500, 1, 0, 0)
            .withNames(List.of("a", "b", "c"));

    String text = remarks(amounts, Map.of("threshold", "1e-3", "refine", "false"));

    assertTrue(text.contains("the condition is infinite"), text);
    String nothing = remarks(amounts, Map.of("threshold", "1e6"));
    assertTrue(nothing.contains("no term is left in the equation of a, b, c"), nothing);
  }

  /// C(118, 2) = 6903 monomials: 116 regressions of 6903³/3 multiplications are hours even once each.
  @Test
  void whatWouldTakeHoursIsRefusedBeforeItBegins() {
    int variables = 116;
    double[] states = new double[300 * variables];
    Arrays.setAll(states, i -> Math.sin(i * 0.7 * (1 + i % variables)));
    Trajectory wide = Trajectory.of(states, variables, 2);

    var refusal =
        assertThrows(
            InputException.class, () -> remarks(wide, Map.of("form", "flow", "degree", "2")));

    assertEquals("degree must be ≤ 1 for 116 variables but was 2", refusal.problem());
    assertTrue(refusal.cure().orElseThrow().contains("6903 terms"), refusal.getMessage());
  }

  @Test
  void nothingIsRemarkedWhereTheEquationsAreFound() {
    for (double timeStep : new double[] {0.01, 0.02}) {
      assertEquals("", remarks(LorenzData.sampled(2000, timeStep, 0), Map.of()));
    }
    assertEquals("", remarks(LorenzData.sampled(4000, 0.01, 0.01), Map.of()));
  }

  @Test
  void sinesThatTheLibraryDoesNotHaveAreNamed() {
    Trajectory thomas =
        flow(
            s -> new double[] {
              Math.sin(s[1]) - 0.18 * s[0], Math.sin(s[2]) - 0.18 * s[1],
              Math.sin(s[0]) - 0.18 * s[2]
            },
            0.2, 2000, 1, 0.5, 0);
    assertTrue(
        remarks(thomas, Map.of()).contains("library=polynomial,sine leaves less"),
        remarks(thomas, Map.of()));
    assertEquals("", remarks(thomas, Map.of("library", "polynomial,sine")));
  }

  /// FitzHugh and Nagumo's model, whose v³ a quadratic library does not have.
  @Test
  void aCubicNeedsDegreeThree() {
    Trajectory cubic =
        flow(
            s -> new double[] {
              s[0] - s[0] * s[0] * s[0] / 3 - s[1] + 0.5, 0.08 * (s[0] + 0.7 - 0.8 * s[1])
            },
            0.1, 2000, 1, 0);
    assertTrue(
        remarks(cubic, Map.of()).contains("degree=3 leaves less"), remarks(cubic, Map.of()));
    assertEquals("", remarks(cubic, Map.of("degree", "3")));
  }

  @Test
  void aMapFittedAsAFlowIsSaidToBeOne() {
    double[] x = new double[500];
    x[0] = 0.3;
    for (int i = 1; i < x.length; i++) {
      x[i] = 3.9 * x[i - 1] * (1 - x[i - 1]);
    }
    Trajectory map = Trajectory.of(x, 1, 1);
    assertTrue(remarks(map, Map.of("form", "flow")).contains("form=map fits the next state"));
    assertEquals("", remarks(map, Map.of()));
  }

  @Test
  void fewSamplesAndEmptyEquationsHaveTheirCure() {
    Trajectory lorenz = LorenzData.sampled(400, 0.01, 0);
    assertTrue(
        remarks(lorenz, Map.of("threshold", "1e6")).contains(
            "no term is left in the equation of x, y, z, whose derivative is not zero: a smaller"
                + " threshold, or threshold=auto"));
    assertTrue(
        remarks(lorenz.slice(0, 20), Map.of("degree", "4")).contains(
            "19 samples are fewer than the 35 candidate terms of an equation"));
  }
}
