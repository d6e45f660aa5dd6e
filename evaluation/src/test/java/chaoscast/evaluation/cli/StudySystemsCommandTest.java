package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("study systems")
class StudySystemsCommandTest {
  private static final Object[] SMALL = {
    "study", "systems", "--systems", "henon,logistic", "--surrogates", "d2r2,analog", "--noise",
    "0,0.05", "--seeds", 2, "--train-steps", 200, "--starts", 4, "--max-steps", 40
  };

  @TempDir
  private Path folder;

  /// A quadratic map is a polynomial of degree 2: without noise d2r2 sees as far as rounding and its ridge allow, and
  /// copying among 200 states does not.
  @Test
  @DisplayName("Every surrogate is ranked on every system at every noise, and the page and JSON hold it")
  void ranksOnEverySystem() throws IOException {
    Path json = folder.resolve("systems.json");
    Path page = folder.resolve("systems.html");
    CommandRun run = CommandRun.of(with(SMALL, "--json", json, "--html", page)).succeeds();
    JsonNode found = new ObjectMapper().readTree(json.toFile());
    assertEquals(4, found.get("systems").size());
    assertEquals(8, found.get("points").size());
    for (JsonNode line : found.get("systems")) {
      if (line.get("noise").asDouble() == 0) {
        assertEquals(1, line.get("rank").get(0).asDouble(), line.toString());
        assertTrue(line.get("won").get(0).asBoolean(), line.toString());
      }
    }
    JsonNode first = found.get("points").get(0);
    double exponent = found.get("systems").get(0).get("lyapunovExponent").asDouble();
    assertEquals(0.4192, exponent, 1e-3, "of Hénon's map");
    assertEquals(
        exponent * first.get("horizon").get("mean").asDouble(),
        found.get("systems").get(0).get("horizonLyapunov").get(0).asDouble(), 1e-12);
    assertTrue(run.flat().contains("d2r2 has the best median rank"), run.out());
    assertTrue(Files.readString(page).contains("Who wins where"));
  }

  @Test
  @DisplayName("A study that was stopped goes on and prints the same")
  void resumes() throws IOException {
    Path runs = folder.resolve("runs");
    Object[] resumed = with(SMALL, "--resume", runs);
    String whole = CommandRun.of(resumed).succeeds().out();
    Path log = runs.resolve("trials.jsonl");
    var lines = Files.readAllLines(log);
    assertEquals(1 + 16, lines.size());
    Files.write(log, lines.subList(0, 6));
    assertEquals(whole, CommandRun.of(resumed).succeeds().out());
    CommandRun.of(with(resumed, "--spacing", 9)).rejects("--resume");
    assertEquals(17, Files.readAllLines(log).size());
    resumed[Arrays.asList(resumed).indexOf("--seeds") + 1] = 3;
    CommandRun.of(resumed).succeeds();
    assertEquals(17 + 8, Files.readAllLines(log).size(), "a third seed is added");
  }

  @Test
  @DisplayName("The truth's equations with a wrong parameter take part, and a system without parameters says so")
  void theImperfectModelTakesPart() throws IOException {
    Path json = folder.resolve("wrong.json");
    CommandRun run =
        CommandRun.of(
            "study", "systems", "--systems", "henon,sprott-b", "--surrogates", "analog",
            "--baselines", "-p", "rbf-network.centres=20", "-p", "gaussian-process.samples=50",
            "--train-steps", 100, "--starts", 3, "--spacing", 5, "--max-steps", 20, "--json", json)
            .succeeds();
    JsonNode found = new ObjectMapper().readTree(json.toFile());
    JsonNode standings = found.get("standings");
    assertEquals("wrong-parameter", standings.get(3).get("surrogate").asText());
    // A map whose parameter is 5% wrong errs by more than a hundredth of the spread at once: it is soon lost.
    double horizon = found.get("systems").get(0).get("horizonLyapunov").get(3).asDouble();
    assertTrue(horizon > 0 && horizon < 3, "horizon " + horizon);
    assertTrue(found.get("systems").get(1).get("horizonLyapunov").get(3).isNull());
    assertTrue(run.flat().contains("must have a parameter"), run.out());
  }

  @Test
  @DisplayName("What cannot be is refused before work")
  void refusesBadInput() {
    CommandRun.of("study", "systems", "--systems", "henno").rejects("henon");
    CommandRun.of("study", "systems", "--systems", "henon,henon").rejects("each value once");
    CommandRun.of("study", "systems", "--systems", "henon", "--noise", "2").rejects("[0, 1)");
    CommandRun.of("study", "systems", "--systems", "henon", "--seeds", "0").rejects("--seeds");
    CommandRun.of("study", "systems", "--systems", "henon", "--surrogates", "d2r3").rejects("d2r2");
    CommandRun.of("study", "systems", "--systems", "henon", "-p", "d2r2.degree=x")
        .rejects("degree");
    CommandRun.of("study", "systems", "--systems", "henon", "--lyapunov", "1")
        .rejects("--lyapunov");
  }

  private static Object[] with(Object[] words, Object... further) {
    Object[] all = Arrays.copyOf(words, words.length + further.length);
    System.arraycopy(further, 0, all, words.length, further.length);
    return all;
  }
}
