package chaoscast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs in `src/examples`, compiled and run as a reader would.
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("src/examples");

  @TempDir
  Path folder;

  @Test
  void dataIsGeneratedThenTrainedOn() throws Exception {
    assertTrue(run("GenerateAndSave").startsWith("10000 states of [x, y, z] in "));
    assertTrue(run("TrainAndForecast").startsWith("the forecast is complete; at t = "));
    assertTrue(Files.size(folder.resolve("model.h5")) > 0);
  }

  @Test
  void twoSurrogatesAreComparedOverTheSameStarts() throws Exception {
    String out = run("CompareTwo");

    assertTrue(out.matches("(?s)d2r2 sees \\d\\.\\d\\d time units further .*"), out);
    Path page = folder.resolve("report.html");
    assertTrue(Files.size(page) > 100_000, "size " + Files.size(page));
    assertTrue(Files.readString(page).contains("How far each sees"));
  }

  @Test
  void featuresOfOnesOwnAreComparedWithASurrogate() throws Exception {
    String out = run("OwnFeatures");

    assertTrue(
        out.matches(
            "(?s)d2r2 sees \\d\\.\\d\\d time units further than mine \\(95% CI .* … .*\\)\\s*"),
        out);
  }

  private String run(String example) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            EXAMPLES.resolve(example + ".java").toString(),
            folder.toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("err")));
    return out;
  }
}
