package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What docs/models.md says of model files is enough to run them: its program does, with numpy and h5py alone.
class RebuiltModelsTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final int STEPS = 100;

  @TempDir
  Path folder;

  private static String program() throws IOException {
    String page = Files.readString(Path.of("../docs/models.md"));
    int from = page.indexOf("```python\n") + "```python\n".length();
    return page.substring(from, page.indexOf("```", from));
  }

  private static void assumePython() throws IOException, InterruptedException {
    boolean able =
        Files.isExecutable(PYTHON)
            && new ProcessBuilder(PYTHON.toString(), "-c", "import numpy, h5py").start()
                .waitFor() == 0;
    Assumptions.assumeTrue(able, "skipped: /usr/bin/python3 with numpy and h5py is not here");
  }

  /// Rounding differs, as sums are taken in another order, and chaos makes it grow by e^(0.9 t): a hundred steps
  /// are half a time unit.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "d2r2 -p degree=4",
        "d2r2 -p degree=3 -p target=increment",
        "lsr-esn -p nodes=40 -p features=squares",
        "lsr-esn -p nodes=40 -p features=products -p leakRate=0.7 -p bias=0.5",
        "lsr-esn -p nodes=40 -p features=full -p target=increment",
        "spline-relu -p breakpointsPerDirection=20",
        "spline-relu -p breakpointsPerDirection=20 -p power=3",
        "sindy -p library=polynomial,sine,cosine -p threshold=1e-12 -p refine=false",
        "sindy -p substeps=2 -p integrator=rk4"
      })
  void aModelForecastsTheSameInNumPy(String surrogate) throws Exception {
    assumePython();
    Path data = folder.resolve("truth.h5");
    Path model = folder.resolve("model.h5");
    Path forecast = folder.resolve("forecast.h5");
    Path script = Files.writeString(folder.resolve("rebuilt.py"), program());
    CommandRun.of("generate", "lorenz63", "--steps", 1500, "-o", data).succeeds();
    Object[] words =
        ("train " + surrogate + " --data " + data + " --train-steps 1200 -o " + model).split(" ");
    CommandRun.of(words).succeeds();
    CommandRun.of("forecast", model, "--data", data, "--from", 1200, "--steps", STEPS, "-o",
        forecast).succeeds();
    Trajectory expected = TrajectoryFiles.read(forecast, OptionalDouble.empty());

    Process python =
        new ProcessBuilder(
            PYTHON.toString(), script.toString(), model.toString(), data.toString(), "1200",
            Integer.toString(STEPS))
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    List<String> lines =
        new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

    assertEquals(0, python.waitFor(), Files.readString(folder.resolve("err.txt")));
    assertEquals(STEPS, lines.size());
    for (int step = 0; step < STEPS; step++) {
      double[] state =
          Arrays.stream(lines.get(step).split(",")).mapToDouble(Double::parseDouble).toArray();
      assertArrayEquals(expected.state(step), state, 1e-6, surrogate + ", step " + step);
    }
  }
}
