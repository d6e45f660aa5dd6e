package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Series as others have them: a short one, and one variable of a system with memory, one number a line.
class ForeignSeriesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORT = 60;
  private static final int LONG = 6000;

  @TempDir
  private static Path folder;
  private static Path few;
  private static Path blood;

  @BeforeAll
  static void write() throws IOException {
    few = folder.resolve("s.csv");
    Files.write(few, lorenz());
    blood = folder.resolve("mg.txt");
    Files.write(blood, mackeyGlass());
  }

  /// Lorenz' equations at Δt = 0.05 with six digits, by Euler's method of a thousand steps a row.
  private static List<String> lorenz() {
    var lines = new ArrayList<String>(List.of("x,y,z"));
    double x = 1;
    double y = 1;
    double z = 20;
    double h = 0.05 / 1000;
    for (int row = -500; row < SHORT; row++) {
      if (row >= 0) {
        lines.add(String.format(Locale.ROOT, "%.5g,%.5g,%.5g", x, y, z));
      }
      for (int step = 0; step < 1000; step++) {
        double dx = 10 * (y - x);
        double dy = x * (28 - z) - y;
        double dz = x * y - 8.0 / 3 * z;
        x += h * dx;
        y += h * dy;
        z += h * dz;
      }
    }
    return lines;
  }

  /// x' = 0.2 x(t − 17)/(1 + x(t − 17)¹⁰) − 0.1 x by Euler's method with a step of 0.1, every tenth value, blanks before
  /// each: the file MackeyGlass_t17.txt that reservoir computing is tried on.
  private static List<String> mackeyGlass() {
    int delay = 170;
    double[] x = new double[10 * (LONG + 1000) + delay + 1];
    for (int i = 0; i <= delay; i++) {
      x[i] = 1.2;
    }
    var lines = new ArrayList<String>();
    for (int i = delay; i + 1 < x.length; i++) {
      double past = x[i - delay];
      x[i + 1] = x[i] + 0.1 * (0.2 * past / (1 + Math.pow(past, 10)) - 0.1 * x[i]);
      int since = i - delay;
      if (since % 10 == 0 && since >= 10_000) {
        lines.add(String.format(Locale.ROOT, "  %.7e", x[i + 1]));
      }
    }
    return lines;
  }

  /// Each surrogate is a row: with a horizon, or with the reason and the option that helps.
  @Test
  void sixtyRowsGiveATable() throws IOException {
    JsonNode result = compare(few, "--dt", 0.05, "--trials", 4);
    List<String> rows = new ArrayList<>(result.get("results").findValuesAsText("label"));
    rows.addAll(result.get("failures").findValuesAsText("label"));
    for (String name : List.of("d2r2", "sindy", "lsr-esn", "hsr-esn", "spline-relu")) {
      assertEquals(1, rows.stream().filter(name::equals).count(), name + " in " + rows);
    }
    assertTrue(result.get("results").size() >= 3, result.toString());
    result.get("failures").forEach(
        row -> assertTrue(!row.get("cure").asText().isBlank(), row.toString()));
  }

  @Test
  void fewerSamplesThanUnknownsAreRemarked() {
    CommandRun run =
        CommandRun.of(
            "train", "d2r2", "--data", few, "--dt", 0.05, "--train-steps", 20, "-o",
            folder.resolve("m.h5"))
            .succeeds();
    String said = run.flat() + run.err();
    assertTrue(said.contains("19 samples are fewer than the 35 features"), said);
  }

  /// 1/λ₁ is about 180 samples.
  @Test
  void oneVariableOfASystemWithMemoryGetsDelaysFromATextFile() throws IOException {
    JsonNode result =
        compare(
            blood, "--dt", 1, "--surrogates", "d2r2", "--trials", 16, "--lyapunov", 0.0055,
            "--starts", 10, "--max-steps", 600);
    assertTrue(result.at("/chosenSettings/0/settings/delays").asInt() >= 1, result.toString());
    assertTrue(horizon(result, "d2r2") >= 2.5, result.toString());
  }

  /// Delays by hand reach beyond the memory of 17; without one a polynomial is where persistence is.
  @Test
  void delaysByHandSeeLyapunovTimesAndNoneSeeNothing() throws IOException {
    JsonNode result =
        compare(
            blood, "--dt", 1, "--surrogates", "d2r2,present=d2r2", "-p", "d2r2.delays=6", "-p",
            "d2r2.stride=3", "-p", "d2r2.degree=3", "--settings", "published", "--lyapunov",
            0.0055, "--starts", 10, "--max-steps", 600);
    assertTrue(horizon(result, "d2r2") >= 2.5, result.toString());
    assertTrue(horizon(result, "present") < 0.2, result.toString());
  }

  /// @return mean in Lyapunov times
  private static double horizon(JsonNode result, String label) {
    return StreamSupport.stream(result.get("results").spliterator(), false)
        .filter(row -> row.get("label").asText().equals(label))
        .findFirst()
        .orElseThrow()
        .at("/horizonLyapunov/mean")
        .asDouble();
  }

  private static JsonNode compare(Path file, Object... further) throws IOException {
    Path json = folder.resolve("result.json");
    var words =
        new ArrayList<Object>(
            List.of("compare", "--data", file, "--climate", 0, "--json", json));
    words.addAll(List.of(further));
    CommandRun.of(words.toArray()).succeeds();
    return JSON.readTree(json.toFile());
  }
}
