package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkPublishedCommandTest {
  @TempDir
  Path folder;

  /// Published: 16.1 Lyapunov times for K = 5 (arXiv:2507.09652).
  @Test
  void oursStandsBesideThePublishedAndIsNotComputedTwice() throws IOException {
    Path json = folder.resolve("table.json");
    String[] words = {
      "benchmark", "published", "--only", "K=5", "--resume", folder.resolve("runs").toString(),
      "--json", json.toString()
    };

    CommandRun first = CommandRun.of((Object[]) words);
    Path kept = folder.resolve("runs/schotz2025-lorenz96-K5.json");
    var written = Files.getLastModifiedTime(kept);
    CommandRun second = CommandRun.of((Object[]) words);

    assertEquals(0, first.code(), first.err());
    assertTrue(first.flat().contains("schotz2025-lorenz96 K=5 sindy 16.1 "), first.out());
    assertTrue(first.out().contains("./chaoscast compare --protocol schotz2025-lorenz96"));
    assertEquals(first.out(), second.out());
    assertEquals(written, Files.getLastModifiedTime(kept));
    JsonNode row = new ObjectMapper().readTree(json.toFile()).path("rows").path(0);
    double mean = row.path("horizonLyapunov").path("mean").asDouble();
    assertTrue(mean > 16.1, row.toString());
    assertEquals(mean / 16.1, row.path("ratio").asDouble(), 1e-12);
  }

  @Test
  void aFileOfSomethingElseIsLeftAsItIs() throws IOException {
    for (String content : new String[] {"{\"mine\": 1}", "no JSON"}) {
      Path mine = Files.writeString(folder.resolve("schotz2025-lorenz96-K5.json"), content);
      CommandRun.of("benchmark", "published", "--only", "K=5", "--resume", folder)
          .rejects("is of something else; resume in another folder");
      assertEquals(content, Files.readString(mine));
    }
  }

  @Test
  void wordsThatNoCommandHoldsAreRefused() {
    CommandRun.of("benchmark", "published", "--only", "lorentz")
        .rejects("--only must be words of one of the commands but none holds 'lorentz'");
  }
}
