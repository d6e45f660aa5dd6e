package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /// λ₁ = ln 2 of the logistic map at r = 4.
  @Test
  void lyapunovIsEstimatedWhereItIsAskedFor() throws IOException {
    var text = new StringBuilder("x\n");
    double x = 0.3;
    for (int row = 0; row < 4000; row++) {
      text.append(x).append('\n');
      x = 4 * x * (1 - x);
    }
    Path file = Files.writeString(folder.resolve("logistic.csv"), text);
    Path json = folder.resolve("found.json");
    String out =
        CommandRun.of("inspect", file, "--lyapunov", "--json", json).succeeds().flat();
    Matcher found = Pattern.compile("λ₁ (\\S+) ± (\\S+) per time unit, from ").matcher(out);
    assertTrue(found.find(), out);
    assertEquals(Math.log(2), Double.parseDouble(found.group(1)), 0.03);
    JsonNode exponent = new ObjectMapper().readTree(json.toFile()).get("lyapunov");
    assertEquals(Math.log(2), exponent.get("exponent").asDouble(), 0.03);

    CommandRun.of("lyapunov", file)
        .rejects("λ₁ of data is estimated by 'inspect --lyapunov " + file + "'");
    CommandRun unknown = CommandRun.of("lyapunov", "lorenz63", "--data", file);
    assertTrue(
        unknown.err().contains("option --data is not known to 'chaoscast lyapunov' but to "),
        unknown.err());
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
