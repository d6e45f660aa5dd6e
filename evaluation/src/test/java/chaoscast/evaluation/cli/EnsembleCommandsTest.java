package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--ensemble` of `compare`, `evaluate` and `forecast`.
class EnsembleCommandsTest {
  @TempDir
  private Path folder;

  private CommandRun small(Object... further) {
    var words =
        new ArrayList<Object>(
            List.of(
                "compare", "lorenz63", "--dt", 0.02, "--surrogates", "sindy", "-p",
                "sindy.noise=0.01", "--train-steps", 300, "--starts", 6, "--spacing", 20,
                "--max-steps", 50, "--climate", 0, "--start-window", 30));
    words.addAll(List.of(further));
    return CommandRun.of(words.toArray());
  }

  private JsonNode ensembles(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile()).at("/ensembles");
  }

  @Test
  void compareSaysWhetherBandsHoldAndHowFarForecastsWillSee() throws IOException {
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");
    CommandRun run =
        small("--ensemble", 10, "--noise", 0.01, "--threads", 1, "--json", one).succeeds();
    small("--ensemble", 10, "--noise", 0.01, "--threads", 2, "--json", two).succeeds();
    assertTrue(run.flat().contains("ensembles: 10 members, 6 starts"), run.out());
    JsonNode first = ensembles(one).get(0);
    assertEquals(ensembles(one), ensembles(two), "threads decide no result");
    assertEquals("sindy", first.get("label").textValue());
    double band90 = first.get("coverage90").doubleValue();
    // Of six starts whose steps go together this can only be a bound against bands of another size.
    assertTrue(band90 > 0.6 && band90 <= 1, "90%: " + band90);
    assertTrue(first.get("coverage50").doubleValue() < band90);
    assertTrue(first.get("inflation").doubleValue() >= 1);
    assertEquals(6, first.get("predictedHorizons").size());
    assertTrue(first.get("crps").doubleValue() > 0);
  }

  @Tag("slow")
  @Test
  void forecastWritesQuantilesAndAFan() throws IOException {
    Path data = folder.resolve("data.h5");
    Path model = folder.resolve("model.h5");
    Path csv = folder.resolve("forecast.csv");
    Path page = folder.resolve("forecast.html");
    CommandRun.of(
        "generate", "lorenz63", "--steps", 400, "--dt", 0.02, "--noise", 0.01, "-o", data)
        .succeeds();
    CommandRun.of(
        "train", "sindy", "--data", data, "--train-steps", 300, "-p", "noise=0.01", "-o", model)
        .succeeds();
    CommandRun run =
        CommandRun.of(
            "forecast", model, "--data", data, "--from", 299, "--steps", 40, "--ensemble", 20,
            "--start-window", 30, "-o", csv, "--report", page)
            .succeeds();
    assertTrue(run.err().contains("20 members: this forecast will see"), run.err());
    assertTrue(run.err().contains("held-out starts of these data"), run.err());
    List<String> lines = Files.readAllLines(csv);
    assertEquals(
        "time,x,y,z,x_q05,x_q25,x_q50,x_q75,x_q95,y_q05,y_q25,y_q50,y_q75,y_q95,z_q05,z_q25,z_q50,z_q75,z_q95",
        lines.getFirst());
    assertEquals(41, lines.size());
    double[] last = Arrays.stream(lines.getLast().split(",", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
    double[] x = Arrays.copyOfRange(last, 4, 9);
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, x, "quantiles rise");
    assertTrue(x[4] > x[0]);
    String html = Files.readString(page);
    assertTrue(html.contains("90% of the members"));
    assertTrue(html.contains("Spread against error, held-out starts"));
    CommandRun.of("forecast", model, "--data", data, "--ensemble", 1, "-o", csv)
        .rejects("--ensemble must be ≥ 2 but was 1");
    CommandRun.of("forecast", model, "--data", data, "--ensemble", 9, "--noise", 0, "-o", csv)
        .rejects("must have noisy starts to draw from but they are exact");
    CommandRun.of("forecast", model, "--data", data, "--noise", 0.1, "-o", csv)
        .rejects("must stand with --ensemble");
    CommandRun.of(
        "forecast", model, "--data", data, "--ensemble", 3, "--members", "seeds", "-o", csv)
        .rejects("draws nothing at random");
    CommandRun.of("evaluate", model, "--data", data, "--ensemble", 3, "--members", "both")
        .rejects("--members must be start");
    assertTrue(
        CommandRun.of("evaluate", model, "--data", data, "--ensemble", 5, "--starts", 1).err()
            .contains("--ensemble must have ≥ 2 starts"));
    CommandRun evaluated =
        CommandRun.of(
            "evaluate", model, "--data", data, "--ensemble", 5, "--starts", 4, "--max-steps", 20,
            "--climate", 0)
            .succeeds();
    assertTrue(evaluated.flat().contains("ensembles: 5 members, 2 starts"), evaluated.out());
  }

  @Test
  void ensemblesThatCannotBeAreRefusedBeforeAnyTraining() {
    small("--ensemble", 1001, "--noise", 0.01).rejects("--ensemble must be ≤ 1000");
    small("--ensemble", 9).rejects("must have noisy starts to draw from but they are exact");
    CommandRun.of("compare", "lorenz63", "--members", "both")
        .rejects("--members must stand with --ensemble");
    small("--noise", 0.01, "--members", "all").rejects("--members");
  }

  @Test
  @Tag("slow")
  void bandsOfNinetyPercentHoldNinetyPercentOfLorenz63() throws IOException {
    Path file = folder.resolve("result.json");
    CommandRun.of(
        "compare", "--protocol", "schotz2025-lorenz63", "--surrogates", "sindy", "-p",
        "sindy.noise=auto", "--noise", 0.01, "--start", "smoothed", "--train-steps", 8000,
        "--starts", 60, "--max-steps", 900, "--climate", 0, "--ensemble", 50, "--json", file)
        .succeeds();
    JsonNode found = ensembles(file).get(0);
    double band90 = found.get("coverage90").doubleValue();
    assertTrue(band90 >= 0.85 && band90 <= 0.95, "90%: " + band90);
    double within = found.get("horizonsWithin90").doubleValue();
    assertTrue(within >= 0.8, "horizons within their 90%: " + within);
  }
}
