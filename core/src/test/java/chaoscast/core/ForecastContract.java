package chaoscast.core;

import static chaoscast.core.ContractSubject.assertSameForecast;
import static chaoscast.core.ContractSubject.distance;
import static chaoscast.core.ContractSubject.oneStep;
import static chaoscast.core.ContractSubject.past;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a surrogate forecasts: far better than persistence, the same alone and among others.
interface ForecastContract extends ContractSubject {
  @Test
  default void learnsTheNextStateFarBetterThanPersistence() {
    Surrogate surrogate = train(TRAINING);
    double[] predicted = surrogate.forecast(past(surrogate), 1).predicted().state(0);
    int next = 1000 + surrogate.warmUp();
    double error = distance(predicted, TRUTH.state(next));
    double persistence = distance(TRUTH.state(next - 1), TRUTH.state(next));
    assertTrue(error < persistence / 4, error + " against persistence's " + persistence);
  }

  @Test
  default void takesAndGivesTheSystemsUnitsWhateverUnitsItWasTrainedIn() {
    var trainer =
        new ScaledTrainer(provider().trainer(settings(), new Seed(5)), ScalingKind.STANDARD);
    Surrogate surrogate = trainer.train(List.of(TRAINING), Progress.NONE);
    int next = 1000 + surrogate.warmUp();
    double error = distance(oneStep(surrogate), TRUTH.state(next));
    double persistence = distance(TRUTH.state(next - 1), TRUTH.state(next));
    assertTrue(error < persistence / 4, error + " against persistence's " + persistence);
  }

  @Test
  default void sameSeedGivesTheSameBits() {
    assertSameForecast(train(TRAINING), train(TRAINING));
  }

  @Test
  default void forecastingInLanesEqualsForecastingOneByOne() {
    Surrogate surrogate = train(TRAINING);
    for (int lanes : new int[] {2, 11, 32}) {
      double[][] together = rollOut(surrogate, lanes);
      for (int lane = 0; lane < lanes; lane++) {
        int start = 1000 + 7 * lane;
        Trajectory past = TRUTH.slice(start, start + surrogate.warmUp());
        Trajectory alone = surrogate.forecast(past, STEPS).predicted();
        for (int step = 0; step < alone.steps(); step++) {
          double[] inLanes = Arrays.copyOfRange(together[step], 3 * lane, 3 * lane + 3);
          assertArrayEquals(alone.state(step), inLanes, "lane " + lane + ", step " + step);
        }
      }
    }
  }

  private static double[][] rollOut(Surrogate surrogate, int lanes) {
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = new double[3 * lanes];
    for (int step = 0; step < surrogate.warmUp(); step++) {
      for (int lane = 0; lane < lanes; lane++) {
        TRUTH.copyState(1000 + 7 * lane + step, states, 3 * lane);
      }
      rollout.observe(states);
    }
    double[][] forecasts = new double[STEPS][];
    for (int step = 0; step < STEPS; step++) {
      rollout.forecast(states);
      forecasts[step] = states.clone();
    }
    return forecasts;
  }

  @Test
  default void trainingNeverUsesAPairAcrossABoundary() {
    double[] oneWay = oneStep(train(TRAINING, OTHER));
    double[] otherWay = oneStep(train(OTHER, TRAINING));
    Trajectory straddling = joined(TRAINING, OTHER);
    double[] wrong = oneStep(train(straddling));
    assertTrue(
        distance(oneWay, otherWay) < 1e-3 * distance(oneWay, wrong),
        "the order of trajectories changes a forecast by %s, a straddling pair by %s"
            .formatted(distance(oneWay, otherWay), distance(oneWay, wrong)));
  }

  private static Trajectory joined(Trajectory first, Trajectory second) {
    double[] states = Arrays.copyOf(first.toArray(), 3 * (first.steps() + second.steps()));
    System.arraycopy(second.toArray(), 0, states, 3 * first.steps(), 3 * second.steps());
    return Trajectory.of(states, 3, first.timeStep());
  }

  @Test
  default void rolloutsOfOneSurrogateDoNotDisturbEachOther() {
    Surrogate surrogate = train(TRAINING);
    Forecast before = surrogate.forecast(past(surrogate), STEPS);
    Rollout other = surrogate.startRollout(3);
    other.observe(new double[] {1, 1, 1, 0.5, 0.5, 2, 0, 0, 3});
    other.forecast(new double[9]);
    Forecast after = surrogate.forecast(past(surrogate), STEPS);
    assertArrayEquals(before.predicted().toArray(), after.predicted().toArray());
  }
}
