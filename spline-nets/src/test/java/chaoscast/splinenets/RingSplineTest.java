package chaoscast.splinenets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spline networks on the ring of Lorenz 96 with K = 40 variables and forcing 8.
class RingSplineTest {
  private static final Map<String, String> SHARED =
      Map.of(
          "stencil", "2", "shared", "true", "breakpointsPerDirection", "12", "power", "2",
          "solver", "normal", "ridge", "1e-8");
  private static final Trajectory TRUTH = lorenz96(40, 700);

  private static Surrogate train(Map<String, String> settings, Trajectory training) {
    return new SplineReluProvider()
        .trainer(settings, new Seed(1))
        .train(List.of(training), Progress.NONE);
  }

  @Test
  void neighboursAndSharedWeightsForecastFortyVariablesFromFiveHundredStates() {
    Surrogate surrogate = train(SHARED, TRUTH.slice(0, 501));
    double[] predicted =
        surrogate.forecast(TRUTH.slice(500, 501), 25).predicted().state(24);
    double square = 0;
    double change = 0;
    for (int k = 0; k < 40; k++) {
      square += Math.pow(predicted[k] - TRUTH.get(525, k), 2) / 40;
      change += Math.pow(TRUTH.get(500, k) - TRUTH.get(525, k), 2) / 40;
    }
    // half a time unit, 0.85 Lyapunov times; standard deviation 3.6, and persistence is as far off
    assertTrue(Math.sqrt(square) < 0.36, "error " + Math.sqrt(square));
    assertTrue(Math.sqrt(change) > 2, "the state must move but moved by " + Math.sqrt(change));
  }

  @Test
  void sharedWeightsCommuteWithRotationsToTheLastBit() {
    Surrogate surrogate = train(SHARED, TRUTH.slice(0, 200));
    double[] start = TRUTH.state(200);
    double[] turned = new double[40];
    for (int k = 0; k < 40; k++) {
      turned[(k + 7) % 40] = start[k];
    }
    double[] next = one(surrogate, start);
    double[] expected = new double[40];
    for (int k = 0; k < 40; k++) {
      expected[(k + 7) % 40] = next[k];
    }
    assertArrayEquals(expected, one(surrogate, turned));
  }

  @Test
  void surviveTheirFileAndSayWhatTheyAre(@TempDir Path folder) {
    Surrogate surrogate = train(SHARED, TRUTH.slice(0, 200));
    Surrogates.save(surrogate, folder.resolve("model.h5"));
    Surrogate loaded = Surrogates.load(folder.resolve("model.h5"));
    assertEquals(surrogate.settings(), loaded.settings());
    assertArrayEquals(one(surrogate, TRUTH.state(300)), one(loaded, TRUTH.state(300)));
    String view = new SplineReluProvider().view(loaded, Optional.empty());
    assertTrue(
        view.endsWith("on a ring, which sees 2 on either side; all share the same weights\n"),
        view);
  }

  @Test
  void aStencilThatSeesAVariableTwiceIsRejected() {
    var error =
        assertThrows(
            InputException.class, () -> train(Map.of("stencil", "20"), TRUTH.slice(0, 50)));
    assertEquals("stencil must be ≤ (variables − 1) / 2 = 19 but was 20", error.getMessage());
  }

  private static double[] one(Surrogate surrogate, double[] start) {
    return surrogate
        .forecast(Trajectory.of(start, start.length, TRUTH.timeStep()), 1)
        .predicted()
        .state(0);
  }

  /// x_k' = x_{k−1} (x_{k+1} − x_{k−2}) − x_k + 8 by Runge–Kutta steps of 0.02, after 1500 of them.
  private static Trajectory lorenz96(int size, int steps) {
    double h = 0.02;
    double[] x = new double[size];
    for (int k = 0; k < size; k++) {
      x[k] = 8 + 0.01 * Math.sin(1.3 * k);
    }
    double[] states = new double[size * steps];
    for (int n = -1500; n < steps; n++) {
      if (n >= 0) {
        System.arraycopy(x, 0, states, n * size, size);
      }
      double[] k1 = slope(x);
      double[] k2 = slope(plus(x, h / 2, k1));
      double[] k3 = slope(plus(x, h / 2, k2));
      double[] k4 = slope(plus(x, h, k3));
      for (int k = 0; k < size; k++) {
        x[k] += h / 6 * (k1[k] + 2 * k2[k] + 2 * k3[k] + k4[k]);
      }
    }
    return Trajectory.of(states, size, h);
  }

  private static double[] slope(double[] x) {
    int size = x.length;
    double[] slope = new double[size];
    for (int k = 0; k < size; k++) {
      slope[k] =
          x[(k + size - 1) % size] * (x[(k + 1) % size] - x[(k + size - 2) % size]) - x[k] + 8;
    }
    return slope;
  }

  private static double[] plus(double[] x, double factor, double[] slope) {
    double[] sum = new double[x.length];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = x[k] + factor * slope[k];
    }
    return sum;
  }
}
