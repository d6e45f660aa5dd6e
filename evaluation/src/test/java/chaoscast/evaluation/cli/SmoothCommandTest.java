package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `smooth` on Lorenz' model of 1963 with noise of known size.
class SmoothCommandTest {
  private static final int STEPS = 700;

  @TempDir
  Path folder;
  private Path clean;
  private Path noisy;
  private Path output;

  @BeforeEach
  void generate() {
    clean = folder.resolve("clean.h5");
    noisy = folder.resolve("noisy.csv");
    output = folder.resolve("smooth.csv");
    CommandRun.of("generate", "lorenz63", "--steps", STEPS, "--dt", "0.02", "-o", clean)
        .succeeds();
    RandomGenerator random = new Seed(3).generator();
    double[] values = TrajectoryFiles.read(clean).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += 0.5 * random.nextGaussian();
    }
    TrajectoryFiles.write(Trajectory.of(values, 3, 0.02), noisy);
  }

  @Test
  void writesStatesCloserToTheTruthWithTheirErrors() {
    CommandRun run = CommandRun.of("smooth", noisy, "-o", output).succeeds();

    assertTrue(run.err().contains("noise, in standard deviations"), run.err());
    Trajectory smooth = TrajectoryFiles.read(output);
    Trajectory truth = TrajectoryFiles.read(clean);
    assertEquals(6, smooth.dimension());
    assertEquals("x0 standard error", smooth.names().get(3));
    double square = 0;
    for (int i = 0; i < STEPS; i++) {
      for (int k = 0; k < 3; k++) {
        double error = smooth.get(i, k) - truth.get(i, k);
        square += error * error / (3 * STEPS);
        assertTrue(smooth.get(i, 3 + k) > 0);
      }
    }
    assertTrue(Math.sqrt(square) < 0.1, "0.5 became " + Math.sqrt(square));
  }

  @Test
  void refusesNoiseThatCannotBeAndModelsWithoutADerivative() {
    CommandRun.of("smooth", noisy, "--noise", "0", "-o", output).rejects("need no smoothing");
    CommandRun.of("smooth", noisy, "--noise", "2", "-o", output).rejects("in (0, 1)");
    CommandRun.of("smooth", noisy, "--surrogate", "d2r2", "-o", output)
        .rejects("needs a model with a derivative");
    assertFalse(Files.exists(output));
  }

  /// Between gaps there are several files, whose names are not those of the command line.
  @Test
  void numberedFilesReplaceNoInput() throws IOException {
    Path gaps = folder.resolve("gaps-1.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(noisy));
    rows.subList(300, 320).clear();
    Files.write(gaps, rows);

    CommandRun run = CommandRun.of("smooth", gaps, "-o", folder.resolve("gaps.csv"));
    assertEquals(2, run.code());
    assertTrue(
        run.err().replaceAll("\\s+", " ")
            .contains("--output must be another file than the input"),
        run.err());
    assertEquals(rows, Files.readAllLines(gaps));
  }
}
