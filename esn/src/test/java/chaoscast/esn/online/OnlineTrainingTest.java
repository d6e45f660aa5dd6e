package chaoscast.esn.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.NormalEquations;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.esn.LsrEsnProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OnlineTrainingTest {
  private static final Trajectory TRUTH = ChaoticData.lorenz(new double[] {1, 2, 20}, 1500);

  private static ReadoutSurrogate train(int steps) {
    return (ReadoutSurrogate) new LsrEsnProvider()
        .trainer(Map.of("nodes", "40", "target", "increment"), new Seed(2))
        .train(List.of(TRUTH.slice(0, steps)), Progress.NONE);
  }

  @Test
  void withoutForgettingItIsRidgeRegression() {
    RandomGenerator random = new Seed(1).generator();
    var batch = new NormalEquations(6, 2);
    var online = new RecursiveLeastSquares(DenseMatrix.zeros(2, 6), 0.25, 1);
    for (int sample = 0; sample < 50; sample++) {
      DenseMatrix features = DenseMatrix.of(random.doubles(6, -1, 1).toArray(), 6, 1);
      DenseMatrix target = DenseMatrix.of(random.doubles(2, -1, 1).toArray(), 2, 1);
      batch.add(features, target);
      online.update(features, target);
    }
    DenseMatrix expected = batch.solve(0.25).weights();
    for (int i = 0; i < 12; i++) {
      // fifty updates, each exact to some ulps
      assertEquals(expected.get(i / 6, i % 6), online.weights().get(i / 6, i % 6), 1e-12);
    }
  }

  @Test
  void forgettingFollowsASystemThatChanges() {
    var faithful = new RecursiveLeastSquares(DenseMatrix.zeros(1, 1), 1e-6, 1);
    var forgetful = new RecursiveLeastSquares(DenseMatrix.zeros(1, 1), 1e-6, 0.9);
    DenseMatrix one = DenseMatrix.of(new double[] {1}, 1, 1);
    for (int step = 0; step < 400; step++) {
      DenseMatrix target = DenseMatrix.of(new double[] {step < 200 ? 1 : 3}, 1, 1);
      faithful.update(one, target);
      forgetful.update(one, target);
    }
    assertEquals(2, faithful.weights().get(0, 0), 1e-6);
    assertEquals(3, forgetful.weights().get(0, 0), 1e-6);
  }

  /// Half of the features are there in the first samples only: what is forgotten must not be the ridge.
  @Test
  void featuresThatStayAwayForLongDoNotRuinTheWeights() {
    RandomGenerator random = new Seed(3).generator();
    var online = new RecursiveLeastSquares(DenseMatrix.zeros(1, 6), 1e-3, 0.9);
    for (int step = 0; step < 8000; step++) {
      double[] features = random.doubles(6, -1, 1).toArray();
      if (step > 20) {
        Arrays.fill(features, 3, 6, 0);
      }
      double target = features[0] - 2 * features[1] + 3 * features[2] + features[5];
      online.update(DenseMatrix.of(features, 6, 1), DenseMatrix.of(new double[] {target}, 1, 1));
    }
    // Σ λⁿ E φ² = 10/3 beside a ridge of at most 1e-3, and 0 beside it
    double[] expected = {1, -2, 3, 0, 0, 0};
    assertArrayEquals(expected, online.weights().toArray(), 3e-3);
  }

  @Test
  void observingTheSystemImprovesAPoorReadout() {
    for (boolean force : new boolean[] {false, true}) {
      double frozen = lateError(new OnlineTraining.Settings(1e12, 1, force));
      double trained = lateError(new OnlineTraining.Settings(1e-6, 0.99, force));
      assertTrue(
          trained < frozen / 3,
          "from %s to %s, force %s".formatted(frozen, trained, force));
    }
  }

  /// Over the last 500 steps; with a ridge of 1e12 the weights stay where they are.
  private static double lateError(OnlineTraining.Settings settings) {
    var training = new OnlineTraining(train(60), settings);
    double sum = 0;
    for (int step = 60; step < 1500; step++) {
      double error = training.observe(TRUTH.state(step));
      sum += step >= 1000 ? error : 0;
    }
    assertEquals(3, training.surrogate().dimension());
    return sum;
  }

  @Test
  void rejectsAStateThatIsNotFinite() {
    var training = new OnlineTraining(train(60), new OnlineTraining.Settings(1, 1, false));
    assertThrows(InputException.class, () -> training.observe(new double[] {1, Double.NaN, 0}));
    var settings = new OnlineTraining.Settings(1, 1.5, false);
    assertThrows(InputException.class, () -> new OnlineTraining(train(60), settings));
  }
}
