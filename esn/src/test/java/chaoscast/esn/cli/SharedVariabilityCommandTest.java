package chaoscast.esn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SharedVariabilityCommandTest {
  @TempDir
  Path folder;

  private final StringWriter out = new StringWriter();

  private String run(Object... words) {
    var all = new ArrayList<String>();
    for (Object word : words) {
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

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve(name)));
  }

  /// Waves of incommensurable frequencies.
  private Path waves() throws IOException {
    Path file = folder.resolve("waves.csv");
    var text = new StringBuilder("t,x,y,z\n");
    for (int i = 0; i < 2000; i++) {
      double t = 0.05 * i;
      text.append(
          "%s,%s,%s,%s\n".formatted(
              t, Math.sin(t), Math.cos(1.3 * t) + Math.sin(t), Math.sin(0.7 * t) + Math.sin(t)));
    }
    Files.writeString(file, text);
    return file;
  }

  @Test
  void balanceStandsBesideTheoryAndResumes() throws IOException {
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");
    assertNull(
        run("balance", "--law", "in-degree,assortative", "--neurons", "400,800", "--settling", 50,
            "--duration", 100, "--threads", 1, "--json", one));
    assertNull(
        run("balance", "--law", "in-degree", "--neurons", 400, "--settling", 50, "--duration", 100,
            "--json", two));
    assertNull(
        run("balance", "--law", "in-degree,assortative", "--neurons", "400,800", "--settling", 50,
            "--duration", 100, "--threads", 2, "--resume", "--json", two));
    assertEquals(json("one.json"), json("two.json"));
    JsonNode row = json("one.json").at("/rows/2");
    assertEquals("balanced", row.get("verdict").textValue());
    assertEquals(99 / 17.0 * 0.8 / 1.16, row.at("/theoryRates/0/0").doubleValue(), 1e-9);
    assertTrue(
        run("balance", "--duration", 120, "--resume", "--json", two)
            .startsWith("settings must be those of the earlier run"));
    assertTrue(run("balance", "--law", "asortative").contains("assortative"));
    assertTrue(out.toString().lines().allMatch(line -> line.length() <= 100));
  }

  /// As many states in a file of the same name, but others.
  @Test
  void rowsOfOtherDataAreNotResumed() throws IOException {
    Path data = waves();
    Path found = folder.resolve("found.json");
    Object[] inDegree = {
      "in-degree", "--data", data, "--networks", 1, "-p", "nodes=30", "--json", found, "--resume"};
    Object[] radii = {
      "radii", "--data", data, "--networks", 1, "-p", "nodes=30", "-p", "warmUp=5", "--radii", 0.5,
      "--surrogates",
      "lsr-esn", "--variables", 20, "--json", folder.resolve("radii.json"), "--resume"};
    assertNull(run(inDegree));
    assertNull(run(radii));
    assertNull(run(inDegree));
    Files.writeString(data, Files.readString(data).replace("\n0.0,0.0,", "\n0.0,0.5,"));
    assertTrue(run(inDegree).startsWith("settings must be those of the earlier run"));
    assertTrue(run(radii).startsWith("settings must be those of the earlier run"));
  }

  @Test
  void damagedRowsAreMadeAgainAndDamagedFilesRefused() throws IOException {
    Path file = folder.resolve("rows.json");
    Object[] words = {
      "in-degree", "--data", waves(), "--networks", 2, "-p", "nodes=30", "--json", file,
      "--resume"};
    assertNull(run(words));
    String whole = Files.readString(file);
    for (String damaged : List.of(
        "", "\n \n",
        whole.replaceFirst("\"nodes\" : 30", "\"nodes\" : \"30\""),
        whole.replaceFirst("\"degreeVariance\" : [^,]*", "\"degreeVariance\" : 1e999"),
        whole.replaceFirst("\"key\" : \"2\"", "\"key\" : \"1\""),
        whole.replaceFirst("\"check\" : \"[^\"]*\"", "\"check\" : \"\""),
        whole.replaceFirst("(?s)\"rows\" : .*]", "\"rows\" : [null, 5, \"a\", []]"),
        whole.replaceFirst("(?s)\"rows\" : .*]", "\"rows\" : \"a\""))) {
      Files.writeString(file, damaged);
      assertNull(run(words));
      assertEquals(whole, Files.readString(file), damaged);
    }
    for (String damaged : List.of(
        whole.substring(0, whole.length() / 2), "\u0000\u0000", "[]", "null",
        whole + "}", "{\"settings\":1,\"settings\":2}")) {
      Files.writeString(file, damaged);
      String refused = run(words);
      assertTrue(refused.startsWith(file + " must be a file that an earlier run wrote"), refused);
      assertTrue(refused.matches("(?s).* but line \\d+.*"), refused);
    }
    Files.write(file, whole.getBytes(StandardCharsets.UTF_16));
    assertTrue(run(words).contains("but it is not UTF-8"));
    Files.writeString(file, whole.replaceFirst("\"seed\" : 1", "\"seed\" : \"a\""));
    assertTrue(run(words).startsWith("settings must be those of the earlier run"));
    assertTrue(
        run("in-degree", "--data", waves(), "--resume").startsWith("--json must be given"));
    assertTrue(
        run("in-degree", "--data", waves(), "--json", "-", "--resume")
            .startsWith("--json must be a file with --resume"));
  }

  @Test
  void theFieldsPointsAreReported() throws IOException {
    assertNull(run("field", "--json", folder.resolve("field.json")));
    assertEquals(11.38516, json("field.json").at("/fields/0/hopfDecay").doubleValue(), 1e-5);
    assertEquals(
        0.13579001417829747, json("field.json").at("/fields/0/turing/width").doubleValue(), 1e-12);
    assertNull(run("field", "-p", "inhibitoryInput=0.4", "--json", folder.resolve("one.json")));
    assertEquals(1, json("one.json").get("fields").size());
    assertEquals("inhibitoryWidth must be > 0 but was -1.0",
        run("field", "-p", "inhibitoryWidth=-1"));
  }

  /// x, y and z share sin t and nothing else.
  @Test
  void variablesOfAFileShareTheirCommonWave() throws IOException {
    assertNull(
        run("modes", "--data", waves(), "--factors", 1, "--raw", "--json",
            folder.resolve("modes.json")));
    JsonNode sample = json("modes.json").at("/samples/0");
    assertEquals(1, sample.get("agreement").doubleValue());
    assertEquals(1.5, sample.at("/eigenvalues/0").doubleValue(), 0.1); // three times var sin
    assertEquals(2000, json("modes.json").get("observed").intValue());
    assertTrue(
        run("modes", "--data", waves(), "--window", 1000)
            .startsWith("a recording must have ≥ 8 windows of 1000 states but has 2"));
  }

  @Test
  void modesAndInDegreesOfTrainedNetworksAreCounted() throws IOException {
    Path radii = folder.resolve("radii.json");
    List<Object> command =
        List.of("radii", "--data", waves(), "--surrogates", "hsr-esn", "--radii", "0.1,0.9",
            "--networks", 1, "-p", "nodes=30", "-p", "warmUp=10", "--variables", 10, "--sets", 1,
            "--factors", 2, "--json", radii);
    assertNull(run(command.toArray()));
    JsonNode rows = json("radii.json").get("rows");
    assertEquals(
        List.of("hsr-esn 0.1 1", "hsr-esn 0.9 1"),
        StreamSupport.stream(rows.spliterator(), false).map(r -> r.get("key").textValue())
            .toList());
    assertTrue(rows.at("/0/horizon").doubleValue() >= 0);
    assertTrue(
        run("radii", "--data", waves(), "-p", "nodes=30", "--radii", "-1")
            .contains("spectralRadius must be ≥ 0"));
    assertNull(
        run("in-degree", "hsr-esn", "--data", waves(), "--networks", 2, "-p", "nodes=40", "--json",
            folder.resolve("degrees.json")));
    JsonNode row = json("degrees.json").at("/rows/0");
    assertEquals(40, row.get("degrees").size());
    double mean = 0;
    for (JsonNode degree : row.get("degrees")) {
      mean += degree.doubleValue() / 40;
    }
    assertEquals(6, mean, 1.5); // in-degree of the preset; four standard errors √(6/40)
  }

  @Test
  void trackingAndLayersAreReported() throws IOException {
    assertNull(
        run("spiking", "track", "-p", "excitatorySide=16", "-p", "inhibitorySide=8", "-q",
            "period=120", "-q", "fitted=3", "-q", "tested=2", "-q", "read=20", "--seeds", 1,
            "--json", folder.resolve("track.json")));
    assertEquals(2, json("track.json").get("rows").size());
    assertEquals(24, json("track.json").at("/rows/0/target").size());
    assertNull(
        run("spiking", "layers", "--side", 12, "--duration", 1000, "--settling", 0, "--seeds", 1,
            "--json", folder.resolve("layers.json")));
    assertEquals(6, json("layers.json").get("rows").size());
    assertTrue(out.toString().contains("Correlations of spike counts"));
  }
}
