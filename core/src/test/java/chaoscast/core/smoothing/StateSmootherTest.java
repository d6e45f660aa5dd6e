package chaoscast.core.smoothing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.MapSurrogate;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.WrappedSurrogate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A rotation that is observed with noise, by models that are right and wrong, with a derivative and without.
class StateSmootherTest {
  private static final int STEPS = 2500;
  private static final double ANGLE = 0.3;
  private static final double SIGMA = 0.1;
  private static final double[] SIGMAS = {SIGMA, SIGMA};
  /// The model's angle is wrong by so much: a step is wrong by 0.2 of the noise.
  private static final double OFF = 0.02;

  private static MapSurrogate rotation(double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new MapSurrogate(
        2, 0.1, x -> new double[] {cos * x[0] - sin * x[1], sin * x[0] + cos * x[1]});
  }

  static List<Surrogate> wrong() {
    MapSurrogate tooFast = rotation(ANGLE + OFF);
    return List.of(tooFast, WrappedSurrogate.opaque(tooFast));
  }

  private static double truth(int step, int k) {
    return k == 0 ? Math.cos(ANGLE * step) : Math.sin(ANGLE * step);
  }

  private static Trajectory observed(int steps) {
    RandomGenerator random = new Seed(11).generator();
    double[] states = new double[2 * steps];
    for (int i = 0; i < states.length; i++) {
      states[i] = truth(i / 2, i % 2) + SIGMA * random.nextGaussian();
    }
    return Trajectory.of(states, 2, 0.1);
  }

  private static StateSmoother smoother(Surrogate surrogate, int threads) {
    return new StateSmoother(surrogate, new Seed(1), threads);
  }

  private static double error(Smoother.Smoothed smoothed) {
    double square = 0;
    int values = 2 * smoothed.states().steps();
    for (int i = 0; i < values; i++) {
      double error = smoothed.states().get(i / 2, i % 2) - truth(i / 2, i % 2);
      square += error * error / (SIGMA * SIGMA) / values;
    }
    return Math.sqrt(square);
  }

  private static double coverage(Smoother.Smoothed smoothed) {
    double inside = 0;
    int values = 2 * smoothed.states().steps();
    for (int i = 0; i < values; i++) {
      double error = smoothed.states().get(i / 2, i % 2) - truth(i / 2, i % 2);
      inside += Math.abs(error) < 1.645 * smoothed.errors().get(i / 2, i % 2) ? 1.0 / values : 0;
    }
    return inside;
  }

  /// The error of a step of 0.003 noises, the least there is, lets in the noise of some hundred observations.
  @Test
  void aModelThatIsRightLeavesLittleOfTheNoise() {
    StateSmoother smoother = smoother(rotation(ANGLE), 1);
    assertFalse(smoother.isByEnsemble());
    Smoother.Smoothed smoothed = smoother.smooth(observed(STEPS), SIGMAS, Progress.NONE);
    assertTrue(error(smoothed) < 0.1, "error " + error(smoothed));
  }

  /// A wrong step that is always wrong the same way is no white noise, and yet: the bands are too wide rather than too
  /// narrow.
  @ParameterizedTest
  @MethodSource("wrong")
  void aModelThatIsWrongIsTrustedAsFarAsItGoes(Surrogate surrogate) {
    Smoother.Smoothed smoothed =
        smoother(surrogate, 1).smooth(observed(STEPS), SIGMAS, Progress.NONE);
    assertTrue(error(smoothed) < 0.7, "error " + error(smoothed));
    double coverage = coverage(smoothed);
    assertTrue(coverage > 0.85 && coverage <= 1, "coverage " + coverage);
  }

  /// The filter's estimate of a state has seen no later observation: the way back halves its variance.
  @Test
  void theWayBackImprovesOnTheFilter() {
    var surrogate = WrappedSurrogate.opaque(rotation(ANGLE + OFF));
    Trajectory data = observed(500);
    double filtered = 0;
    Trajectory means =
        new EnsembleFilter(SIGMAS, new Seed(1)).filter(surrogate, List.of(data), 0).getFirst();
    for (int i = 0; i < 1000; i++) {
      double error = means.get(i / 2, i % 2) - truth(i / 2, i % 2);
      filtered += error * error / (SIGMA * SIGMA) / 1000;
    }
    double smoothed = error(smoother(surrogate, 1).smooth(data, SIGMAS, Progress.NONE));
    assertTrue(
        smoothed < 0.9 * Math.sqrt(filtered), smoothed + " and " + Math.sqrt(filtered));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void noThreadChangesABit(Surrogate surrogate) {
    Trajectory data = observed(STEPS);
    Smoother.Smoothed one = smoother(surrogate, 1).smooth(data, SIGMAS, Progress.NONE);
    Smoother.Smoothed two = smoother(surrogate, 2).smooth(data, SIGMAS, Progress.NONE);
    assertArrayEquals(one.states().toArray(), two.states().toArray());
    assertArrayEquals(one.errors().toArray(), two.errors().toArray());
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void noiseFollowsFromWhatIsLeft(Surrogate surrogate) {
    double[] found = smoother(surrogate, 2).noise(observed(STEPS), Progress.NONE);
    for (double one : found) {
      assertEquals(SIGMA, one, 0.1 * SIGMA);
    }
  }

  @Test
  void tooFewStatesAreRefused() {
    var surrogate = WrappedSurrogate.opaque(rotation(ANGLE));
    var failure =
        assertThrows(
            InputException.class,
            () -> smoother(surrogate, 1).smooth(observed(1), SIGMAS, Progress.NONE));
    assertTrue(failure.getMessage().contains("must have > 1 states"), failure.getMessage());
  }
}
