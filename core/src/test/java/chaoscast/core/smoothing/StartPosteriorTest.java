package chaoscast.core.smoothing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.MapSurrogate;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.WrappedSurrogate;
import chaoscast.core.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Draws of the last state of a rotation, of which N observations leave the covariance σ²/N in every direction.
class StartPosteriorTest {
  private static final int LENGTH = 50;
  private static final double ANGLE = 0.3;
  private static final double[] SIGMAS = {0.1, 0.1};

  private static double[] rotated(double[] x, double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new double[] {cos * x[0] - sin * x[1], sin * x[0] + cos * x[1]};
  }

  /// The rotation with its derivative, which is the rotation.
  private static final class Rotation implements Flow {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public boolean advance(double[] state) {
      System.arraycopy(rotated(state, ANGLE), 0, state, 0, 2);
      return true;
    }

    @Override
    public boolean advance(double[] state, double[][] vectors, int sensitivities) {
      for (int c = 0; c < vectors[0].length; c++) {
        double[] turned = rotated(new double[] {vectors[0][c], vectors[1][c]}, ANGLE);
        vectors[0][c] = turned[0];
        vectors[1][c] = turned[1];
      }
      return advance(state);
    }
  }

  private static List<Trajectory> windows(int count) {
    RandomGenerator random = new Seed(7).generator();
    var windows = new ArrayList<Trajectory>();
    for (int w = 0; w < count; w++) {
      double[] states = new double[2 * LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        double[] truth = rotated(new double[] {1, 0}, ANGLE * i);
        states[2 * i] = truth[0] + SIGMAS[0] * random.nextGaussian();
        states[2 * i + 1] = truth[1] + SIGMAS[1] * random.nextGaussian();
      }
      windows.add(Trajectory.of(states, 2, 0.1));
    }
    return windows;
  }

  @Test
  void theHessianSpreadsTheLastStateAsManyObservationsLeaveIt() {
    var smoother = new Smoother(new WeakConstraint(SIGMAS, 1), true);
    Smoother.Last last = smoother.last(windows(1).getFirst(), new Rotation());
    double[][] r = last.spread();
    double[][] covariance = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        covariance[i][j] = r[i][0] * r[j][0] + r[i][1] * r[j][1];
      }
    }
    double expected = SIGMAS[0] * SIGMAS[0] / LENGTH;
    // The model's error of 0.003 noises a step adds a little.
    assertEquals(expected, covariance[0][0], 0.05 * expected);
    assertEquals(expected, covariance[1][1], 0.05 * expected);
    assertEquals(0, covariance[0][1], 0.01 * expected);
    double[] truth = rotated(new double[] {1, 0}, ANGLE * (LENGTH - 1));
    double four = 4 * Math.sqrt(expected);
    assertArrayEquals(truth, last.state(), four);
  }

  @Test
  void membersOfTheFilterSurroundTheTruthAsTheyAreSpread() {
    int count = 40;
    var rotation = WrappedSurrogate.opaque(new MapSurrogate(2, 0.1, x -> rotated(x, ANGLE)));
    List<StartMembers> drawn =
        new StartPosterior(SIGMAS, new Seed(1), 2)
            .draw(rotation, windows(count), 0, new StartPosterior.Size(30, 3));
    double[] truth = rotated(new double[] {1, 0}, ANGLE * (LENGTH - 1));
    double variance = 0;
    double error = 0;
    for (StartMembers one : drawn) {
      assertEquals(3, one.estimate().steps());
      double[] state = new double[2];
      for (int member = 0; member < one.size(); member++) {
        one.copyState(member, 1, 2, state, 0);
        for (int k = 0; k < 2; k++) {
          variance += Math.pow(state[k] - one.estimate().get(2, k), 2) / (2 * 29 * count);
        }
      }
      for (int k = 0; k < 2; k++) {
        error += Math.pow(one.estimate().get(2, k) - truth[k], 2) / (2 * count);
      }
    }
    // 80 squares of errors: their mean is known to √(2/80) = 16%; spread exceeds it by the ladder's least error.
    assertTrue(variance > 0.7 * error && variance < 3 * error, variance + " and " + error);
  }

  @Test
  void noThreadAndNoNeighbourChangesADraw() {
    var rotation = WrappedSurrogate.opaque(new MapSurrogate(2, 0.1, x -> rotated(x, ANGLE)));
    List<Trajectory> windows = windows(25);
    var size = new StartPosterior.Size(25, 2);
    List<StartMembers> all =
        new StartPosterior(SIGMAS, new Seed(1), 2).draw(rotation, windows, 0, size);
    StartMembers alone =
        new StartPosterior(SIGMAS, new Seed(1), 1)
            .draw(rotation, windows.subList(13, 14), 13, size)
            .getFirst();
    for (int member = 0; member < 25; member++) {
      assertArrayEquals(alone.deviations()[member], all.get(13).deviations()[member]);
    }
    double[] state = new double[2];
    alone.copyState(4, 0, 1, state, 0);
    assertArrayEquals(alone.estimate().state(1), state, "no inflation: the estimate");
  }
}
