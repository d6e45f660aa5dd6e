package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `compare --noise`: training and starts with noise, errors against the truth.
class NoisyStartsTest {
  @TempDir
  private Path folder;

  private static CommandRun compare(Object... further) {
    var words =
        new ArrayList<Object>(
            List.of(
                "compare", "--protocol", "schotz2025-lorenz63-noisy", "--train-steps", 700,
                "--starts", 4, "--spacing", 40, "--max-steps", 400, "--climate", 0));
    words.addAll(List.of(further));
    return CommandRun.of(words.toArray());
  }

  private JsonNode result(Object... further) throws IOException {
    Path file = folder.resolve("result.json");
    var words = new ArrayList<Object>(List.of(further));
    words.addAll(List.of("--json", file));
    compare(words.toArray()).succeeds();
    return new ObjectMapper().readTree(file.toFile());
  }

  private static double mean(JsonNode document, int result) {
    return document.at("/results/%d/horizonLyapunov/mean".formatted(result)).doubleValue();
  }

  @Test
  void aStartFromAWindowSeesFurtherWithADerivativeAndWithout() throws IOException {
    Object[] setting =
        {"--surrogates", "sindy,d2r2", "-p", "sindy.noise=0.01", "-p", "d2r2.degree=3", "-p",
          "d2r2.ridge=1e-6", "--noise", 0.01, "--start-window", 60};
    JsonNode observed = result(setting);
    var words = new ArrayList<>(List.of(setting));
    words.addAll(List.of("--start", "smoothed"));
    JsonNode smoothed = result(words.toArray());

    // One percent of noise is followed for ln(0.5 / 0.01) ≈ 4 Lyapunov times less what the model adds.
    assertTrue(mean(observed, 0) > 1 && mean(observed, 0) < 4.5, "" + mean(observed, 0));
    assertTrue(mean(smoothed, 0) > mean(observed, 0) + 1, "sindy " + mean(smoothed, 0));
    assertTrue(mean(smoothed, 1) > mean(observed, 1), "d2r2 " + mean(smoothed, 1));
    assertEquals(0.01, smoothed.at("/observing/trainingNoise").doubleValue());
    assertEquals(0.01, smoothed.at("/observing/startNoise").doubleValue());
    assertEquals("smoothed", smoothed.at("/observing/start").textValue());
    assertEquals(0, smoothed.at("/published").size(), "nothing is published for 1%");
  }

  @Test
  void whatIsPublishedForTheSameNoiseStandsBesideOurs() {
    CommandRun run = compare("--surrogates", "d2r2", "-p", "d2r2.degree=2", "--noise", 0.1)
        .succeeds();
    String words = run.out().replaceAll("\\s+", " ");
    // Its row wraps where the table is narrow.
    assertTrue(words.contains("published: 64-bit polynomials, start as"), run.out());
    assertTrue(words.contains("white noise of 0.1 of each variable's standard deviation, in"
        + " training and before every forecast"), run.out());
  }

  /// Data come with the noise that they have; errors are against them as they are.
  @Test
  void startsOfNoisyDataAreSmoothedByTheNoiseThatTheyShow() throws IOException {
    Path data = folder.resolve("noisy.csv");
    Path model = folder.resolve("model.h5");
    Path exact = folder.resolve("exact.csv");
    CommandRun.of(
        "generate", "lorenz63", "--dt", 0.02, "--steps", 3000, "--noise", 0.01, "-o", data)
        .succeeds();
    CommandRun.of("generate", "lorenz63", "--dt", 0.02, "--steps", 1500, "-o", exact).succeeds();
    double[] seen = new double[2];
    for (String start : List.of("observed", "smoothed")) {
      Path file = folder.resolve(start + ".json");
      CommandRun run =
          CommandRun.of(
              "compare", "--data", data, "--surrogates", "sindy", "-p", "sindy.noise=auto",
              "--settings", "published", "--lyapunov", 0.9, "--climate", 0, "--starts", 8,
              "--start", start, "--start-window", 100, "--json", file)
              .succeeds();
      JsonNode document = new ObjectMapper().readTree(file.toFile());
      boolean smoothed = start.equals("smoothed");
      seen[smoothed ? 1 : 0] = mean(document, 0);
      assertEquals(start, document.at("/observing/start").textValue());
      assertEquals(
          smoothed, run.flat().contains("Starts: what the surrogate itself makes"), run.out());
    }
    assertTrue(seen[1] > seen[0] + 1, seen[0] + " → " + seen[1]);

    CommandRun.of(
        "train", "sindy", "--data", data, "--train-steps", 1000, "-p", "noise=auto", "-o", model)
        .succeeds();
    CommandRun evaluated =
        CommandRun.of(
            "evaluate", model, "--data", data, "--start", "smoothed", "--starts", 4, "--max-steps",
            200, "--lyapunov", 0.9, "--climate", 0)
            .succeeds();
    assertTrue(evaluated.flat().contains("Starts: what the surrogate"), evaluated.out());
    CommandRun.of(
        "compare", "--data", exact, "--surrogates", "d2r2", "--start", "smoothed", "--starts", 3,
        "--lyapunov", 0.9, "--climate", 0)
        .rejects("--start smoothed needs data that show white noise but these show none");
  }

  @Test
  void whatCannotBeIsRefused() {
    compare("--noise", 1.5).rejects("--noise must be in [0, 1)");
    compare("--noise", -0.1).rejects("--noise must be in [0, 1)");
    compare("--start", "smoothed").rejects("--start smoothed must stand with --noise");
    compare("--noise", 0.1, "--start", "filtered").rejects("--start");
    compare("--noise", 0.1, "--start-window", 1).rejects("--start-window must be ≥ 2 but was 1");
    compare("--noise", 0.1, "--start-window", 4000).rejects("--start-window must be ≤ 2048");
    Path data = folder.resolve("data.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 500, "-o", data).succeeds();
    CommandRun.of("compare", "--data", data, "--noise", 0.1)
        .rejects("--noise must be left out where --data is given");
  }
}
