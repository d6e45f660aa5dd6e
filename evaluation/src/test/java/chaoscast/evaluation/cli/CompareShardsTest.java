package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `compare` on training data that are taken in by shards.
class CompareShardsTest {
  @TempDir
  Path folder;
  private Path data;
  private Path test;

  @BeforeEach
  void generate() {
    data = folder.resolve("data");
    test = folder.resolve("test.h5");
    CommandRun.of(
        "generate", "lorenz63", "--steps", 400, "--trajectories", 9, "-o", data, "--quiet")
        .succeeds();
    CommandRun.of(
        "generate", "lorenz63", "--steps", 1200, "--seed", 7, "-o", test, "--quiet").succeeds();
  }

  private CommandRun compare(Object... more) {
    var words =
        new ArrayList<Object>(
            List.of(
                "compare", "--surrogates", "d2r2,lsr-esn,sindy", "-p", "d2r2.degree=2", "-p",
                "lsr-esn.nodes=30", "--climate", 0, "--starts", 20, "--quiet"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  /// Nine shards are blocks of two on one thread and of one on two.
  @Test
  void scoresDoNotDependOnThreadsAndAContestantThatMustSeeAllDataIsARowThatSaysSo()
      throws IOException {
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");
    String heading =
        compare(
            "--data", data, "--test-data", test, "--engine", "local", "--threads", 1, "--json",
            one)
            .succeeds().out();
    compare(
        "--data", data, "--test-data", test, "--engine", "local", "--threads", 2, "--json", two)
        .succeeds();
    assertTrue(heading.contains("trained on 3 600 states"), heading);
    JsonNode found = new ObjectMapper().readTree(one.toFile());
    JsonNode again = new ObjectMapper().readTree(two.toFile());
    assertEquals(2, found.path("results").size());
    for (int row = 0; row < 2; row++) {
      JsonNode here = found.path("results").get(row);
      JsonNode there = again.path("results").get(row);
      assertTrue(here.at("/horizon/mean").asDouble() > 0, here.toString());
      for (String field : List.of("horizon", "errorCurve", "oneStepError", "fit")) {
        assertEquals(here.path(field), there.path(field), field);
      }
    }
    assertEquals("sindy", found.at("/failures/0/label").asText());
    assertTrue(
        found.at("/failures/0/reason").asText().contains("does not learn from shards"),
        found.path("failures").toString());
  }

  @Test
  void whatNeedsAllDataIsRefused() {
    compare("--engine", "local").rejects("--data must be given, a file for each shard");
    compare("--data", data, "--engine", "local").rejects("--test-data must be given");
    compare(
        "--data", data, "--test-data", test, "--engine", "local", "--settings", "auto")
        .rejects("must be left out where the data are taken in by shards");
    compare(
        "--data", data, "--test-data", test, "--engine", "local", "--protocol", "lorenz63")
        .rejects("--protocol must be left out");
    compare(
        "lorenz63", "--data", data, "--test-data", test, "--engine", "local")
        .rejects("SYSTEM must be left out");
  }
}
