package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LyapunovCommandTest {
  @TempDir
  Path folder;

  @Test
  void writesTheSpectrumWithItsChecksAsJson() throws IOException {
    Path file = folder.resolve("spectrum.json");
    CommandRun run =
        CommandRun.of("lyapunov", "lorenz63", "--time", 500, "--seed", 3, "--json", file)
            .succeeds();

    assertTrue(run.out().contains("Kaplan–Yorke dimension: 2.0"), run.out());
    assertTrue(run.out().matches("(?s).*\\naveraged over 50\\d time units\\n.*"), run.out());
    assertTrue(run.out().contains("the published 1/λ₁, λ₁ = 0.9064"), run.out());
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals(1, json.get("schemaVersion").asInt());
    assertEquals(3, json.get("exponents").size());
    assertEquals(3, json.get("standardErrors").size());
    assertEquals(0.9056, json.get("exponents").get(0).asDouble(), 0.05);
    assertEquals(-13.6667, json.get("trace").asDouble(), 1e-3);
    assertTrue(json.get("traceResidual").asDouble() < 1e-4);
    assertEquals("lorenz63", json.get("system").get("name").asText());
    assertEquals(3, json.get("manifest").get("seed").asInt());
  }

  @Test
  void aLeadingPartLeavesUnknownWhatNeedsTheWhole() throws IOException {
    Path file = folder.resolve("spectrum.json");
    CommandRun.of(
        "lyapunov", "lorenz96", "-s", "K=6", "--exponents", 1, "--time", 100, "--json", file)
        .succeeds();
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertTrue(json.get("traceResidual").isNull());
    assertTrue(json.get("kaplanYorkeDimension").isNull());
  }

  @Test
  void tooManyExponentsAreBadUsageAndWriteNothing() {
    Path file = folder.resolve("spectrum.json");
    CommandRun run = CommandRun.of("lyapunov", "lorenz63", "--exponents", 4, "--json", file);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("exponents must be ≤ 3"), run.err());
    assertFalse(Files.exists(file));
  }
}
