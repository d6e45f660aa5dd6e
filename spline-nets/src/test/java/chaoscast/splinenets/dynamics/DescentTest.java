package chaoscast.splinenets.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.splinenets.dynamics.LearningHistory.Ending;
import chaoscast.splinenets.initialisation.StandardScheme;
import chaoscast.splinenets.loss.NetworkLossSurface;
import chaoscast.splinenets.loss.Samples;
import chaoscast.splinenets.spline.ReluNetwork;
import org.junit.jupiter.api.Test;

class DescentTest {
  private static final Samples SAMPLES =
      Samples.of(new double[] {-1.5, -1, -0.6, -0.1, 0.4, 0.9, 1.2, 1.6}, x -> Math.sin(3 * x));
  private static final ReluNetwork START = StandardScheme.PYTORCH.at(12).draw(12, new Seed(3));

  @Test
  void oneStepOfGradientDescentGoesAgainstTheGradient() {
    double[] expected = START.parameters();
    double[] gradient = new NetworkLossSurface(SAMPLES, 12).gradient(expected);
    for (int p = 0; p < expected.length; p++) {
      expected[p] -= 0.01 * gradient[p];
    }
    ReluNetwork after = new GradientDescent(0.01, 1, 1).learn(START, SAMPLES).last().network();
    assertArrayEquals(expected, after.parameters(), 1e-16);
  }

  /// With both means corrected for their start, the first step is the rate times the gradient's
  /// sign.
  @Test
  void theFirstStepOfAdamHasTheRatesLengthInEveryParameter() {
    double[] start = START.parameters();
    double[] gradient = new NetworkLossSurface(SAMPLES, 12).gradient(start);
    double[] after = new Adam(0.01, 1, 1).learn(START, SAMPLES).last().network().parameters();
    for (int p = 0; p < start.length; p++) {
      double size = Math.abs(gradient[p]) > 1e-4 ? 0.01 : 0;
      if (size > 0) {
        assertEquals(-size * Math.signum(gradient[p]), after[p] - start[p], 1e-5);
      }
    }
  }

  /// Euler's method has order 1: a tenth of the step, a tenth of the error, roughly, since the
  /// field jumps where breakpoints cross data.
  @Test
  void smallStepsOfGradientDescentFollowTheFlow() {
    double[] flow = GradientFlow.over(1).learn(START, SAMPLES).last().network().parameters();
    double coarse = distance(flow, descend(1e-3));
    double fine = distance(flow, descend(1e-4));
    assertTrue(coarse < 1e-2, "error " + coarse);
    assertEquals(10, coarse / fine, 5);
  }

  private static double[] descend(double rate) {
    int steps = (int) Math.round(1 / rate);
    return new GradientDescent(rate, steps, steps).learn(START, SAMPLES).last().network()
        .parameters();
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      sum += (a[p] - b[p]) * (a[p] - b[p]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void adamLearns() {
    LearningHistory history = new Adam(0.01, 5000, 100).learn(START, SAMPLES);
    assertEquals(51, history.frames().size());
    assertTrue(history.last().loss() < 0.01 * history.frames().getFirst().loss());
    assertEquals(Ending.FINISHED, history.ending());
  }

  @Test
  void aRateThatIsTooHighDivergesAsATypedResult() {
    LearningHistory history = new GradientDescent(10, 100, 1).learn(START, SAMPLES);
    assertEquals(Ending.DIVERGED, history.ending());
    assertTrue(Double.isFinite(history.last().loss()));
  }
}
