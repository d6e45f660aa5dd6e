package chaoscast.splinenets.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.training.Target;
import chaoscast.splinenets.SplineReluProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectionReleaseTest {
  private static final double[] HIDDEN = {2.0 / 3, -1.0 / 3, 2.0 / 3};

  /// Three outputs that bend along one hidden direction only.
  private static TrainingPairs ridge() {
    var random = new Random(1);
    var steps = new ArrayList<Trajectory>();
    for (int i = 0; i < 2000; i++) {
      double[] step = new double[6];
      double u = 0;
      for (int j = 0; j < 3; j++) {
        step[j] = 2 * random.nextDouble() - 1;
        u += HIDDEN[j] * step[j];
      }
      step[3] = u * u;
      step[4] = step[0] - u * u * u;
      step[5] = 0.3;
      steps.add(Trajectory.of(step, 3, 1));
    }
    return TrainingPairs.of(steps, Target.STATE, steps.size());
  }

  private static double sine(double[] a, double[] b) {
    double cosine = 0;
    for (int i = 0; i < a.length; i++) {
      cosine += a[i] * b[i];
    }
    return Math.sqrt(Math.max(0, 1 - cosine * cosine));
  }

  /// Where nothing is left over the method converges as Newton's does; a wrong derivative would not.
  @Test
  void turnsToTheDirectionAlongWhichTheDataBend() {
    double[][] start = {{0.9, 0.1, Math.sqrt(0.18)}};
    var frozen = new AdditiveFit(start, ridge(), 1, 100).refined(10);
    AdditiveFit turned = new DirectionRelease(frozen).run(8);
    assertTrue(sine(start[0], HIDDEN) > 0.4);
    assertEquals(0, sine(turned.directions()[0], HIDDEN), 1e-3);
  }

  @Test
  void theDirectionsStayUnitVectors() {
    double[][] start = {{1, 0, 0}, {0, 0, 1}};
    var frozen = new AdditiveFit(start, ridge(), 1, 100).refined(10);
    for (double[] direction : new DirectionRelease(frozen).run(3).directions()) {
      double norm = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
      assertEquals(1, norm, 1e-14);
    }
  }

  @Test
  void neverRaisesTheExpectedError() {
    double[][] start = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    var frozen = new AdditiveFit(start, ridge(), 1, 100).refined(10);
    double last = frozen.expectedError();
    for (int steps = 1; steps <= 4; steps++) {
      double now = new DirectionRelease(frozen).run(steps).expectedError();
      assertTrue(now <= last, steps + " steps: from " + last + " to " + now);
      last = now;
    }
  }

  private static Surrogate lorenz(Map<String, String> settings) {
    return new SplineReluProvider()
        .trainer(settings, new Seed(1))
        .train(List.of(ChaoticData.lorenz(new double[] {1, 2, 20}, 4000)), Progress.NONE);
  }

  private static double residual(Surrogate surrogate) {
    return Arrays.stream(surrogate.fit().orElseThrow().residualRms()).max().orElseThrow();
  }

  /// As many neurons at the quantiles of fixed directions miss by the more, the fewer there are.
  @Test
  void turnedBreakplanesMissLorenzFlowByAFractionOfWhatTheQuantilesDo() {
    String each = "20";
    double frozen = residual(lorenz(Map.of("breakpointsPerDirection", each)));
    Surrogate turned = lorenz(Map.of("preset", "released", "breakpointsPerDirection", each));
    // 1, x, y, z and at most 9 · 20 neurons
    assertTrue(turned.cost().featureCount() <= 184);
    double released = residual(turned);
    assertTrue(released < frozen / 4, released + " against " + frozen);
  }

  @Test
  void turningWithoutAnExpectedErrorIsRejected() {
    Map<String, String> settings = Map.of("turnSteps", "3");
    var error =
        assertThrows(
            InputException.class,
            () -> new SplineReluProvider().trainer(settings, new Seed(1)));
    assertTrue(error.getMessage().contains("placement"), error.getMessage());
    assertTrue(error.getMessage().contains("quantile"), error.getMessage());
  }

  @Test
  void neuronsThatShareNoDirectionCannotBeTurned() {
    Map<String, String> settings = Map.of("preset", "released", "directions", "random");
    var error =
        assertThrows(
            InputException.class,
            () -> new SplineReluProvider().trainer(settings, new Seed(1)));
    assertTrue(error.getMessage().contains("randomDirections"), error.getMessage());
  }

  /// The tent map, whose only direction cannot be turned, and a map that does not bend at all.
  @Test
  void oneDimensionAndStraightMapsAreFittedToo() {
    double[] tent = new double[400];
    double[] straight = new double[400];
    tent[0] = 0.37;
    straight[0] = 1;
    for (int i = 1; i < tent.length; i++) {
      tent[i] = 1 - 1.9 * Math.abs(tent[i - 1]);
      straight[i] = 1 - 0.9 * straight[i - 1];
    }
    for (double[] states : List.of(tent, straight)) {
      Surrogate surrogate =
          new SplineReluProvider()
              .trainer(Map.of("preset", "released", "ridge", "1e-9"), new Seed(1))
              .train(List.of(Trajectory.of(states, 1, 1)), Progress.NONE);
      assertTrue(residual(surrogate) < 0.05, residual(surrogate) + " of a range of 2");
    }
  }
}
