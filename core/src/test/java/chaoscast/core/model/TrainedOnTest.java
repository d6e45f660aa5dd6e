package chaoscast.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.ChaoticData;
import chaoscast.core.Origin;
import chaoscast.core.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainedOnTest {
  private static final Trajectory TRUTH =
      ChaoticData.lorenz(new double[] {1, 2, 20}, 3000).withOrigin(new Origin("a.csv", 0));
  private static final TrainedOn FIRST = TrainedOn.of(List.of(TRUTH.slice(0, 2000)));

  /// Of the bytes of int32 2 and float64 1, −2, 0.5, 0 with NumPy and hashlib.
  @Test
  void theDigestIsSha256OfLittleEndianBytes() {
    String expected = "09c88bb8e17b2858dd2a4efcef215d2b8a2c468d0a98496a17205b8610f6245a";
    assertEquals(expected, StateDigest.of(Trajectory.of(new double[] {1, -2, 0.5, 0}, 2, 1)));
    assertEquals(expected, StateDigest.of(Trajectory.of(new double[] {1, -2, 0.5, -0.0}, 2, 1)));
  }

  @Test
  void theDigestOfASliceIsThatOfItsStates() {
    Trajectory slice = TRUTH.slice(700, 2100);
    assertEquals(
        StateDigest.of(Trajectory.of(slice.toArray(), 3, 1)), StateDigest.of(slice));
  }

  @Test
  void aSliceOfASliceKnowsItsRows() {
    assertEquals(new Origin("a.csv", 130), TRUTH.slice(100, 400).slice(30, 60).origin());
  }

  @Test
  void rowsAreFoundInTheSameDataExactly() {
    assertEquals(Optional.of(new SeenStates(1999, 2000)), FIRST.seenIn(TRUTH, 1999, 3000));
    assertEquals(Optional.empty(), FIRST.seenIn(TRUTH, 2000, 3000));
    assertEquals(
        Optional.of(new SeenStates(0, 300)),
        FIRST.seenIn(TRUTH.slice(0, 2500), 0, 300));
  }

  @Test
  void statesAreFoundInAPartOfTheDataInAnotherFile() {
    Trajectory tail =
        Trajectory.of(TRUTH.slice(1200, 3000).toArray(), 3, TRUTH.timeStep())
            .withOrigin(new Origin("tail.h5", 0));
    SeenStates seen = FIRST.seenIn(tail, 0, 1800).orElseThrow();
    assertTrue(seen.first() < 100 && seen.end() > 700 && seen.end() <= 800, seen.toString());
    assertEquals(Optional.empty(), FIRST.seenIn(tail, 800, 1800));
  }

  @Test
  void statesAreFoundBehindOthersAndWithMoreOfThemThanTrainedOn() {
    double[] joined = Arrays.copyOf(new SplittableRandom(1).doubles(900).toArray(), 900 + 9000);
    System.arraycopy(TRUTH.toArray(), 0, joined, 900, 9000);
    SeenStates seen =
        FIRST.seenIn(Trajectory.of(joined, 3, 1), 0, 3300).orElseThrow();
    assertTrue(seen.first() >= 300 && seen.end() <= 2300, seen.toString());
    assertTrue(seen.end() - seen.first() > 1800, seen.toString());
  }

  @Test
  void digitsThatRecurByChanceAreNotTheSameStates() {
    var random = new SplittableRandom(2);
    double[] recording = random.ints(20_000, 0, 8).asDoubleStream().toArray();
    TrainedOn first = TrainedOn.of(List.of(Trajectory.of(Arrays.copyOf(recording, 10_000), 1, 1)));
    assertEquals(
        Optional.empty(), first.seenIn(Trajectory.of(recording, 1, 1), 10_000, 20_000));
  }

  @Test
  void aSystemAtRestHasSeenNothing() {
    Trajectory rest = Trajectory.of(new double[400], 1, 1);
    TrainedOn first = TrainedOn.of(List.of(rest.slice(0, 200)));
    assertEquals(Optional.empty(), first.seenIn(rest, 200, 400));
  }

  @Test
  void whatIsTrainedOnLaterCountsToo() {
    TrainedOn both =
        TrainedOn.of(List.of(TRUTH.slice(0, 500))).plus(List.of(TRUTH.slice(1000, 1500)));
    assertEquals(1000, both.count());
    assertEquals(Optional.of(new SeenStates(1000, 1200)), both.seenIn(TRUTH, 600, 1200));
    Trajectory shifted = Trajectory.of(TRUTH.slice(1100, 1400).toArray(), 3, 1);
    assertTrue(both.seenIn(shifted, 0, 300).isPresent());
  }
}
