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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyEquivalenceCommandTest {
  @TempDir
  Path folder;

  private static CommandRun study(Object... words) {
    var arguments = new ArrayList<Object>(List.of("study", "equivalence", "lorenz63"));
    arguments.addAll(List.of("--train-steps", 1500, "--starts", 6, "--spacing", 50));
    arguments.addAll(List.of("--max-steps", 200));
    arguments.addAll(List.of(words));
    if (!arguments.contains("--seeds")) {
      arguments.addAll(List.of("--seeds", 1));
    }
    return CommandRun.of(arguments.toArray());
  }

  private static double mean(JsonNode points, String forecaster, String reference) {
    for (JsonNode point : points) {
      if (point.at("/factors/forecaster").textValue().equals(forecaster)
          && point.at("/factors/held against").textValue().equals(reference)) {
        return point.at("/horizon/mean").doubleValue();
      }
    }
    throw new AssertionError(forecaster + " is not in " + points);
  }

  @Test
  void aNetworkThatIsAPolynomialIsItsSeries() throws IOException {
    Path json = folder.resolve("study.json");
    // linear nodes without recurrence and products of two: a quadratic map
    study(
        "-p", "nodes=30", "-p", "activation=linear", "-p", "spectralRadius=0", "-p",
        "features=products", "-p", "inputTopology=dense", "--degree", 2, "--depth", 1, "--json",
        json)
        .succeeds();
    JsonNode document = new ObjectMapper().readTree(Files.readString(json));
    JsonNode distances = document.get("distances");
    // the rounding of thirty features, and of a change of units
    assertEquals(0, distances.at("/oneStep/its series, 1 step, network").doubleValue(), 1e-8);
    assertEquals(0, distances.at("/oneStep/polynomial fit to it, network").doubleValue(), 1e-3);
    assertEquals(1500 - 50, distances.get("states").intValue());
    assertEquals(0, distances.at("/oneStep/its series, past inputs, network").doubleValue(), 1e-8);
    JsonNode points = document.get("points");
    // all of 200 steps of 0.005: chaos has not blown the rounding up so far
    assertEquals(1.0, mean(points, "its series, 1 step", "lsr-esn"), 1e-12);
    assertEquals(
        mean(points, "lsr-esn", "truth"), mean(points, "its series, 1 step", "truth"), 1e-12);
  }

  @Test
  void everyPartIsSwitchedOffInARowAndTheTableIsTheSameAfterResuming() {
    Object[] words = {
      "-p", "nodes=40", "--degree", 2, "--depth", 2, "--resume", folder.resolve("log")
    };
    String first = study(words).succeeds().out();
    for (String row : List.of(
        "lsr-esn ", "its series, 2 steps ", "polynomial fit to it ", "d2r2, degree 2 ",
        "lsr-esn without recurrence ", "lsr-esn without tanh ", "lsr-esn without products ",
        "lsr-esn without block input ", "network, truth ")) {
      assertTrue(first.contains("\n" + row), row + " is not in " + first);
    }
    assertEquals(first, study(words).succeeds().out());
  }

  @Test
  void wrongUsageIsRejected() {
    study("--degree", 1).rejects("--degree must be ≥ 2 but was 1");
    study("--depth", 0).rejects("--depth must be ≥ 1 but was 0");
    study("--seeds", 0).rejects("--seeds must be ≥ 1 but was 0");
    study("-p", "node=3").rejects("did you mean 'nodes'?");
  }
}
