package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Trajectory;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.ExtendedFiles;
import chaoscast.core.files.TrajectoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  @TempDir
  Path folder;

  @Test
  void fileHoldsTheStatesAskedForAndWhereTheyComeFrom() {
    Path file = folder.resolve("truth.h5");

    CommandRun run =
        CommandRun.of(
            "generate", "lorenz63", "-s", "rho=30", "--steps", 50, "--dt", 0.02,
            "--transient", 10, "--substeps", 4, "--seed", 7, "-o", file)
            .succeeds();

    assertEquals("", run.out());
    assertTrue(run.err().startsWith("wrote " + file + ": 50 states of 3 variables"), run.err());
    Trajectory written = TrajectoryFiles.read(file);
    assertEquals(50, written.steps());
    assertEquals(0.02, written.timeStep());
    assertEquals("lorenz63", written.provenance().system());
    assertEquals("30.0", written.provenance().parameters().get("rho"));
    assertEquals(OptionalLong.of(7), written.provenance().seed());
    assertEquals("rk4 substeps=4", written.provenance().integrator());
  }

  @Test
  void equationsOfAFileStandWhereASystemsNameDoes() throws IOException {
    Path mine = folder.resolve("mine.ode");
    Files.writeString(mine, "x' = -x\nx(0) = 1\ntransient = 1\n");
    Path named = folder.resolve("named.csv");
    Path given = folder.resolve("given.csv");
    CommandRun.of("generate", mine, "--steps", 5, "-o", named).succeeds();
    CommandRun.of("generate", "--equations", mine, "--steps", 5, "-o", given).succeeds();
    assertEquals(Files.readString(named), Files.readString(given));
    CommandRun.of("generate", "lorenz63", "--equations", mine, "--steps", 5, "-o", given)
        .rejects("SYSTEM must be left out where --equations is given but was 'lorenz63'");
    CommandRun.of("lyapunov", "--equations", "mine.txt")
        .rejects("--equations must be a file whose name ends in .ode but was mine.txt");
    CommandRun.of("compare", "--equations", folder.resolve("gone.ode")).rejects("gone.ode");
  }

  @Test
  void severalSystemsAndNoisesAreAFileEach() {
    Path many = folder.resolve("many");
    CommandRun.of(
        "generate", "henon,chen", "--steps", 40, "--transient", 5, "--noise", "0,0.01", "-o", many)
        .succeeds();
    Trajectory clean = TrajectoryFiles.read(many.resolve("henon.h5"));
    Trajectory noisy = TrajectoryFiles.read(many.resolve("henon-noise0.01.h5"));
    assertEquals(40, TrajectoryFiles.read(many.resolve("chen-noise0.01.h5")).steps());
    assertEquals(3, TrajectoryFiles.read(many.resolve("chen.h5")).dimension());
    assertEquals(clean.get(7, 0), noisy.get(7, 0), 0.1);
    assertFalse(clean.get(7, 0) == noisy.get(7, 0));
    CommandRun half =
        CommandRun
            .of("generate", "henon,chen", "--steps", 4, "--integrator", "gbs", "--transient", 5,
                "-o", folder.resolve("half"))
            .succeeds();
    assertTrue(half.err().contains("henon.h5 was not written"), half.err());
    assertEquals(4, TrajectoryFiles.read(folder.resolve("half/chen.h5")).steps());
    CommandRun.of("generate", "--all", "--like", many.resolve("chen.h5"), "-o", many)
        .rejects("--like, --trajectories, --comments and --precision must be left out");
    CommandRun.of("generate", "chen,henn", "--steps", 4, "-o", many)
        .rejects("unknown system 'henn': did you mean 'henon'?");
  }

  /// Each state is one Runge–Kutta step after the one before, computed here with numbers in place of arrays.
  @Test
  void longNumbersAreWrittenWithEveryDigitAndMadeAgain() throws IOException {
    Path file = folder.resolve("digits.h5");
    CommandRun run =
        CommandRun.of(
            "generate", "lorenz63", "--steps", 6, "--dt", 0.0078125, "--transient", 3,
            "--precision", "binary(512)", "-o", file)
            .succeeds();
    assertTrue(run.err().contains("every digit in binary(512)"), run.err());
    ExtendedTrajectory digits = ExtendedFiles.read(file);
    assertEquals(512, digits.format().bits());
    for (int n = 0; n < 5; n++) {
      BigFloat[] next = runge(digits, n);
      for (int k = 0; k < 3; k++) {
        BigFloat error = next[k].subtract(digits.get(n + 1, k)).abs();
        assertTrue(error.compareTo(digits.format().getOne().scalb(-500)) < 0, error::toString);
      }
    }
    Path again = folder.resolve("again.h5");
    CommandRun.of("generate", "--like", file, "-o", again).succeeds();
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    assertTrue(
        CommandRun.of("inspect", file).succeeds().out()
            .contains("512 bits: what computes in doubles"));
    CommandRun.of("generate", "lorenz63", "--steps", 6, "--precision", "binary(512)", "-o",
        folder.resolve("digits.csv")).rejects("must end in .h5 or .hdf5");
    CommandRun.of("generate", "lorenz63", "--steps", 6, "--precision", "binary(512)", "--noise",
        0.1, "-o", again).rejects("--noise must be left out");
    CommandRun.of("generate", "lorenz63", "--steps", 6, "--precision", "binary(512)",
        "--integrator", "dp853", "-o", again).rejects("must be integrated by rk4 in binary(512)");
    CommandRun.of("generate", "lorenz63", "--steps", 6, "--precision", "binary16", "-o", again)
        .rejects("--precision must be binary64 or binary(p) but was binary16");
  }

  private static BigFloat[] runge(ExtendedTrajectory states, int n) {
    BigFloat h = states.format().number(states.timeStep());
    var y = new BigFloat[] {states.get(n, 0), states.get(n, 1), states.get(n, 2)};
    BigFloat[] k1 = lorenz(y);
    BigFloat[] k2 = lorenz(moved(y, h.scalb(-1), k1));
    BigFloat[] k3 = lorenz(moved(y, h.scalb(-1), k2));
    BigFloat[] k4 = lorenz(moved(y, h, k3));
    var sum = new BigFloat[3];
    for (int k = 0; k < 3; k++) {
      sum[k] =
          k1[k].add(k2[k].multiply(2)).add(k3[k].multiply(2)).add(k4[k]).divide(h.newInstance(6));
    }
    return moved(y, h, sum);
  }

  private static BigFloat[] moved(BigFloat[] y, BigFloat h, BigFloat[] slope) {
    return new BigFloat[] {
      y[0].add(h.multiply(slope[0])), y[1].add(h.multiply(slope[1])),
      y[2].add(h.multiply(slope[2]))};
  }

  private static BigFloat[] lorenz(BigFloat[] y) {
    return new BigFloat[] {
      y[1].subtract(y[0]).multiply(10),
      y[0].multiply(y[0].newInstance(28).subtract(y[2])).subtract(y[1]),
      y[0].multiply(y[1]).subtract(y[2].multiply(y[2].newInstance(8.0 / 3)))};
  }

  @Test
  void sameSeedGivesTheSameStates() {
    assertArrayEquals(generated("a.csv", 3).toArray(), generated("b.h5", 3).toArray());
    assertFalse(generated("c.h5", 4).get(0, 0) == generated("d.h5", 3).get(0, 0));
  }

  @Test
  void hiddenVariablesAreWrittenOnRequest() {
    Path file = folder.resolve("hidden.h5");

    CommandRun.of(
        "generate", "lorenz96-three-tier", "--steps", 5, "--transient", 5, "--hidden",
        "-o", file)
        .succeeds();

    assertEquals(584, TrajectoryFiles.read(file).dimension());
  }

  @Test
  void unknownNamesAreAnsweredWithTheNearest() {
    Path file = folder.resolve("x.h5");

    CommandRun.of("generate", "lorenz36", "--steps", 5, "-o", file)
        .rejects("unknown system 'lorenz36': did you mean 'lorenz");
    CommandRun.of("generate", "lorenz63", "-s", "roh=3", "--steps", 5, "-o", file)
        .rejects("unknown parameter of lorenz63 'roh': did you mean 'rho'?");
    CommandRun.of("generate", "lorenz63", "--integrator", "rk5", "--steps", 5, "-o", file)
        .rejects("unknown integrator 'rk5': did you mean 'rk4'?");
    assertTrue(isEmpty());
  }

  @Test
  void valuesOutOfRangeAreNamedWithTheirConstraint() {
    Path file = folder.resolve("x.h5");

    CommandRun.of("generate", "lorenz63", "--steps", 0, "-o", file)
        .rejects("--steps must be ≥ 1 but was 0");
    CommandRun.of("generate", "lorenz63", "--steps", 5, "--dt", -1, "-o", file)
        .rejects("--dt must be > 0 but was -1.0");
    CommandRun.of("generate", "lorenz63", "-s", "sigma=-1", "--steps", 5, "-o", file)
        .rejects("sigma must be > 0 but was -1.0");
    CommandRun.of("generate", "lorenz63", "-s", "sigma", "--steps", 5, "-o", file)
        .rejects("-s must be key=value but was 'sigma'");
    CommandRun.of(
        "generate", "lorenz63", "--steps", 5, "--integrator", "dp853", "--substeps", 2,
        "-o", file)
        .rejects("--integrator must be rk4 where --substeps is given but was dp853");
    assertTrue(isEmpty());
  }

  @Test
  void targetIsCheckedBeforeTheWork() {
    CommandRun.of("generate", "lorenz63", "--steps", 2_000_000_000, "-o", folder.resolve("x.txt"))
        .rejects("must end in .h5, .hdf5, .csv or .npy but was");
    CommandRun.of(
        "generate", "lorenz63", "--steps", 2_000_000_000, "-o", folder.resolve("no/x.h5"))
        .rejects("must exist but");
    assertTrue(isEmpty());
  }

  @Test
  void aFileIsMadeAgainFromWhatItSaysAlone() throws IOException {
    Path file = folder.resolve("first.h5");
    Path again = folder.resolve("again.h5");
    CommandRun.of(
        "generate", "lorenz63", "-s", "rho=30", "--steps", 50, "--dt", 0.02, "--transient", 10,
        "--integrator", "gbs", "--tolerance", 1e-9, "--seed", 7, "--noise", 0.01, "-o", file)
        .succeeds();
    CommandRun.of("generate", "--like", file, "-o", again).succeeds();
    assertEquals(-1, Files.mismatch(file, again));
    CommandRun.of("generate", "lorenz63", "--like", file, "-o", again)
        .rejects("--like must stand without a system and its settings");
  }

  @Test
  void severalTrajectoriesGoToFilesOfTheirOwn() {
    CommandRun.of(
        "generate", "lorenz63", "--steps", 20, "--trajectories", 3, "-o", folder.resolve("t.h5"))
        .succeeds();
    Trajectory first = TrajectoryFiles.read(folder.resolve("t-1.h5"));
    Trajectory third = TrajectoryFiles.read(folder.resolve("t-3.h5"));
    assertFalse(first.get(0, 0) == third.get(0, 0));
    assertFalse(first.provenance().seed().equals(third.provenance().seed()));
  }

  @Test
  void aStiffSystemIsIntegratedExponentiallyUnlessToldOtherwise() {
    Path file = folder.resolve("waves.h5");
    CommandRun.of(
        "generate", "kuramoto-sivashinsky", "--steps", 5, "--transient", 5, "-o", file)
        .succeeds();
    assertEquals(
        "etdrk4 substeps=1", TrajectoryFiles.read(file).provenance().integrator());
  }

  @Test
  void systemAndStepsAreNeededUnlessAFileSaysThem() {
    Path file = folder.resolve("x.h5");
    CommandRun.of("generate", "--steps", 5, "-o", file).rejects("a SYSTEM must be given");
    CommandRun.of("generate", "lorenz63", "-o", file).rejects("--steps must be given");
    assertTrue(isEmpty());
  }

  @Test
  void missingOptionIsBadUsage() {
    CommandRun.of("generate", "lorenz63", "--steps", 5).rejects("--output=FILE");
  }

  private Trajectory generated(String name, long seed) {
    Path file = folder.resolve(name);
    CommandRun.of("generate", "lorenz63", "--steps", 20, "--seed", seed, "-o", file).succeeds();
    return TrajectoryFiles.read(file);
  }

  private boolean isEmpty() {
    try (var files = Files.list(folder)) {
      return files.map(Path::toString).toList().equals(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
