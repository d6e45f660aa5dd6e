package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFileTest {
  @TempDir
  Path folder;

  /// Every horizon and error curve, to the last bit.
  private static String horizons(Path json) throws IOException {
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    var all = new StringBuilder();
    for (JsonNode row : document.get("results")) {
      all.append(row.get("label")).append(row.at("/horizon/perStart"))
          .append(row.get("errorCurve"));
    }
    return all.toString();
  }

  @Test
  void aResultRepeatsItself() throws IOException {
    Path first = folder.resolve("first.json");
    Path again = folder.resolve("again.json");
    CommandRun.of("compare", "--surrogates", "d2r2,fine=d2r2", "-p", "fine.degree=3", "--seed", 7,
        "--train-steps", 500, "--starts", 3, "--spacing", 50, "--max-steps", 100, "--json", first)
        .succeeds();
    byte[] before = Files.readAllBytes(first);

    CommandRun run =
        CommandRun.of("compare", "--config", first, "--json", again, "--quiet").succeeds();

    assertEquals(horizons(first), horizons(again));
    assertFalse(run.out().contains("--config"),
        "the command that is to be repeated stands for itself");
    assertEquals(new String(before, StandardCharsets.UTF_8), Files.readString(first),
        "what was written is left alone");
  }

  @Test
  void whatIsGivenGoesBeforeWhatTheFileHolds() throws IOException {
    Path file = Files.writeString(folder.resolve("short.txt"), """
        # a comparison that takes a second
        compare --surrogates d2r2 -p d2r2.degree=3 -p 'd2r2.ridge=1e-6'  # two options
        --train-steps=500 --starts 9 --spacing 50 --max-steps 100
        """);

    String out = CommandRun.of("--config", file).succeeds().out();
    assertTrue(out.contains("9 starts"), out);
    out = CommandRun.of("compare", "--config", file, "--starts", 4, "-p", "d2r2.degree=2")
        .succeeds().out();
    assertTrue(out.contains("4 starts"), out);
    assertTrue(
        out.contains("-p d2r2.ridge=1e-6")
            && out.contains("-p d2r2.degree=2")
            && !out.contains("d2r2.degree=3"),
        out);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "evaluate model.h5");
    Path json = Files.writeString(folder.resolve("no.json"), "{\"points\": []}");
    Path open = Files.writeString(folder.resolve("open.txt"), "compare 'lorenz63");
    CommandRun.of("compare", "--config", other)
        .rejects("the command must be 'evaluate model.h5', as in");
    CommandRun.of("compare", "--config", json).rejects("manifest.command");
    CommandRun.of("compare", "--config", open).rejects("a quote ' must be closed but is not");
    CommandRun.of("compare", "--config", folder.resolve("none")).rejects("must exist but does not");
    CommandRun.of("compare", "--config").rejects("must name a file");
  }
}
