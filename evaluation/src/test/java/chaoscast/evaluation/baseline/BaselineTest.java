package chaoscast.evaluation.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Outcome;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.Systems;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.GenerationPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.regression.RandomForest;

class BaselineTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 3000);

  private static Trajectory series(double... values) {
    return Trajectory.of(values, 1, 1);
  }

  /// The nearest of 1, 2, 4, 8 to 2.1 is 2, after which 4 came: an increment of 2.
  @Test
  void theNearestPastStateIsCopied() {
    Surrogate surrogate =
        new AnalogProvider()
            .trainer(Map.of("delays", "0", "neighbours", "1"), new Seed(1))
            .train(List.of(series(1, 2, 4, 8, 16)), Progress.NONE);
    double next = surrogate.forecast(series(2.1), 1).predicted().get(0, 0);
    assertEquals(2.1 + 2, next, 1e-12);
  }

  /// 16 is the nearest to 17, but nothing is known of what follows it; 8 is next, followed by an increment of 8.
  @Test
  void theLastStateIsNobodysNeighbour() {
    Surrogate surrogate =
        new AnalogProvider()
            .trainer(Map.of("delays", "0", "neighbours", "1"), new Seed(1))
            .train(List.of(series(1, 2, 4, 8, 16)), Progress.NONE);
    assertEquals(17 + 8, surrogate.forecast(series(17), 1).predicted().get(0, 0), 1e-12);
  }

  /// Two neighbours at distances r and 2r: weights exp(−(2/3)²) and exp(−(4/3)²) of their mean distance 1.5 r.
  @Test
  void neighboursAreWeightedByTheirDistance() {
    Surrogate surrogate =
        new AnalogProvider()
            .trainer(Map.of("delays", "0", "neighbours", "2"), new Seed(1))
            .train(List.of(series(0, 1), series(3, 7)), Progress.NONE);
    double near = Math.exp(-4.0 / 9);
    double far = Math.exp(-16.0 / 9);
    double expected = 1 + (near * 1 + far * 4) / (near + far);
    assertEquals(expected, surrogate.forecast(series(1), 1).predicted().get(0, 0), 1e-12);
  }

  /// The square of the distance overflows: nothing is near, which is a forecast that diverged and no failure.
  @Test
  void aStateThatHasRunAwayHasNoNeighbour() {
    Surrogate surrogate =
        new AnalogProvider()
            .trainer(Map.of("delays", "0"), new Seed(1))
            .train(List.of(series(1, 2, 4, 8, 16)), Progress.NONE);
    assertEquals(new Outcome.Diverged(0), surrogate.forecast(series(1e200), 3).outcome());
  }

  /// A KD-tree where there are few coordinates, a scan where there are many: both find the nearest.
  @Test
  void manyCoordinatesAreScanned() {
    Trajectory x = column(TRUTH, 0);
    Surrogate surrogate =
        new AnalogProvider()
            .trainer(Map.of("delays", "11", "neighbours", "1"), new Seed(1))
            .train(List.of(x.slice(0, 2000)), Progress.NONE);
    Trajectory past = x.slice(2100, 2112);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 11; step < 1999; step++) {
      double sum = 0;
      for (int delay = 0; delay <= 11; delay++) {
        sum += Math.pow(x.get(step - delay, 0) - past.get(11 - delay, 0), 2);
      }
      if (sum < least) {
        least = sum;
        best = step;
      }
    }
    double expected = past.get(11, 0) + x.get(best + 1, 0) - x.get(best, 0);
    assertEquals(expected, surrogate.forecast(past, 1).predicted().get(0, 0), 1e-9);
  }

  @Test
  void theDataChooseDelaysWhereVariablesAreMissing() {
    Surrogate whole =
        new AnalogProvider().trainer(Map.of(), new Seed(1)).train(List.of(TRUTH), Progress.NONE);
    Surrogate part =
        new AnalogProvider()
            .trainer(Map.of(), new Seed(1))
            .train(List.of(column(TRUTH, 0)), Progress.NONE);
    assertEquals("0", whole.settings().get("delays"));
    assertTrue(Integer.parseInt(part.settings().get("delays")) > 0, part.settings().toString());
  }

  /// Mackey and Glass' equation depends on the state 17 time units ago, 34 steps; delays reach about as far,
  /// which neighbouring steps would not.
  @Test
  void theDataChooseHowFarApartDelaysAre() {
    DynamicalSystem system = Systems.named("mackey-glass").defaultSystem();
    Trajectory data =
        new Generation(system, GenerationPlan.of(system, 2000)).observed(Progress.NONE);
    assertEquals(0.5, data.timeStep());
    Delays delays = Delays.of(Delays.BY_DATA, Delays.BY_DATA, List.of(data));
    assertTrue(delays.past() >= 30, delays.toString());
    assertEquals(new Delays(4, 1), Delays.of(4, Delays.BY_DATA, List.of(data)));
    assertEquals(3, Delays.of(Delays.BY_DATA, 3, List.of(data)).stride());
  }

  /// With noise far below the kernel, the mean passes through its samples.
  @Test
  void aGaussianProcessInterpolates() {
    Trajectory few = TRUTH.slice(0, 60);
    Surrogate surrogate =
        new GaussianProcessProvider()
            .trainer(Map.of("delays", "0"), new Seed(1))
            .train(List.of(few), Progress.NONE);
    for (int step = 0; step < 59; step += 7) {
      assertArrayEquals(
          few.state(step + 1),
          surrogate.forecast(few.slice(step, step + 1), 1).predicted().state(0),
          1e-4);
    }
  }

  /// Increments are some tenths of the deviation, 0.1 in these units; a thousandth of that is left.
  @Test
  void radialBasisFunctionsSolveLeastSquares() {
    Trajectory some = TRUTH.slice(0, 1500);
    Surrogate surrogate =
        new RbfNetworkProvider()
            .trainer(Map.of("delays", "0", "centres", "200"), new Seed(1))
            .train(List.of(some), Progress.NONE);
    double[] errors = new double[200];
    for (int n = 0; n < errors.length; n++) {
      double[] next = surrogate.forecast(TRUTH.slice(2000 + n, 2001 + n), 1).predicted().state(0);
      errors[n] = Math.abs(next[0] - TRUTH.get(2001 + n, 0));
    }
    Arrays.sort(errors);
    assertTrue(errors[100] < 1e-4, "median one-step error " + errors[100]);
  }

  /// One variable that steps by 1 below 2 and by 3 above: one tree of two leaves knows all of it, and a forest of one
  /// sample a leaf what it was shown.
  @Test
  void treesAreStepsBetweenSamples() {
    Trajectory steps = series(0, 1, 2, 5, 8, 11, 14);
    Surrogate boosted =
        new GradientBoostingProvider()
            .trainer(
                Map.of("delays", "0", "trees", "1", "leaves", "2", "shrinkage", "1"),
                new Seed(1))
            .train(List.of(steps), Progress.NONE);
    assertEquals(0.9 + 1, boosted.forecast(series(0.9), 1).predicted().get(0, 0), 1e-9);
    assertEquals(9 + 3, boosted.forecast(series(9), 1).predicted().get(0, 0), 1e-9);
    // Where it splits, between 1 and 2, is the middle.
    assertEquals(1.49 + 1, boosted.forecast(series(1.49), 1).predicted().get(0, 0), 1e-9);
    assertEquals(1.51 + 3, boosted.forecast(series(1.51), 1).predicted().get(0, 0), 1e-9);
  }

  /// The nodes that are kept say what Smile's own forest says, to rounding.
  @Test
  void aForestIsSmilesForest() {
    DelayedSamples samples =
        DelayedSamples.of(List.of(TRUTH.slice(0, 800)), new Delays(0, 1));
    var options = new RandomForestOptions(0, 1, 10, 2, 1000);
    Learner.Fitted fitted = options.fit(samples, new Seed(4));
    long[] seeds = new Seed(4).generator().longs(10).toArray();
    var forest =
        RandomForest.fit(
            TreeNodes.FORMULA,
            TreeNodes.table(samples, 0),
            new RandomForest.Options(10, 1, 30, 400, 2, 1, seeds, null));
    double[] features = new double[4];
    DataFrame table = TreeNodes.table(samples, 0);
    for (int n = 0; n < samples.count(); n += 13) {
      fitted.map().compute(samples.inputs()[n], features);
      assertEquals(forest.predict(table.get(n)), features[0], 1e-12);
    }
  }

  /// A tenth of a step is left, in median, where the state repeats itself after a step is a whole one.
  @Test
  void aNetworkLearns() {
    Surrogate surrogate =
        new MlpProvider()
            .trainer(Map.of("delays", "0", "nodes", "16", "epochs", "40"), new Seed(1))
            .train(List.of(TRUTH.slice(0, 2000)), Progress.NONE);
    double[] shares = new double[200];
    for (int n = 0; n < shares.length; n++) {
      double next =
          surrogate.forecast(TRUTH.slice(2000 + n, 2001 + n), 1).predicted().get(0, 0);
      double step = TRUTH.get(2001 + n, 0) - TRUTH.get(2000 + n, 0);
      shares[n] = Math.abs((next - TRUTH.get(2001 + n, 0)) / step);
    }
    Arrays.sort(shares);
    assertTrue(shares[100] < 0.1, "median share " + shares[100]);
  }

  @Test
  void whatDoesNotFitIntoMemoryIsRefusedBeforeAnyWork() {
    var tooMuch =
        Map.of(
            new RandomForestProvider(),
            Map.of("delays", "0", "trees", "10000", "leafSize", "1"),
            new GradientBoostingProvider(),
            Map.of("delays", "0", "trees", "10000", "leaves", "3000"));
    tooMuch.forEach(
        (provider, settings) -> {
          var trainer = provider.trainer(settings, new Seed(1));
          var refused =
              assertThrows(
                  InputException.class, () -> trainer.train(List.of(TRUTH), Progress.NONE));
          assertTrue(refused.getMessage().contains("trees must be ≤"), refused.getMessage());
        });
  }

  /// Of anything that learns from samples: as few options and data as are allowed still make a forecast, or a sentence.
  @Test
  void theLeastOfEverythingIsEnough() {
    Map<BaselineProvider, Map<String, String>> least =
        Map.of(
            new RbfNetworkProvider(), Map.of("delays", "0", "centres", "1"),
            new GaussianProcessProvider(), Map.of("delays", "0", "samples", "1"),
            new SvrProvider(), Map.of("delays", "0", "samples", "1"),
            new RandomForestProvider(), Map.of("delays", "0", "trees", "1", "leafSize", "1"),
            new GradientBoostingProvider(), Map.of("delays", "0", "trees", "1", "leaves", "2"),
            new MlpProvider(),
            Map.of("delays", "0", "nodes", "1", "layers", "1", "epochs", "1"),
            new AnalogProvider(), Map.of("delays", "0", "neighbours", "1"));
    least.forEach(
        (provider, settings) -> {
          for (int states : new int[] {2, 3, 5, 7, 60}) {
            try {
              Surrogate surrogate =
                  provider.trainer(settings, new Seed(1))
                      .train(List.of(TRUTH.slice(0, states)), Progress.NONE);
              double[] next = surrogate.forecast(TRUTH.slice(9, 10), 1).predicted().state(0);
              assertTrue(Double.isFinite(next[0]), provider.name() + " of " + states);
            } catch (InputException sentence) {
              assertTrue(sentence.getMessage().contains("must"), sentence.getMessage());
            }
          }
        });
  }

  private static Trajectory column(Trajectory of, int variable) {
    double[] values = new double[of.steps()];
    for (int n = 0; n < values.length; n++) {
      values[n] = of.get(n, variable);
    }
    return Trajectory.of(values, 1, of.timeStep());
  }
}
