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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudySearchCommandTest {
  @TempDir
  Path folder;

  @Test
  void findsThatLorenz63IsNotLinearAndTellsTheTestHorizon() throws IOException {
    Path json = folder.resolve("search.json");
    CommandRun run =
        search("random", 8, "-p", "degree=1:4", "-p", "target=increment", "--json", json)
            .succeeds();

    JsonNode result = new ObjectMapper().readTree(json.toFile());
    // one step of Lorenz 63 is not linear
    assertTrue(result.at("/best/degree").intValue() >= 2, run.out());
    assertEquals("increment", result.at("/best/target").textValue());
    assertEquals(6, result.at("/found/perStart").size());
    double best = 0;
    for (JsonNode trial : result.get("trials")) {
      if (trial.at("/options/degree").intValue() == 1) {
        best = trial.get("horizon").doubleValue();
      }
    }
    assertTrue(result.at("/found/mean").doubleValue() > best, run.out());
    assertEquals(
        result.at("/found/mean").doubleValue() - result.at("/before/mean").doubleValue(),
        result.at("/difference/mean").doubleValue(),
        1e-12);
    assertTrue(run.out().contains("\nfound: -p degree="), run.out());
  }

  @Test
  void oneAndTwoThreadsGiveTheSameTableByEitherMethod() throws IOException {
    for (String method : List.of("random", "cma-es")) {
      assertEquals(trials(method, 1), trials(method, 2));
    }
  }

  @Test
  void aSearchThatWasStoppedGoesOnWhereItWas() throws IOException {
    Path whole = folder.resolve("whole");
    String expected = search("cma-es", 12, "--resume", whole).succeeds().out();
    Path log = whole.resolve("trials.jsonl");
    List<String> lines = Files.readAllLines(log);
    Files.writeString(log, String.join("\n", lines.subList(0, 5)) + "\n{\"key\":\"{rid");

    String resumed = search("cma-es", 12, "--resume", whole).succeeds().out();

    assertEquals(expected, resumed);
    assertEquals(lines.subList(0, 5), Files.readAllLines(log).subList(0, 5));
    search("random", 12, "--resume", whole).rejects("must hold this study");
  }

  @Test
  void trialsThatCannotBeAreWorstAndIfAllAreTheSearchSaysWhy() throws IOException {
    Path json = folder.resolve("search.json");
    CommandRun run =
        search(
            "random", 8, "-p", "degree=1,2", "-p", "ridge=1e-4,-1", "--json", json);
    run.succeeds();
    JsonNode result = new ObjectMapper().readTree(json.toFile());
    assertEquals(1e-4, result.at("/best/ridge").doubleValue());
    boolean failed = false;
    for (JsonNode trial : result.get("trials")) {
      failed |= trial.get("failure").isTextual() && trial.get("horizon").isNull();
    }
    assertTrue(failed, run.out());
    assertTrue(run.out().contains("trials failed, the first with degree="), run.out());
    CommandRun none = search("random", 2, "-p", "ridge=-1");
    assertEquals(2, none.code());
    assertTrue(none.err().contains("at least one trial must succeed but all 1 failed"), none.err());
  }

  @Test
  void badInputIsNamedBeforeTheWork() {
    CommandRun.of("study", "search", "d2r3").rejects("did you mean 'd2r2'");
    search("random", 0).rejects("--trials must be ≥ 1 but was 0");
    CommandRun.of("study", "search", "d2r2", "--method", "grid").rejects("must be one of random");
    search("random", 3, "-p", "degree=1:4", "-p", "degree=2:3")
        .rejects("-p must name degree once but does so twice");
    search("random", 3, "--json", folder.resolve("no/search.json")).rejects("must exist but");
  }

  private Map<String, String> trials(String method, int threads) throws IOException {
    Path json = folder.resolve("search.json");
    Path csv = folder.resolve("search.csv");
    search(method, 10, "--threads", threads, "--json", json, "--csv", csv).succeeds();
    JsonNode result = new ObjectMapper().readTree(json.toFile());
    return Map.of(
        "csv", Files.readString(csv),
        "trials", result.get("trials").toString(),
        "found", result.get("found").toString());
  }

  private static CommandRun search(String method, int trials, Object... further) {
    var arguments = new ArrayList<Object>();
    arguments.addAll(
        List.of("study", "search", "d2r2", "--method", method, "--trials", trials,
            "--train-steps", 2000, "--starts", 6, "--spacing", 100, "--max-steps", 300));
    arguments.addAll(List.of(further));
    if (!List.of(further).contains("-p")) {
      arguments.addAll(List.of("-p", "ridge=1e-8:1e-1:log", "-p", "degree=1:3"));
    }
    return CommandRun.of(arguments.toArray());
  }
}
