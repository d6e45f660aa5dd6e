package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("study bits")
class StudyBitsCommandTest {
  @TempDir
  private Path folder;

  /// b bits let an exact map see about b ln 2 − 4 Lyapunov times; its equations are learned to the last digit.
  @Test
  @DisplayName("Every further bit is worth ln 2 Lyapunov times, to the model as to the truth's own equations")
  void horizonGrowsWithTheBits() throws IOException {
    Path json = folder.resolve("bits.json");
    CommandRun.of(
        "study", "bits", "--bits", "64,84", "--train-steps", 60, "--starts", 2, "--json", json)
        .succeeds();
    JsonNode rows = new ObjectMapper().readTree(Files.readString(json)).get("points");
    assertEquals(2, rows.size());
    for (JsonNode row : rows) {
      double ceiling = row.get("ceiling").doubleValue();
      double limit = row.get("bitLimit").doubleValue();
      double horizon = row.get("horizon").get("mean").doubleValue();
      assertEquals(limit, ceiling, 6 / 0.9064, "ceiling of " + row);
      // 60 states in one corner of the attractor leave a little more than the last bit.
      assertEquals(ceiling, horizon, 8 / 0.9064, "horizon of " + row);
    }
    double gained =
        rows.get(1).get("horizon").get("mean").doubleValue()
            - rows.get(0).get("horizon").get("mean").doubleValue();
    assertEquals(20 * Math.log(2) / 0.9064, gained, 5 / 0.9064);
  }

  @Test
  @DisplayName("What cannot be is refused before work")
  void refusesBadInput() {
    CommandRun.of("study", "bits", "--bits", "12").rejects("must be 53 … 4096 but were 12");
    CommandRun.of("study", "bits", "--bits", "64,64").rejects("each number once");
    CommandRun.of("study", "bits", "--surrogate", "esn").rejects("long arithmetic");
    CommandRun.of("study", "bits", "--data", "x.csv").rejects("x.csv");
    CommandRun.of("study", "bits", "lorenz96-three-tier").rejects("lorenz96-three-tier");
  }
}
