package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings of surrogates, chosen from the training part of a file: a coordinate of the Hénon map, whose next
/// value is a polynomial of degree two of the last two, x⁺ = 1 − 1.4 x² + 0.3 x₋.
class AutomaticSettingsTest {
  private static final int ROWS = 800;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  private static Path folder;
  private static Path data;

  @BeforeAll
  static void write() throws IOException {
    data = folder.resolve("henon.csv");
    Files.write(data, henon(ROWS));
  }

  private static List<String> henon(int rows) {
    var lines = new ArrayList<String>();
    double x = 0.1;
    double before = 0.3;
    for (int i = 0; i < rows; i++) {
      double next = 1 - 1.4 * x * x + 0.3 * before;
      before = x;
      x = next;
      lines.add(String.format(Locale.ROOT, "%.6f", x));
    }
    return lines;
  }

  @Test
  void pastedSettingsGiveTheSameTableAndThreadsChangeNothing() throws IOException {
    JsonNode one = compare(data, "--trials", 9, "--threads", 1);
    assertEquals(one.get("results"), compare(data, "--trials", 9, "--threads", 2).get("results"));
    JsonNode chosen = one.get("chosenSettings");
    assertEquals(List.of("d2r2", "lsr-esn"), chosen.findValuesAsText("label"));
    var pasted = new ArrayList<Object>(List.of("--settings", "published"));
    for (JsonNode contestant : chosen) {
      assertEquals(9, contestant.get("trials").asInt());
      contestant.get("flags").forEach(flag -> pasted.addAll(List.of("-p", flag.asText())));
    }
    pasted.addAll(List.of("--surrogates", "d2r2,lsr-esn"));
    JsonNode again = compare(data, pasted.toArray());
    assertEquals(one.get("results"), again.get("results"));
    assertEquals(0, again.get("chosenSettings").size());
  }

  /// The part that tests is the last 30%: other values there, and the same choice.
  @Test
  void statesThatTestAreNotLookedAt() throws IOException {
    List<String> lines = henon(ROWS);
    var random = new Random(1);
    for (int i = (int) (0.7 * ROWS); i < ROWS; i++) {
      lines.set(i, String.format(Locale.ROOT, "%.6f", random.nextGaussian()));
    }
    Path changed = folder.resolve("changed.csv");
    Files.write(changed, lines);
    JsonNode before = compare(data, "--trials", 9).get("chosenSettings");
    assertEquals(before, compare(changed, "--trials", 9).get("chosenSettings"));
  }

  /// Six digits of x are lost after ln(10⁶)/0.42 = 33 steps at the latest; without a delay after one or two.
  @Test
  void oneVariableGetsDelaysByItself() throws IOException {
    JsonNode result = compare(data, "--surrogates", "d2r2", "--trials", 9);
    assertTrue(result.at("/chosenSettings/0/settings/delays").asInt() >= 1, result.toString());
    assertTrue(result.at("/results/0/horizon/mean").asDouble() > 10, result.toString());
    JsonNode published =
        compare(data, "--surrogates", "d2r2", "--settings", "published");
    assertTrue(published.at("/results/0/horizon/mean").asDouble() < 3, published.toString());
  }

  /// Twelve logistic maps on a ring, each coupled to those beside it: x_k⁺ = 0.6 f(x_k) + 0.2 f(x_{k−1}) + 0.2 f(x_{k+1}).
  /// Of all variables 200 rows tell a polynomial of degree one; of three, one for all, the equation itself.
  @Test
  void variablesOnARingAreForecastFromThoseBesideThem() throws IOException {
    Path file = folder.resolve("ring.csv");
    Files.write(file, ring(12, 300));
    JsonNode one = compare(file, "--surrogates", "d2r2", "--trials", 6);
    JsonNode settings = one.at("/chosenSettings/0/settings");
    assertTrue(settings.path("stencil").asInt() >= 1, settings.toString());
    assertTrue(one.at("/results/0/horizon/mean").asDouble() > 5, one.toString());
    var pasted =
        new ArrayList<Object>(List.of("--surrogates", "d2r2", "--settings", "published"));
    one.at("/chosenSettings/0/flags").forEach(flag -> pasted.addAll(List.of("-p", flag.asText())));
    assertEquals(one.get("results"), compare(file, pasted.toArray()).get("results"));
  }

  /// Rows of what stands on a ring, in units in which neighbours are coupled.
  private static List<String> ring(int size, int rows) {
    double[] x = new Random(1).doubles(size).toArray();
    var lines = new ArrayList<String>();
    for (int row = -100; row < rows; row++) {
      double[] next = new double[size];
      var cells = new ArrayList<String>();
      for (int k = 0; k < size; k++) {
        next[k] =
            0.6 * logistic(x[k]) + 0.2 * logistic(x[(k + 1) % size])
                + 0.2 * logistic(x[(k + size - 1) % size]);
        cells.add(String.format(Locale.ROOT, "%.9f", x[k]));
      }
      if (row >= 0) {
        lines.add(String.join(",", cells));
      }
      x = next;
    }
    return lines;
  }

  private static double logistic(double x) {
    return 3.9 * x * (1 - x);
  }

  @Test
  void whatTheUserSetsStaysAndAPresetDecidesAll() throws IOException {
    JsonNode chosen =
        compare(
            data, "--surrogates", "d2r2,fine=d2r2", "-p", "d2r2.delays=3", "-p",
            "fine.preset=precise", "--trials", 4)
            .get("chosenSettings");
    assertEquals("3", chosen.at("/0/settings/delays").asText());
    assertEquals(4, chosen.at("/0/trials").asInt());
    assertEquals("{\"preset\":\"precise\"}", chosen.at("/1/settings").toString());
    assertEquals(0, chosen.at("/1/trials").asInt());
  }

  @Test
  void wideAndShortFilesGiveATable() throws IOException {
    var random = new Random(2);
    var wide = new ArrayList<String>();
    for (int row = 0; row < 200; row++) {
      var cells = new ArrayList<String>();
      for (int column = 0; column < 116; column++) {
        cells.add(String.format(Locale.ROOT, "%.3f", random.nextGaussian()));
      }
      wide.add(String.join(",", cells));
    }
    Path file = folder.resolve("wide.csv");
    Files.write(file, wide);
    JsonNode result =
        compare(
            file, "--trials", 2, "--surrogates", "d2r2,sindy", "--max-steps", 10,
            "--starts", 4);
    assertEquals(2, result.get("results").size() + result.get("failures").size());
    assertEquals("1", result.at("/chosenSettings/0/settings/degree").asText(), result.toString());
    result.get("failures").forEach(row -> assertTrue(!row.get("cure").asText().isBlank()));

    Path few = folder.resolve("short.csv");
    Files.write(few, henon(ROWS).subList(0, 50));
    result =
        compare(
            few, "--trials", 3, "--surrogates", "d2r2,lsr-esn,spline-relu", "--max-steps", 5,
            "--starts", 3);
    assertEquals(3, result.get("results").size(), result.get("failures").toString());
  }

  @Test
  void aNamedProtocolKeepsItsSettings() throws IOException {
    Path truth = folder.resolve("lorenz.csv");
    CommandRun.of("generate", "lorenz63", "--steps", 700, "-o", truth).succeeds();
    JsonNode result =
        compare(
            truth, "--protocol", "pyle2021-lorenz63", "--train-steps", 400, "--starts", 2,
            "--spacing", 50, "--max-steps", 100, "--surrogates", "d2r2");
    assertEquals(0, result.get("chosenSettings").size());
    assertEquals("relative", result.at("/protocol/error").asText());
    assertEquals("0", result.at("/results/0/settings/delays").asText());
  }

  /// A command line says which model it makes, unless it asks for a choice.
  @Test
  void trainChoosesWhereItIsAskedTo() {
    Path model = folder.resolve("model.h5");
    CommandRun plain =
        CommandRun.of("train", "d2r2", "--data", data, "--dt", 1, "-o", model).succeeds();
    assertTrue(!plain.out().contains("-p "), plain.out());
    CommandRun chosen =
        CommandRun.of(
            "train", "d2r2", "--data", data, "--dt", 1, "--settings", "auto", "--trials", 3,
            "-p", "degree=2", "-o", model)
            .succeeds();
    assertTrue(chosen.out().startsWith("settings: 3 trials, held-out horizon "), chosen.out());
    assertTrue(chosen.out().contains("-p degree=2"), chosen.out());
    assertTrue(chosen.out().matches("(?s).*-p delays=[1-9].*"), chosen.out());
  }

  @Test
  void trialsMustBeAtLeastOne() {
    CommandRun.of("compare", "--data", data, "--dt", 1, "--trials", 0)
        .rejects("--trials must be ≥ 1 but was 0");
    CommandRun.of("compare", "--data", data, "--dt", 1, "--settings", "best")
        .rejects("must be one of auto, published but was 'best'");
  }

  private JsonNode compare(Path file, Object... further) throws IOException {
    Path json = folder.resolve("result.json");
    var words =
        new ArrayList<Object>(
            List.of("compare", "--data", file, "--climate", 0, "--lyapunov", 0.42, "--json", json));
    words.addAll(List.of(further));
    if (!words.contains("--surrogates")) {
      words.addAll(List.of("--surrogates", "d2r2,lsr-esn", "-p", "lsr-esn.nodes=50"));
    }
    if (!words.contains("--protocol")) {
      words.addAll(List.of("--dt", 1));
    }
    if (!words.contains("--max-steps")) {
      words.addAll(List.of("--max-steps", 50, "--starts", 20));
    }
    CommandRun.of(words.toArray()).succeeds();
    JsonNode result = JSON.readTree(json.toFile());
    for (JsonNode row : result.get("results")) { // what time took is no result
      var cost = (ObjectNode) row.get("cost");
      cost.remove(List.of("trainSeconds", "secondsPerStep"));
    }
    return result;
  }
}
