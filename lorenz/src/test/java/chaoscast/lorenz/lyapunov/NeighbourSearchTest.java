package chaoscast.lorenz.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.ChaoticData;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourSearchTest {
  /// What the search must find: the first of the least distances, all candidates looked at in order.
  private static int byLookingAtAll(
      EmbeddedStates states, int reference, int[] candidates, int exclusion) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int candidate : candidates) {
      double distance = states.squaredDistance(reference, candidate);
      if (Math.abs(candidate - reference) > exclusion && distance > 0 && distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static void assertFindsWhatLookingAtAllFinds(Trajectory data, int exclusion) {
    EmbeddedStates states = EmbeddedStates.of(data, 3);
    int[] candidates = IntStream.range(0, states.points()).filter(n -> n % 2 == 0).toArray();
    var search = new NeighbourSearch(states, candidates, exclusion);
    for (int reference = 0; reference < states.points(); reference += 7) {
      assertEquals(
          byLookingAtAll(states, reference, candidates, exclusion), search.nearest(reference),
          "neighbour of " + reference);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 400})
  void alongAnAttractorTheNearestFarEnoughInTimeIsFound(int exclusion) {
    assertFindsWhatLookingAtAllFinds(
        ChaoticData.lorenz(new double[] {1, 2, 20}, 1500), exclusion);
  }

  @Test
  void delaysAreCoordinates() {
    Trajectory all = ChaoticData.lorenz(new double[] {1, 2, 20}, 1500);
    double[] x = IntStream.range(0, all.steps()).mapToDouble(n -> all.get(n, 0)).toArray();
    assertFindsWhatLookingAtAllFinds(Trajectory.of(x, 1, all.timeStep()), 30);
  }

  /// On a grid of 5³ points most distances are equal, and each point occurs many times.
  @Test
  void ofEqualDistancesTheEarliestCandidateCounts() {
    RandomGenerator random = new Seed(3).generator();
    double[] grid = random.ints(3 * 1200L, 0, 5).asDoubleStream().toArray();
    assertFindsWhatLookingAtAllFinds(Trajectory.of(grid, 3, 1), 10);
  }

  @Test
  void inTwelveDimensionsTheNearestIsFoundToo() {
    double[] values = new Seed(4).generator().doubles(12 * 800L).toArray();
    assertFindsWhatLookingAtAllFinds(Trajectory.of(values, 12, 1), 10);
  }

  @Test
  void noneIsFoundIfAllAreTooNearInTime() {
    Trajectory data = ChaoticData.lorenz(new double[] {1, 2, 20}, 300);
    EmbeddedStates states = EmbeddedStates.of(data, 1);
    int[] candidates = IntStream.range(0, 300).toArray();
    assertEquals(-1, new NeighbourSearch(states, candidates, 300).nearest(150));
  }
}
