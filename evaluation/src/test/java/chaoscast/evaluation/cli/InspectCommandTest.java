package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `inspect` says of times.
class InspectCommandTest {
  @TempDir
  Path folder;

  @Test
  void stampsThatDifferByRoundingAreSaidToBeEquallyFarApart() throws IOException {
    String out = inspected(row -> Double.toString(0.02 * row));
    // Doubles below 8 are 8.9e-16 apart or less: 0.02 (k + 1) − 0.02 k is off by that at most.
    assertTrue(
        out.contains("0.02, from column time, stamps equally far apart to within 8.9e-16\n"), out);
  }

  @Test
  void stampsOfFewDigitsAreToldWithTheirEndsAndNoZerosBehind() throws IOException {
    String out = inspected(row -> String.format(Locale.ROOT, "%.3f", row / 30.0));
    assertTrue(out.contains("stamps 0.033 to 0.034 apart"), out);
  }

  private String inspected(IntFunction<String> time) throws IOException {
    var text = new StringBuilder("time,x\n");
    for (int row = 0; row < 300; row++) {
      text.append(time.apply(row)).append(',').append(Math.sin(0.1 * row)).append('\n');
    }
    return CommandRun.of("inspect", Files.writeString(folder.resolve("data.csv"), text))
        .succeeds().out();
  }
}
