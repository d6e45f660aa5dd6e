package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.files.ExtendedFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("--precision from compare to forecast")
class PrecisionCommandsTest {
  private static final Object[] SMALL = {
    "compare", "--protocol", "schotz2025-lorenz63", "--train-steps", 120, "--starts", 2,
    "--spacing", 60,
    "--climate", 0, "--json"};

  @TempDir
  private Path folder;

  private JsonNode compared(Object... more) throws IOException {
    Path json = folder.resolve("result.json");
    Object[] words = Arrays.copyOf(SMALL, SMALL.length + 1 + more.length);
    words[SMALL.length] = json;
    System.arraycopy(more, 0, words, SMALL.length + 1, more.length);
    CommandRun.of(words).succeeds();
    return new ObjectMapper().readTree(Files.readString(json));
  }

  private static double horizon(JsonNode rows, String label) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.path("label").asText(row.path("name").asText()).equals(label))
        .findFirst()
        .orElseThrow()
        .get("horizonLyapunov")
        .get("mean")
        .doubleValue();
  }

  /// b bits let an exact map see about b ln 2 − 4 Lyapunov times.
  @Test
  @DisplayName("All in b bits: learned equations see what b bits allow, and the rest says why it cannot take part")
  void allInLongArithmetic() throws IOException {
    JsonNode json = compared("--precision", "binary(96)", "--surrogates", "sindy,lsr-esn");
    double limit = 96 * Math.log(2) - 4;
    assertEquals(limit, horizon(json.get("results"), "sindy"), 8);
    assertEquals(limit, horizon(json.get("baselines"), "binary(96)-ceiling"), 8);
    assertEquals("binary(96)", json.get("precision").get("truth").asText());
    assertEquals("binary(96)", json.get("results").get(0).get("precision").asText());
    assertEquals("lsr-esn", json.get("failures").get(0).get("label").asText());
    assertTrue(json.get("results").get(0).get("oneStepError").doubleValue() < 1e-25);
    assertEquals(
        (int) Math.ceil(1.05 * 96 * Math.log(2) / 0.9064 * 64),
        json.get("protocol").get("maxSteps").intValue());
    assertEquals(3, json.get("published").size());
  }

  @Test
  @DisplayName("Truth alone in long arithmetic, as published tables have it: doubles see what doubles allow")
  void truthAlone() throws IOException {
    JsonNode json =
        compared(
            "--precision", "truth=binary(128)", "--surrogates", "sindy", "--max-steps", 2800);
    assertEquals(53 * Math.log(2) - 4, horizon(json.get("results"), "sindy"), 8);
    assertEquals(53 * Math.log(2) - 4, horizon(json.get("baselines"), "float64-ceiling"), 8);
    assertEquals("binary64", json.get("results").get(0).get("precision").asText());
  }

  @Test
  @DisplayName("Trained in many bits, rolled out in doubles, or in fewer: the fewest decide")
  void mixed() throws IOException {
    JsonNode json =
        compared(
            "--precision", "truth=binary(128),train=binary(128)", "--surrogates", "sindy",
            "--max-steps", 2800);
    assertEquals(53 * Math.log(2) - 4, horizon(json.get("results"), "sindy"), 8);
    assertEquals("binary(53)", json.get("results").get(0).get("precision").asText());
    // 24 bits are 24 ln 2 − 4 = 12.6 Lyapunov times; the states that forecasts start from are doubles.
    JsonNode single =
        compared("--precision", "rollout=binary32", "--surrogates", "sindy", "--max-steps", 2800);
    assertEquals("binary32", single.get("results").get(0).get("precision").asText());
    double seen = horizon(single.get("results"), "sindy");
    assertTrue(seen > 5 && seen < 20, () -> "horizon " + seen);
    // What is rounded to 24 bits before anyone sees it.
    JsonNode rounded =
        compared("--precision", "truth=binary32", "--surrogates", "sindy", "--max-steps", 2800);
    double fromSingle = horizon(rounded.get("results"), "sindy");
    assertTrue(fromSingle > 5 && fromSingle < 20, () -> "horizon " + fromSingle);
  }

  @Test
  @DisplayName("What cannot be in long arithmetic is refused before work")
  void refused() {
    CommandRun.of("compare", "--precision", "binary(128)", "--knowledge", "lorenz63")
        .rejects("--precision");
    CommandRun.of("compare", "--precision", "binary(128)", "--noise", 0.1).rejects("left out");
    CommandRun.of("compare", "--precision", "binary(128)", "--data", "none.csv")
        .rejects("none.csv");
    CommandRun.of("compare", "--precision", "binary(128)", "--protocol", "mandal2025-lorenz63")
        .rejects("rk4");
    CommandRun.of("compare", "lorenz96-three-tier", "--precision", "truth=binary(128)")
        .rejects("53 bits");
    CommandRun.of("compare", "--precision", "truth=binary(9)").rejects("53 … 4096");
  }

  @Test
  @DisplayName("A model is trained on all digits of a file, saved, judged by them, and forecasts with them")
  void throughFiles() throws IOException {
    Path data = folder.resolve("data.h5");
    Path model = folder.resolve("model.h5");
    Path forecast = folder.resolve("forecast.h5");
    CommandRun.of(
        "generate", "lorenz63", "--dt", 0.015625, "--substeps", 4, "--steps", 400, "--precision",
        "binary(160)", "-o", data).succeeds();
    String said =
        CommandRun.of(
            "train", "sindy", "--data", data, "--train-steps", 100, "--precision", "binary(160)",
            "-o", model).succeeds().err();
    assertTrue(said.contains("with all their digits"), said);
    CommandRun.of(
        "forecast", model, "--data", data, "--from", 120, "--steps", 200, "-o", forecast)
        .succeeds();
    ExtendedTrajectory truth = ExtendedFiles.read(data);
    ExtendedTrajectory predicted = ExtendedFiles.read(forecast);
    assertEquals(200, predicted.steps());
    BigFloat error = predicted.get(199, 0).subtract(truth.get(320, 0)).abs();
    // 160 bits are 48 digits; in 200 steps, 2.8 Lyapunov times, errors grow by 20, and local ones by more.
    assertTrue(error.getReal() < 1e-38, () -> "off by " + error.getReal());

    Path json = folder.resolve("scores.json");
    CommandRun.of(
        "evaluate", model, "--data", data, "--starts", 2, "--max-steps", 100, "--climate", 0,
        "--json", json)
        .succeeds();
    JsonNode row = new ObjectMapper().readTree(Files.readString(json)).get("results").get(0);
    assertEquals("binary(160)", row.get("precision").asText());
    assertTrue(row.get("oneStepError").doubleValue() < 1e-40, row::toString);
    String described = CommandRun.of("describe", model).succeeds().out();
    assertTrue(described.contains("binary(160)") && described.contains("28"), described);
    assertFalse(described.contains("e-1"), described); // rounding of terms that are not there
  }

  @Test
  @DisplayName("A model in doubles forecasts in no more, and networks are trained in no more")
  void doublesStayDoubles() {
    Path data = folder.resolve("data.h5");
    Path model = folder.resolve("model.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 400, "-o", data).succeeds();
    CommandRun.of("train", "d2r2", "--data", data, "-o", model).succeeds();
    CommandRun.of(
        "forecast", model, "--data", data, "--precision", "binary(128)", "-o",
        folder.resolve("f.h5"))
        .rejects("computes in doubles");
    CommandRun.of(
        "train", "lsr-esn", "--data", data, "--precision", "binary(128)", "-o", model)
        .rejects("lsr-esn");
    CommandRun.of(
        "train", "sindy", "--data", data, "--precision", "binary16", "-o", model)
        .rejects("binary16");
    assertFalse(Files.exists(folder.resolve("f.h5")));
  }
}
