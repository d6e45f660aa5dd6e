package chaoscast.core.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.model.TrainedOn;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShardedTrainingTest {
  private static final int SHARDS = 13;
  private static final int STEPS = 90;
  private static final double STEP = 0.1;

  private static final FeatureMap AFFINE =
      FeatureMap.of(
          2, 3,
          (state, features) -> {
            features[0] = 1;
            features[1] = state[0];
            features[2] = state[1];
          });

  /// x_{t+1} = 0.3 + 0.5 x + 0.2 y, y_{t+1} = 0.1 − 0.4 x + 0.6 y, and as much noise as makes rounding matter.
  private static Trajectory shard(int number) {
    RandomGenerator random = new Seed(7).child("shard/" + number).generator();
    double[] states = new double[2 * STEPS];
    states[0] = random.nextGaussian();
    states[1] = random.nextGaussian();
    for (int t = 1; t < STEPS; t++) {
      double x = states[2 * t - 2];
      double y = states[2 * t - 1];
      states[2 * t] = 0.3 + 0.5 * x + 0.2 * y + random.nextGaussian();
      states[2 * t + 1] = 0.1 - 0.4 * x + 0.6 * y + random.nextGaussian();
    }
    return Trajectory.of(states, 2, STEP);
  }

  private static SurrogateTrainer trainer(Solver solver, double inputNoise) {
    return new ReadoutTrainer(
        "affine", Map.of(), _ -> AFFINE, new ReadoutOptions(Target.STATE, solver, 1e-6),
        new MemoryOptions(inputNoise, 0, 1), new Seed(5));
  }

  private static ShardedTraining training(SurrogateTrainer trainer) {
    return ShardedTraining.of(trainer, SHARDS, number -> List.of(shard(number)));
  }

  private static double[] forecast(Surrogate surrogate) {
    return surrogate.forecast(shard(100), 20).predicted().toArray();
  }

  private static List<Trajectory> all() {
    return IntStream.range(0, SHARDS).mapToObj(ShardedTrainingTest::shard).toList();
  }

  @ParameterizedTest
  @EnumSource(Solver.class)
  void itFindsWhatTrainingOnAllDataAtOnceFinds(Solver solver) {
    SurrogateTrainer trainer = trainer(solver, 0);
    ShardedTraining training = training(trainer);
    Surrogate found = training.solve(training.sum(1, _ -> {}));
    Surrogate whole = trainer.train(all(), Progress.NONE);
    assertEquals(SHARDS * (STEPS - 1L), found.fit().orElseThrow().samples());
    assertArrayEquals(forecast(whole), forecast(found), 1e-12);
    assertEquals(whole.header().trainedOn(), found.header().trainedOn());
  }

  @ParameterizedTest
  @EnumSource(Solver.class)
  void neitherThreadsNorBlocksDecideABit(Solver solver) {
    ShardedTraining training =
        training(new ScaledTrainer(trainer(solver, 0.01), ScalingKind.STANDARD));
    ShardSum one = training.sum(1, _ -> {});
    double[] expected = forecast(training.solve(one));
    for (int threads : new int[] {2, 3, 16}) {
      ShardSum other = training.sum(threads, _ -> {});
      assertArrayEquals(one.regression().statistics(), other.regression().statistics());
      assertEquals(one.trainedOn(), other.trainedOn());
      assertArrayEquals(expected, forecast(training.solve(other)));
    }
  }

  @ParameterizedTest
  @EnumSource(Solver.class)
  void statisticsTravelToTheLastBit(Solver solver) {
    ShardedTraining training = training(trainer(solver, 0));
    ShardSum here = training.block(1, 4, _ -> {});
    ShardSum there = training.sum(here.regression().statistics(), here.trainedOn());
    assertArrayEquals(here.regression().statistics(), there.regression().statistics());
    assertEquals(here.regression().samples(), there.regression().samples());
    ShardSum more = training.block(2, 4, _ -> {});
    assertArrayEquals(
        here.plus(more).regression().statistics(),
        there.plus(training.sum(more.regression().statistics(), TrainedOn.UNKNOWN)).regression()
            .statistics());
  }

  /// Noise of a shard is its own, whoever takes it in, and differs from that of the others.
  @Test
  void noiseOnInputsBelongsToTheShard() {
    SurrogateTrainer noisy = trainer(Solver.NORMAL, 0.1);
    var same = ShardedTraining.of(noisy, 2, _ -> List.of(shard(0)));
    double[] first = same.block(0, 1, _ -> {}).regression().statistics();
    double[] second = same.block(1, 1, _ -> {}).regression().statistics();
    assertTrue(first[3] != second[3]);
    assertArrayEquals(first, same.block(0, 1, _ -> {}).regression().statistics());
  }

  @Test
  void everyShardIsToldOfOnce() {
    var taken = new ConcurrentSkipListSet<Integer>();
    training(trainer(Solver.NORMAL, 0)).sum(3, number -> assertTrue(taken.add(number)));
    assertEquals(SHARDS, taken.size());
  }

  @Test
  void aShardOfAnotherKindIsNamed() {
    var training =
        ShardedTraining.of(
            trainer(Solver.NORMAL, 0), 3,
            number -> List.of(
                number < 2 ? shard(number) : Trajectory.of(new double[30], 3, STEP)));
    InputException refused =
        assertThrows(InputException.class, () -> training.sum(1, _ -> {}));
    assertEquals(
        "shard 3 must have 2 variables, time step 0.1 and inputs [], as the first has, but has 3 variables, time step"
            + " 0.1 and inputs []",
        refused.getMessage());
  }

  @Test
  void aTrainerThatMustSeeAllDataIsRefused() {
    SurrogateTrainer whole = (_, _) -> {
      throw new AssertionError("not called");
    };
    InputException refused =
        assertThrows(
            InputException.class, () -> ShardedTraining.of(whole, 1, _ -> List.of(shard(0))));
    assertTrue(refused.getMessage().contains("does not learn from shards"), refused.getMessage());
  }
}
