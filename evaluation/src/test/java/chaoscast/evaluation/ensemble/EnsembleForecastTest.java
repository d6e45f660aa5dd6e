package chaoscast.evaluation.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.Scaling;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.score.ErrorMeasure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Quantiles, horizons and blocks of which all is known.
class EnsembleForecastTest {
  private static Trajectory line(double slope, int steps) {
    return Trajectory.of(
        IntStream.range(0, steps).mapToDouble(step -> slope * (step + 1)).toArray(), 1, 0.5)
        .withNames(List.of("x"));
  }

  /// 19 members at 1, 2 … 19 times the step.
  private static EnsembleForecast fan(int steps) {
    return new EnsembleForecast(
        IntStream.rangeClosed(1, 19).mapToObj(slope -> line(slope, steps)).toList(),
        line(0, steps));
  }

  @Test
  void nineteenMembersDivideWhatMayComeIntoTwentyEquallyLikelyParts() {
    double[] sorted = fan(1).sorted(0, 0);
    assertEquals(1, EnsembleForecast.quantile(sorted, 0.05), 1e-12);
    assertEquals(5, EnsembleForecast.quantile(sorted, 0.25), 1e-12);
    assertEquals(10, EnsembleForecast.quantile(sorted, 0.5), 1e-12);
    assertEquals(12.6, EnsembleForecast.quantile(sorted, 0.63), 1e-12);
    assertEquals(19, EnsembleForecast.quantile(sorted, 0.95), 1e-12);
    assertEquals(19, EnsembleForecast.quantile(sorted, 0.999), 1e-12, "not beyond the extremes");
  }

  @Test
  void aBandHoldsAsManyOfWhatIsAsLikelyAsTheMembersAsItSays() {
    var random = new Seed(3).generator();
    int held = 0;
    int draws = 4000;
    for (int i = 0; i < draws; i++) {
      double[] sorted = DoubleStream.generate(random::nextGaussian).limit(30).sorted().toArray();
      double y = random.nextGaussian();
      held += y >= EnsembleForecast.quantile(sorted, 0.05)
          && y <= EnsembleForecast.quantile(sorted, 0.95) ? 1 : 0;
    }
    // Standard error √(0.9 · 0.1 / 4000) = 0.005.
    assertEquals(0.9, held / (double) draws, 0.02);
  }

  @Test
  void theFileHasTheControlAndThenTheQuantiles() {
    Trajectory states = fan(3).withQuantiles();
    assertEquals(List.of("x", "x_q05", "x_q25", "x_q50", "x_q75", "x_q95"), states.names());
    assertArrayEquals(new double[] {0, 2, 10, 20, 30, 38}, states.state(1), 1e-12);
  }

  @Test
  void aForecastGoesAsFarAsHalfOfItsMembers() {
    var members =
        IntStream.rangeClosed(1, 4).mapToObj(length -> line(1, length)).toList();
    assertEquals(3, new EnsembleForecast(members, line(0, 4)).steps());
    assertEquals(2, new EnsembleForecast(members, line(0, 2)).steps());
  }

  @Test
  void theHorizonIsForeseenFromMembersInThePlaceOfTheTruth() {
    var truth = Trajectory.of(new double[] {-1, 1}, 1, 0.5); // standard deviation 1
    var measure =
        new ErrorMeasure(
            ErrorKind.NRMSE, truth, new Scaling(new double[1], new double[] {1}));
    // Member m is m (n + 1) away after step n from 0 on: the control is valid for ⌊20 / m⌋ steps.
    PredictedHorizon horizon = PredictedHorizon.of(fan(12), measure, 20, 12);
    double[] expected =
        IntStream.rangeClosed(1, 19).mapToDouble(m -> Math.min(12, 20 / m)).sorted().toArray();
    assertArrayEquals(expected, horizon.steps());
    assertEquals(2, horizon.quantile(0.5));
    assertTrue(!horizon.isCensored());
  }

  @Test
  void blocksAreStretchesOfTheDataAndAsLongTogether() {
    Trajectory first = line(1, 100);
    Trajectory second = line(1000, 30);
    List<Trajectory> blocks =
        EnsembleTraining.blocks(List.of(first, second), 10, new Seed(1).generator());
    assertTrue(blocks.stream().allMatch(block -> block.steps() == 10));
    assertEquals(13, blocks.size());
    for (Trajectory block : blocks) {
      double[] changes =
          IntStream.range(1, 10)
              .mapToDouble(i -> block.get(i, 0) - block.get(i - 1, 0))
              .distinct()
              .toArray();
      assertEquals(1, changes.length, "no block straddles two trajectories");
    }
    assertTrue(blocks.stream().map(block -> block.get(0, 0)).distinct().count() > 5);
    double[] again =
        EnsembleTraining.blocks(List.of(first, second), 10, new Seed(1).generator()).stream()
            .mapToDouble(block -> block.get(0, 0))
            .toArray();
    assertTrue(
        Arrays.equals(again, blocks.stream().mapToDouble(block -> block.get(0, 0)).toArray()));
  }

  @Test
  void membersAreSharedOutAmongModels() {
    var plan =
        new EnsemblePlan(23, MemberKind.BOTH, new double[] {1}, 10, new Seed(1), 1);
    assertEquals(10, plan.models());
    assertEquals(23, IntStream.range(0, 10).map(plan::membersOf).sum());
    assertEquals(2, IntStream.range(0, 10).map(plan::membersOf).min().orElseThrow());
  }

  @Test
  void whatIsNoEnsembleIsRefused() {
    var one = assertThrows(InputException.class, () -> EnsemblePlan.requireMembers(1));
    assertTrue(one.getMessage().contains("--ensemble must be ≥ 2 but was 1"));
    var many = assertThrows(InputException.class, () -> EnsemblePlan.requireMembers(1001));
    assertTrue(many.getMessage().contains("--ensemble must be ≤ 1000"), many.getMessage());
    assertThrows(
        InputException.class,
        () -> new EnsemblePlan(5, MemberKind.BOTH, new double[0], 10, new Seed(1), 1));
  }
}
