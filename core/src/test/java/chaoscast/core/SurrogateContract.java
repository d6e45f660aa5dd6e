package chaoscast.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every surrogate must do. Extend it, name the provider, and JUnit runs every check below.
///
///     class D2r2ContractTest extends SurrogateContract {
///       D2r2ContractTest() {
///         super(new D2r2Provider(), Map.of("degree", "2"));
///       }
///     }
public abstract class SurrogateContract {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1500);
  private static final Trajectory TRAINING = TRUTH.slice(0, 1000);
  private static final Trajectory OTHER = ChaoticData.lorenz(new double[] {-9, 3, 31}, 700);
  private static final int STEPS = 40;

  private final SurrogateProvider provider;
  private final Map<String, String> settings;

  /// @param provider the one to test
  /// @param settings a small, well-conditioned configuration for 1000 states of Lorenz 63
  protected SurrogateContract(SurrogateProvider provider, Map<String, String> settings) {
    this.provider = provider;
    this.settings = settings;
  }

  private Surrogate train(Trajectory... training) {
    return provider.trainer(settings, new Seed(5)).train(List.of(training), Progress.NONE);
  }

  private static Trajectory past(Surrogate surrogate) {
    return TRUTH.slice(1000, 1000 + surrogate.warmUp());
  }

  private static void assertSameForecast(Surrogate expected, Surrogate actual) {
    Forecast first = expected.forecast(past(expected), STEPS);
    Forecast second = actual.forecast(past(actual), STEPS);
    assertTrue(first.predicted().steps() > 0, "the expected forecast diverged at once");
    assertEquals(first.outcome(), second.outcome());
    assertArrayEquals(first.predicted().toArray(), second.predicted().toArray());
  }

  @Test
  void learnsTheNextStateFarBetterThanPersistence() {
    Surrogate surrogate = train(TRAINING);
    double[] predicted = surrogate.forecast(past(surrogate), 1).predicted().state(0);
    int next = 1000 + surrogate.warmUp();
    double error = distance(predicted, TRUTH.state(next));
    double persistence = distance(TRUTH.state(next - 1), TRUTH.state(next));
    assertTrue(error < persistence / 4, error + " against persistence's " + persistence);
  }

  @Test
  void sameSeedGivesTheSameBits() {
    assertSameForecast(train(TRAINING), train(TRAINING));
  }

  @Test
  void savingAndLoadingGivesIdenticalForecasts(@TempDir Path folder) {
    Surrogate surrogate = train(TRAINING);
    Surrogates.save(surrogate, folder.resolve("model.h5"));
    Surrogate loaded = Surrogates.load(folder.resolve("model.h5"));
    assertSameForecast(surrogate, loaded);
    assertEquals(surrogate.settings(), loaded.settings());
    assertEquals(surrogate.cost(), loaded.cost());
    assertEquals(surrogate.warmUp(), loaded.warmUp());
  }

  @Test
  void aScaledSurrogateSurvivesSavingToo(@TempDir Path folder) {
    var trainer =
        new ScaledTrainer(provider.trainer(settings, new Seed(5)), ScalingKind.STANDARD);
    Surrogate surrogate = trainer.train(List.of(TRAINING), Progress.NONE);
    Surrogates.save(surrogate, folder.resolve("model.h5"));
    assertSameForecast(surrogate, Surrogates.load(folder.resolve("model.h5")));
  }

  @Test
  void forecastingInLanesEqualsForecastingOneByOne() {
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
  void trainingNeverUsesAPairAcrossABoundary() {
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

  private static double[] oneStep(Surrogate surrogate) {
    return surrogate.forecast(past(surrogate), 1).predicted().state(0);
  }

  @Test
  void anObservedStateReplacesTheFedBackForecast() {
    Surrogate surrogate = train(TRAINING);
    Rollout forced = surrogate.startRollout(1);
    Rollout plain = surrogate.startRollout(1);
    double[] scratch = new double[3];
    for (int step = 1000; step < 1000 + surrogate.warmUp() + 5; step++) {
      forced.observe(TRUTH.state(step));
      forced.forecast(scratch);
      plain.observe(TRUTH.state(step));
    }
    double[] expected = new double[3];
    double[] actual = new double[3];
    plain.observe(TRUTH.state(1400));
    plain.forecast(expected);
    forced.observe(TRUTH.state(1400));
    forced.forecast(actual);
    assertArrayEquals(expected, actual);
  }

  @Test
  void rolloutsOfOneSurrogateDoNotDisturbEachOther() {
    Surrogate surrogate = train(TRAINING);
    Forecast before = surrogate.forecast(past(surrogate), STEPS);
    Rollout other = surrogate.startRollout(3);
    other.observe(new double[] {1, 1, 1, 0.5, 0.5, 2, 0, 0, 3});
    other.forecast(new double[9]);
    Forecast after = surrogate.forecast(past(surrogate), STEPS);
    assertArrayEquals(before.predicted().toArray(), after.predicted().toArray());
  }

  @Test
  void aLaneWhoseMemoryIsCopiedFromAnotherHasItsFuture() {
    Surrogate surrogate = train(TRAINING);
    Rollout rollout = surrogate.startRollout(2);
    int dimension = surrogate.dimension();
    double[] states = new double[2 * dimension];
    for (int step = 0; step < Math.max(2, surrogate.warmUp()); step++) {
      TRUTH.copyState(step, states, 0);
      OTHER.copyState(step, states, dimension);
      rollout.observe(states);
    }
    for (int step = 0; step < 3; step++) {
      rollout.forecast(states);
    }
    if (rollout.memory().isEmpty()) {
      return;
    }
    LaneMemory memory = rollout.memory().get();
    double[] lane = new double[memory.size() + 1];
    memory.read(0, lane, 1);
    memory.set(1, lane, 1);

    for (int step = 0; step < STEPS; step++) {
      rollout.forecast(states);
      assertArrayEquals(
          Arrays.copyOf(states, dimension), Arrays.copyOfRange(states, dimension, 2 * dimension));
    }
  }

  @Test
  void observingDoesNotModifyItsArgument() {
    Rollout rollout = train(TRAINING).startRollout(1);
    double[] state = TRUTH.state(1000);
    rollout.observe(state);
    rollout.forecast(new double[3]);
    assertArrayEquals(TRUTH.state(1000), state);
  }

  @Test
  void binary64ChangesNothing() {
    Surrogate surrogate = train(TRAINING);
    assertSameForecast(surrogate, surrogate.inPrecision(Arithmetic.BINARY64, Scope.ALL));
  }

  @Test
  void aNarrowFormatChangesTheForecastInEveryScope() {
    Surrogate surrogate = train(TRAINING);
    double[] exact = oneStep(surrogate);
    for (Scope scope : Scope.values()) {
      double[] rounded = oneStep(surrogate.inPrecision(Arithmetic.BFLOAT16, scope));
      assertFalse(Arrays.equals(exact, rounded), scope + " rounds nothing");
    }
  }

  @Test
  void everyStateOfANarrowFormatIsANumberOfThatFormat() {
    Surrogate surrogate = train(TRAINING).inPrecision(Arithmetic.BINARY16, Scope.ALL);
    for (double value : surrogate.forecast(past(surrogate), 5).predicted().toArray()) {
      assertEquals(Arithmetic.BINARY16.round(value), value);
    }
  }

  @Test
  void aDivergingRolloutEndsAsDivergedWithItsStep() {
    Arithmetic overflowsAbove3 = Arithmetic.reduced(4, 2);
    Surrogate surrogate = train(TRAINING).inPrecision(overflowsAbove3, Scope.ALL);
    Forecast forecast = surrogate.forecast(past(surrogate), 1000);
    var diverged = assertInstanceOf(Outcome.Diverged.class, forecast.outcome());
    assertEquals(forecast.predicted().steps(), diverged.step());
    assertTrue(diverged.step() < 1000);
  }

  @Test
  void rejectsDataOfAnotherDimension() {
    Surrogate surrogate = train(TRAINING);
    Trajectory wrong = Trajectory.of(new double[400], 4, ChaoticData.TIME_STEP);
    var error = assertThrows(InputException.class, () -> surrogate.forecast(wrong, 1));
    assertTrue(error.getMessage().contains("dimension 3 but has 4"), error.getMessage());
  }

  @Test
  void rejectsDataOfAnotherTimeStep() {
    Surrogate surrogate = train(TRAINING);
    Trajectory wrong = Trajectory.of(new double[300], 3, 0.5);
    var error = assertThrows(InputException.class, () -> surrogate.forecast(wrong, 1));
    assertTrue(error.getMessage().contains("time step 0.02 but has 0.5"), error.getMessage());
  }

  @Test
  void rejectsAStateThatIsNotANumber() {
    Rollout rollout = train(TRAINING).startRollout(2);
    double[] states = {1, 1, 1, 1, Double.NaN, 1};
    var error = assertThrows(InputException.class, () -> rollout.observe(states));
    assertTrue(error.getMessage().contains("lane 1, variable 1"), error.getMessage());
    assertTrue(error.getMessage().contains("NaN"), error.getMessage());
  }

  @Test
  void rejectsStatesOfAnotherLength() {
    Rollout rollout = train(TRAINING).startRollout(2);
    assertThrows(InputException.class, () -> rollout.observe(new double[5]));
    rollout.observe(new double[6]);
    assertThrows(InputException.class, () -> rollout.forecast(new double[7]));
  }

  @Test
  void aForecastNeedsAnObservationFirst() {
    Rollout rollout = train(TRAINING).startRollout(1);
    assertThrows(IllegalStateException.class, () -> rollout.forecast(new double[3]));
  }

  @Test
  void rejectsAPastThatIsTooShortToWarmUp() {
    Surrogate surrogate = train(TRAINING);
    Trajectory past = TRUTH.slice(0, surrogate.warmUp() - 1);
    var error = assertThrows(InputException.class, () -> surrogate.forecast(past, 1));
    assertTrue(error.getMessage().contains("has " + past.steps()), error.getMessage());
  }

  @Test
  void rejectsTrainingDataThatIsTooShort() {
    var error = assertThrows(InputException.class, () -> train(TRAINING.slice(0, 1)));
    assertTrue(error.getMessage().contains("has 1"), error.getMessage());
  }

  @Test
  void rejectsTrainingTrajectoriesThatDiffer() {
    Trajectory wide = Trajectory.of(new double[400], 4, ChaoticData.TIME_STEP);
    Trajectory slow = Trajectory.of(new double[300], 3, 0.5);
    assertThrows(InputException.class, () -> train(TRAINING, wide));
    assertThrows(InputException.class, () -> train(TRAINING, slow));
    assertThrows(InputException.class, () -> train());
  }

  @Test
  void everyOptionIsDescribedAndRecordedInTheSettings() {
    var names = new ArrayList<String>();
    for (OptionDescription option : provider.options()) {
      assertFalse(option.meaning().isBlank(), option.name() + " has no meaning");
      names.add(option.name());
    }
    assertEquals(names, List.copyOf(train(TRAINING).settings().keySet()));
    assertEquals(names.size(), new HashSet<>(names).size(), "names are distinct");
  }

  @Test
  void theDescribedDefaultsAreAccepted() {
    for (OptionDescription option : provider.options()) {
      var one = Map.of(option.name(), option.defaultValue());
      assertNotNull(provider.trainer(one, new Seed(1)), option.name());
    }
  }

  @Test
  void anUnknownOptionIsRejectedWithTheNearestName() {
    String known = provider.options().getFirst().name();
    var error =
        assertThrows(
            InputException.class,
            () -> provider.trainer(Map.of(known + "s", "1"), new Seed(1)));
    assertTrue(error.getMessage().contains("'" + known + "'"), error.getMessage());
  }

  @Test
  void tellsItsProgressUpToTheEnd() {
    var done = new ArrayList<Long>();
    var totals = new HashSet<Long>();
    provider
        .trainer(settings, new Seed(5))
        .train(
            List.of(TRAINING),
            (stage, at, total) -> {
              done.add(at);
              totals.add(total);
            });
    assertEquals(1, totals.size());
    assertEquals(totals.iterator().next(), done.getLast());
  }

  @Test
  void knowsItsCost() {
    Cost cost = train(TRAINING).cost();
    assertTrue(cost.parameters() > 0);
    assertTrue(cost.featureCount() > 0);
    assertTrue(cost.multiplyAdds() > 0);
    assertTrue(cost.bytes() > 0);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
