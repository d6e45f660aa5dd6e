package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkResultsCommandTest {
  @TempDir
  Path folder;

  /// A sine is forecast from two of its values, to the end: 20 steps of 0.5 with a known λ₁ of 0.2 are 2 Lyapunov
  /// times.
  @Test
  void aFigureThatMovedIsNamedAndWrittenAnew() throws IOException {
    var data = new StringBuilder("x\n");
    for (int i = 0; i < 300; i++) {
      data.append(Math.sin(0.3 * i)).append('\n');
    }
    Files.writeString(folder.resolve("sine.csv"), data);
    String command =
        "./chaoscast compare --data " + folder.resolve("sine.csv")
            + " --dt 0.5 --lyapunov 0.2 --surrogates d2r2 -p d2r2.delays=1 -p d2r2.degree=1 -p d2r2.ridge=0"
            + " --starts 3 --spacing 5 --max-steps 20";
    Path page =
        Files.writeString(
            folder.resolve("page.md"),
            "# Page\n\n```\n" + command + "\n```\n\n| result | horizon |\n|---|---|\n"
                + "| d2r2 | 2.00 ± 0.00 Lyapunov times |\n| d2r2 | 9.5 time units |\n");

    CommandRun run = CommandRun.of("benchmark", "results", page, "--write");

    assertEquals(1, run.code(), run.err());
    assertTrue(run.flat().contains("d2r2 9.5 time units 10.0 time units moved"), run.out());
    assertTrue(run.out().contains("1 of 2 figures moved"), run.out());
    assertTrue(Files.readString(page).contains("| d2r2 | 10.0 time units |\n"));
    assertEquals(0, CommandRun.of("benchmark", "results", page).code());
    CommandRun.of("benchmark", "results", page, "--only", "lorenz96")
        .rejects("must have a command with figures that holds 'lorenz96'");
  }
}
