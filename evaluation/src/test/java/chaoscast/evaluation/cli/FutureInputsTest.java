package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Inputs of the future as columns and as a file: x(t + 1) = 0.5 x(t) + u(t) with u(t) = sin 0.7 t, which a polynomial
/// of first degree is exactly.
class FutureInputsTest {
  private static final int STEPS = 300;
  private static final int KNOWN = 200;

  @TempDir
  private Path folder;
  private final double[] x = new double[STEPS];
  private Path model;

  @BeforeEach
  void train() throws IOException {
    for (int t = 1; t < STEPS; t++) {
      x[t] = 0.5 * x[t - 1] + u(t - 1);
    }
    model = folder.resolve("m.h5");
    CommandRun.of(
        "train", "d2r2", "--data", table("train.csv", 0, KNOWN, KNOWN, true), "--inputs", "u", "-p",
        "degree=1", "-p", "ridge=0", "-o", model)
        .succeeds();
  }

  @Test
  void rowsBehindTheLastStateAndAFileOfTheirOwnTellTheSame() throws IOException {
    Path columns = table("columns.csv", 0, KNOWN, STEPS, true);
    Path past = table("past.csv", 0, KNOWN, KNOWN, true);
    Path timed = inputs("timed.csv", KNOWN - 20, STEPS, true);
    Path next = inputs("next.csv", KNOWN, STEPS, false);
    Path report = folder.resolve("report.html");
    forecast(columns, 100, "--report", report).succeeds();
    assertTrue(Files.readString(report).contains("input u"));
    assertExact();
    forecast(past, 100, "--future-inputs", timed).succeeds();
    assertExact();
    forecast(past, 100, "--future-inputs", next).succeeds();
    assertExact();
  }

  @Test
  void theFirstMissingStepIsNamed() throws IOException {
    Path past = table("past.csv", 0, KNOWN, KNOWN, true);
    assertRefused(forecast(past, 100), "are missing from step 1, t = 200.0, on");
    assertRefused(
        forecast(table("columns.csv", 0, KNOWN, KNOWN + 40, true), 100),
        "are missing from step 41, t = 240.0, on");
    Path late = inputs("late.csv", KNOWN + 2, STEPS, true);
    assertRefused(
        forecast(past, 10, "--future-inputs", late), "from " + late + " at step 1, t = 200.0");
  }

  @Test
  void aModelIsScoredWithInputsFromAFile() throws IOException {
    Path states = table("states.csv", KNOWN, STEPS, STEPS, false);
    Path early = inputs("short.csv", KNOWN - 5, STEPS - 30, true);
    Path whole = inputs("whole.csv", KNOWN - 5, STEPS, true);
    assertRefused(
        evaluate(states, "--future-inputs", early), "from " + early + " at step 70, t = 270.0");
    CommandRun scored = evaluate(states, "--future-inputs", whole).succeeds();
    assertTrue(scored.flat().contains("every forecast is valid to its end"), scored.out());
  }

  private CommandRun forecast(Path data, int steps, Object... more) {
    return run(
        List.of("forecast", model, "--data", data, "--steps", steps, "-o",
            folder.resolve("f.npy")),
        more);
  }

  private CommandRun evaluate(Path data, Object... more) {
    return run(
        List.of("evaluate", model, "--data", data, "--climate", 0, "--starts", 3, "--max-steps", 20,
            "--lyapunov", 1),
        more);
  }

  private static CommandRun run(List<Object> first, Object... more) {
    var words = new ArrayList<>(first);
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private static void assertRefused(CommandRun run, String message) {
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  private void assertExact() {
    Trajectory predicted = TrajectoryFiles.read(folder.resolve("f.npy"), OptionalDouble.of(1));
    for (int t = 0; t < STEPS - KNOWN; t++) {
      assertEquals(x[KNOWN + t], predicted.get(t, 0), 1e-9);
    }
  }

  private static double u(int t) {
    return Math.sin(0.7 * t);
  }

  /// Rows `from` to `end`, of which those from `known` on have no state.
  private Path table(String name, int from, int known, int end, boolean driven)
      throws IOException {
    var text = new StringBuilder(driven ? "time,x,u\n" : "time,x\n");
    for (int t = from; t < end; t++) {
      text.append(t).append(".0,").append(t < known ? x[t] : "");
      text.append(driven ? "," + u(t) : "").append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private Path inputs(String name, int from, int end, boolean timed) throws IOException {
    var text = new StringBuilder(timed ? "time,u\n" : "u\n");
    for (int t = from; t < end; t++) {
      text.append(timed ? t + ".0," : "").append(u(t)).append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
