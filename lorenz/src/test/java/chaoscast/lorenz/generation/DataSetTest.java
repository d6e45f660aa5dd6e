package chaoscast.lorenz.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.lorenz.Lorenz63;
import chaoscast.lorenz.Lorenz96ThreeTier;
import chaoscast.lorenz.Lorenz96TwoTier;
import chaoscast.lorenz.TierCoupling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTest {
  private static final Lorenz63 LORENZ = new Lorenz63(10, 30, 2.5);
  private static final Generation RUN =
      new Generation(
          LORENZ,
          GenerationPlan.of(LORENZ, 30_000)
              .withDiscardedSteps(17)
              .withTimeStep(0.013)
              .withIntegrator(new RungeKutta4(3))
              .withSeed(new Seed(9)));

  @TempDir
  Path folder;

  @Test
  void aFileHoldsWhatTheRunGivesInMemory() {
    Trajectory written = write(new DataSet(RUN, false, 0), "run.h5");
    Trajectory made = RUN.observed(Progress.NONE);
    assertArrayEquals(made.toArray(), written.toArray());
    assertEquals(made.provenance(), written.provenance());
    assertEquals(made.names(), written.names());
    assertEquals(made.timeStep(), written.timeStep());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.h5", "run.csv"})
  void aFileIsMadeAgainFromWhatItSaysAlone(String name) {
    var noisy = new DataSet(RUN, false, 0.01);
    Trajectory written = write(noisy, name);
    DataSet again = DataSet.like(written);
    assertEquals(noisy, again);
    assertArrayEquals(written.toArray(), write(again, "again.h5").toArray());
  }

  /// RK4 of the published step takes about one in two hundred drawn states out of the finite numbers at once.
  @Test
  void aDrawnStateFromWhichTheFirstStepsDivergeIsDrawnAnew() {
    var system = Lorenz96ThreeTier.CHATTOPADHYAY_2020;
    var all =
        new DataSet(
            new Generation(system, GenerationPlan.of(system, 2).withDiscardedSteps(50)), false, 0);
    int anew = 0;
    for (int number = 129; number <= 170; number++) {
      DataSet member = all.member(number);
      double[] first =
          system.initialState(member.generation().plan().seed().child("initial-state"));
      anew += Arrays.equals(first, member.generation().start()) ? 0 : 1;
      assertEquals(2, member.trajectory(Progress.NONE).steps());
    }
    assertEquals(1, anew);
  }

  @Test
  void hiddenVariablesAreMadeAgainToo() {
    var system = new Lorenz96TwoTier(4, 4, 10, 1, 10, 10, TierCoupling.COLUMN);
    var run = new Generation(system, GenerationPlan.of(system, 20).withDiscardedSteps(5));
    Trajectory written = write(new DataSet(run, true, 0), "hidden.h5");
    assertEquals(20, written.dimension());
    assertArrayEquals(
        written.toArray(), write(DataSet.like(written), "again.h5").toArray());
  }

  @Test
  void noiseHasTheShareOfEachVariablesDeviationThatWasAskedFor() {
    Trajectory exact = write(new DataSet(RUN, false, 0), "exact.h5");
    Trajectory noisy = write(new DataSet(RUN, false, 0.05), "noisy.h5");
    for (int i = 0; i < 3; i++) {
      double[] truth = column(exact, i);
      double[] difference = column(noisy, i);
      for (int n = 0; n < truth.length; n++) {
        difference[n] -= truth[n];
      }
      // four standard errors of a deviation from 30 000 numbers
      assertEquals(0.05, deviation(difference) / deviation(truth), 0.05 * 4 / Math.sqrt(60_000));
    }
  }

  @Test
  void membersDifferAndEachIsMadeAgainAlone() {
    var all = new DataSet(RUN, false, 0);
    Trajectory first = write(all.member(1), "1.h5");
    Trajectory second = write(all.member(2), "2.h5");
    assertFalse(Arrays.equals(first.toArray(), second.toArray()));
    assertArrayEquals(first.toArray(), write(DataSet.like(first), "1-again.h5").toArray());
  }

  @Test
  void divergenceLeavesNoFile() {
    var diverging = new Generation(LORENZ, RUN.plan().withTimeStep(10));
    Path file = folder.resolve("none.h5");
    assertThrows(
        InputException.class, () -> new DataSet(diverging, false, 0).write(file, Progress.NONE));
    assertFalse(Files.exists(file));
  }

  @Test
  void dataOfUnknownOriginCannotBeMadeAgain() {
    InputException thrown =
        assertThrows(
            InputException.class,
            () -> DataSet.like(Trajectory.of(new double[] {1, 2}, 1, 0.1)));
    assertEquals(
        "a file that is to be made again must say its system but does not", thrown.getMessage());
  }

  @Test
  void tooManyValuesForAFileAreRejectedBeforeAnyIsMade() {
    var system = new Lorenz96TwoTier(8, 32, 20, 1, 10, 10, TierCoupling.RING);
    var run = new Generation(system, GenerationPlan.of(system, 10_000_000));
    InputException thrown =
        assertThrows(InputException.class, () -> new DataSet(run, true, 0));
    assertEquals(
        "steps must be ≤ 8134407, as a file holds 2147483647 values, but were 10000000",
        thrown.getMessage());
  }

  private Trajectory write(DataSet data, String name) {
    Path file = folder.resolve(name);
    data.write(file, true, Progress.NONE);
    return TrajectoryFiles.read(file);
  }

  private static double[] column(Trajectory trajectory, int variable) {
    double[] values = new double[trajectory.steps()];
    Arrays.setAll(values, n -> trajectory.get(n, variable));
    return values;
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average()
            .orElseThrow());
  }
}
