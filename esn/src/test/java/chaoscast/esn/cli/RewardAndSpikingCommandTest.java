package chaoscast.esn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RewardAndSpikingCommandTest {
  private static final List<String> TINY =
      List.of("learn", "--nodes", "30", "-p", "trialSteps=400", "-p", "trainingTrials=2", "-p",
          "testTrials=1");

  @TempDir
  Path folder;

  private final StringWriter out = new StringWriter();

  private String run(List<String> words, Object... more) {
    var all = new ArrayList<>(words);
    for (Object word : more) {
      all.add(word.toString());
    }
    var failure = new String[1];
    int code =
        new CommandLine(new ReservoirCommands().command())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()))
            .setExecutionExceptionHandler(
                (thrown, command, result) -> {
                  if (!(thrown instanceof InputException)) {
                    throw thrown;
                  }
                  failure[0] = thrown.getMessage();
                  return 2;
                })
            .execute(all.toArray(String[]::new));
    assertEquals(failure[0] == null ? 0 : 2, code);
    return failure[0];
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }

  @Test
  void seedsAreTheSameWhateverTheNumberOfThreadsAndAfterResuming() throws IOException {
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");
    run(TINY, "--seeds", 3, "--threads", 1, "--json", one);
    run(TINY, "--seeds", 1, "--json", two);
    run(TINY, "--seeds", 3, "--threads", 3, "--resume", "--json", two);
    assertEquals(json(one), json(two));
    JsonNode document = json(one);
    assertEquals(1, document.get("schemaVersion").intValue());
    assertEquals("drawing", document.get("task").textValue());
    assertEquals("supertrex", document.get("algorithm").textValue());
    assertEquals(30, document.get("nodes").intValue());
    assertEquals(3, document.get("seeds").size());
    assertEquals(3, document.get("deviations").size());
    assertEquals(0.0057, document.at("/published/0/median").doubleValue());
    String refused =
        run(TINY, "--algorithm", "rmhl", "--seeds", 3, "--resume", "--json", two);
    assertTrue(refused.startsWith("algorithm must be that of the earlier run, 'supertrex'"),
        refused);
  }

  @Test
  void aSeedWhoseNumbersAreNoneIsDoneAgain() throws IOException {
    Path file = folder.resolve("learn.json");
    run(TINY, "--seeds", 2, "--json", file);
    String whole = Files.readString(file);
    for (String damaged : List.of(
        whole.replaceFirst("\"deviations\" : \\[ [^,]*", "\"deviations\" : [ \"a\""),
        whole.replaceFirst("\"gateOpen\" : \\[ [^,]*, ", "\"gateOpen\" : [ "),
        whole.replaceFirst("\"seeds\" : \\[ 1", "\"seeds\" : [ \"1\""))) {
      assertNotEquals(whole, damaged);
      Files.writeString(file, damaged);
      assertEquals(null, run(TINY, "--seeds", 2, "--resume", "--json", file));
      assertEquals(json(file).get("seeds"), new ObjectMapper().readTree("[1,2]"));
      assertTrue(json(file).get("deviations").get(0).isNumber());
    }
  }

  @Test
  void aCurveFromAFileIsDrawnAndAnUnknownTaskIsRefused() throws IOException {
    Path file = folder.resolve("curve.csv");
    Files.writeString(file, "time,x,y,z\n0,0,0,0\n1,1,0,2\n2,1,1,0\n3,0,1,1\n");
    Path result = folder.resolve("result.json");
    Path page = folder.resolve("page.html");
    assertEquals(
        null, run(TINY, "--task", file, "--seeds", 1, "--json", result, "--html", page));
    assertEquals(file.toString(), json(result).get("task").textValue());
    assertEquals(0, json(result).get("published").size());
    assertEquals(null, run(TINY, "--task", file, "--seeds", 1, "--resume", "--json", result));
    Files.writeString(file, Files.readString(file).replace("2,1,1,0", "2,2,1,0"));
    String refused = run(TINY, "--task", file, "--seeds", 1, "--resume", "--json", result);
    assertTrue(refused.startsWith("target must be that of the earlier run"), refused);
    String html = Files.readString(page);
    assertFalse(html.contains("src=") || html.contains("<link rel=\"stylesheet\""), "loads more");
    assertTrue(run(TINY, "--task", "drwing").contains("drawing, arm, arm-cost or a file"));
    assertTrue(run(TINY, "--task", "arm", "--algorithm", "rls").contains("rmhl or supertrex"));
  }

  @Test
  void theoryAndSimulationOfASpatialNetworkAreReported() throws IOException {
    Path theory = folder.resolve("theory.json");
    run(List.of("spiking", "stability", "-p", "inhibitoryWidth=0.2"), "--json", theory);
    assertEquals("static-pattern", json(theory).get("verdict").textValue());
    assertEquals(0.0614, json(theory).at("/leading/real").doubleValue(), 1e-4);
    Path simulation = folder.resolve("simulation.json");
    run(
        List.of("spiking", "simulate", "-p", "excitatorySide=64", "-p", "inhibitorySide=32"),
        "--settling", 50, "--duration", 100, "--json", simulation);
    assertTrue(json(simulation).at("/rates/0").doubleValue() > 0);
    assertTrue(out.toString().contains("static Fano factor"));
  }

  @Test
  void rewardedForecastersStandBesideTheTaughtOne() throws IOException {
    Path file = folder.resolve("wave.csv");
    var text = new StringBuilder("t,x,y\n");
    for (int i = 0; i < 1000; i++) {
      text.append("%s,%s,%s\n".formatted(i, Math.sin(0.01 * i), Math.cos(0.01 * i)));
    }
    Files.writeString(file, text);
    Path result = folder.resolve("result.json");
    Path page = folder.resolve("result.html");
    run(
        List.of("learn-forecast", "--nodes", "30"), "--data", file, "--json", result, "--html",
        page);
    JsonNode rows = json(result).get("rows");
    assertEquals(5, rows.size());
    assertEquals("rls", rows.get(0).get("algorithm").textValue());
    double taught = rows.get(0).get("errorInStandardDeviations").doubleValue();
    assertTrue(taught < 0.2, "taught " + taught);
    for (JsonNode row : rows) {
      assertEquals(20, row.get("horizons").size());
    }
    assertTrue(Files.readString(page).contains("Error of a step"));
    byte[] first = Files.readAllBytes(result);
    run(List.of("learn-forecast", "--nodes", "30", "--resume"), "--data", file, "--json", result);
    assertArrayEquals(first, Files.readAllBytes(result));
  }
}
