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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `smooth` on Lorenz' model of 1963 with noise of known size.
class SmoothCommandTest {
  private static final int STEPS = 700;
  private static final double NOISE = 0.5;

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
      values[i] += NOISE * random.nextGaussian();
    }
    TrajectoryFiles.write(Trajectory.of(values, 3, 0.02), noisy);
  }

  @Test
  void writesStatesCloserToTheTruthWithTheirErrors() {
    CommandRun run = CommandRun.of("smooth", noisy, "-o", output).succeeds();

    assertTrue(run.err().contains("noise, in standard deviations"), run.err());
    assertEquals("x0 standard error", TrajectoryFiles.read(output).names().get(3));
    double error = error(TrajectoryFiles.read(output));
    assertTrue(error < 0.1, NOISE + " became " + error);
  }

  /// Polynomials and splines have a derivative, reservoirs a memory.
  @ParameterizedTest
  @ValueSource(strings = {"d2r2 -p degree=2", "spline-relu -p neurons=60", "lsr-esn -p nodes=60",
    "hsr-esn -p nodes=60"})
  void everySurrogateSmoothes(String surrogate) {
    Path model = folder.resolve("model.h5");
    List<Object> words = new ArrayList<>(List.of("train"));
    words.addAll(List.of(surrogate.split(" ")));
    words.addAll(List.of("--data", clean, "-o", model));
    CommandRun.of(words.toArray()).succeeds();
    CommandRun.of("smooth", noisy, "--model", model, "-o", output).succeeds();

    Trajectory smooth = TrajectoryFiles.read(output);
    assertEquals(STEPS, smooth.steps());
    double error = error(smooth);
    assertTrue(error < 0.8 * NOISE, NOISE + " became " + error);
    Trajectory truth = TrajectoryFiles.read(clean);
    double inside = 0;
    for (int i = 0; i < 3 * STEPS; i++) {
      double off = smooth.get(i / 3, i % 3) - truth.get(i / 3, i % 3);
      inside += Math.abs(off) < 1.645 * smooth.get(i / 3, 3 + i % 3) ? 1.0 / (3 * STEPS) : 0;
    }
    assertTrue(inside > 0.75 && inside < 0.99, "bands of 90% hold " + inside);
  }

  private double error(Trajectory smooth) {
    Trajectory truth = TrajectoryFiles.read(clean);
    assertEquals(6, smooth.dimension());
    double square = 0;
    for (int i = 0; i < STEPS; i++) {
      for (int k = 0; k < 3; k++) {
        double error = smooth.get(i, k) - truth.get(i, k);
        square += error * error / (3 * STEPS);
        assertTrue(smooth.get(i, 3 + k) > 0);
      }
    }
    return Math.sqrt(square);
  }

  @Test
  void refusesNoiseThatCannotBe() {
    CommandRun.of("smooth", noisy, "--noise", "0", "-o", output).rejects("need no smoothing");
    CommandRun.of("smooth", noisy, "--noise", "2", "-o", output).rejects("in (0, 1)");
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
