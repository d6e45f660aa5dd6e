package chaoscast.splinenets.placement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.Target;
import chaoscast.splinenets.SplineReluProvider;
import chaoscast.splinenets.SplineView;
import chaoscast.splinenets.breakplane.Breakplane;
import chaoscast.splinenets.breakplane.BreakplaneMap;
import chaoscast.splinenets.breakplane.Breakplanes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakplaneReleaseTest {
  private static final double[][] NORMALS = {{0.6, 0.8}, {-0.8, 0.6}, {1, 0}, {0, -1}};

  /// The Hénon map from a point of its basin.
  private static Trajectory henon(int steps) {
    double[] states = new double[2 * steps];
    for (int i = 1; i < steps; i++) {
      double x = states[2 * i - 2];
      states[2 * i] = 1 - 1.4 * x * x + states[2 * i - 1];
      states[2 * i + 1] = 0.3 * x;
    }
    return Trajectory.of(states, 2, 1);
  }

  private static TrainingPairs pairs(int steps) {
    return TrainingPairs.of(List.of(henon(steps)), Target.STATE, steps);
  }

  private static BreakplaneMap map(double[] breakpoints, int power) {
    return new BreakplaneMap(Breakplanes.ofOwn(NORMALS, breakpoints), power, true);
  }

  @Test
  void pairsNeverStraddleABoundaryAndGoToTheNextState() {
    Trajectory first = Trajectory.of(new double[] {1, 2, 3}, 1, 1);
    Trajectory second = Trajectory.of(new double[] {10, 20}, 1, 1);
    var chunk =
        TrainingPairs.of(List.of(first, second), Target.INCREMENT, 9).chunks().getFirst();
    assertArrayEquals(new double[] {1, 2, 10}, chunk.states().toArray());
    assertArrayEquals(new double[] {1, 1, 10}, chunk.targets().toArray());
  }

  @Test
  void tiltingKeepsTheTangentsAtRightAnglesToTheNormal() {
    double[] normal = {2.0 / 3, -1.0 / 3, 2.0 / 3};
    var frame = new TangentFrame(normal);
    for (int a = 0; a < 2; a++) {
      double[] move = new double[3];
      move[a] = 1;
      double[] tilted = frame.tilted(move);
      double along = 0;
      double square = 0;
      for (int i = 0; i < 3; i++) {
        along += (tilted[i] - normal[i]) * normal[i];
        square += (tilted[i] - normal[i]) * (tilted[i] - normal[i]);
      }
      assertEquals(0, along, 1e-15);
      assertEquals(1, square, 1e-15);
    }
  }

  /// With the readout eliminated, d‖R‖²/dβ = −2 (JᵀR) exactly, Kaufman's approximation or not.
  @Test
  void theSlopeOfTheModelIsTheDerivativeOfTheLoss() {
    for (int power = 1; power <= 3; power++) {
      double[] breakpoints = {0.113, 0.271, -0.337, 0.0513};
      TrainingPairs pairs = pairs(300);
      DenseMatrix slope = new ReleasedFit(map(breakpoints, power), pairs).model().slope();
      for (int i = 0; i < breakpoints.length; i++) {
        // below the distance to the nearest datum, so that no activity changes
        double step = 1e-6;
        double[] up = breakpoints.clone();
        double[] down = breakpoints.clone();
        up[i] += step;
        down[i] -= step;
        double difference =
            new ReleasedFit(map(up, power), pairs).loss()
                - new ReleasedFit(map(down, power), pairs).loss();
        double expected = -difference / (4 * step);
        assertEquals(expected, slope.get(0, 2 * i + 1), 1e-5 * (1 + Math.abs(expected)));
      }
    }
  }

  @Test
  void releasingLowersTheLoss() {
    TrainingPairs pairs = pairs(500);
    BreakplaneMap frozen = map(new double[] {0.1, 0.2, -0.3, 0}, 1);
    BreakplaneMap released = new BreakplaneRelease(frozen, pairs).run(10);
    double before = new ReleasedFit(frozen, pairs).loss();
    double after = new ReleasedFit(released, pairs).loss();
    assertTrue(after < before / 4, "from " + before + " to " + after);
  }

  /// A map with its one kink at 0.37, where no breakplane is at first.
  @Test
  void findsTheKinkOfASplineThatTheFrozenFitMisses() {
    double[] states = new double[2000];
    var random = new Random(1);
    for (int i = 0; i < states.length; i++) {
      states[i] = 2 * random.nextDouble() - 1;
    }
    List<Trajectory> training =
        Arrays.stream(states)
            .mapToObj(x -> Trajectory.of(new double[] {x, 0.9 - Math.abs(x - 0.37)}, 1, 1))
            .toList();
    Map<String, String> settings =
        Map.of("breakpointsPerDirection", "1", "target", "state", "releaseSteps", "40");
    Surrogate surrogate =
        new SplineReluProvider().trainer(settings, new Seed(1)).train(training, Progress.NONE);
    Breakplane plane = SplineView.of(surrogate).breakplanes().getFirst();
    // the loss is smooth only between data, 1e-3 apart
    assertEquals(0.37, plane.breakpoint() * plane.normal()[0], 2e-3);
    assertEquals(2, plane.strength(), 1e-2);
  }
}
