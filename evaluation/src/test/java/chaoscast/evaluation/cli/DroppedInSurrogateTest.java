package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Surrogates;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A surrogate from elsewhere, as a jar on the class path.
class DroppedInSurrogateTest {
  private static final List<String> SHORT =
      List.of("--train-steps", "500", "--starts", "3", "--spacing", "50", "--max-steps", "100");

  @TempDir
  static Path folder;
  private static Path jar;

  @BeforeAll
  static void compile() throws IOException, URISyntaxException {
    jar = DroppedInJar.in(folder);
  }

  @Test
  void isListedByAFreshProcess() throws Exception {
    CommandRun run = launched(List.of("surrogates")).succeeds();

    assertTrue(run.out().contains("last-state: the last state, damped"), run.out());
    assertTrue(run.flat().contains("factor of every step"), run.out());
  }

  @Test
  void takesPartInAComparisonOfAFreshProcess() throws Exception {
    var arguments = new ArrayList<>(List.of("compare", "--surrogates", "last-state,d2r2"));
    arguments.addAll(SHORT);
    arguments.addAll(List.of("-p", "last-state.damping=0.5"));

    CommandRun run = launched(arguments).succeeds();

    assertTrue(run.out().contains("\nlast-state "), run.out());
    assertTrue(run.out().contains("\nd2r2 "), run.out());
    assertFalse(run.err().contains("━") || run.err().contains("\r"), run.err()); // no bar
  }

  @Test
  void trainsAndForecastsThroughItsOwnModelFile() throws Exception {
    Path data = folder.resolve("data.h5");
    Path model = folder.resolve("model.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 50, "-o", data).succeeds();

    withJar(
        () -> {
          assertEquals("last-state", Surrogates.provider("last-state").name());
          CommandRun.of("train", "last-state", "--data", data, "-o", model).succeeds();
          CommandRun.of(
              "forecast", model, "--data", data, "--steps", 5,
              "-o", folder.resolve("forecast.csv"))
              .succeeds();
        });
    CommandRun.of("evaluate", model, "--data", data)
        .rejects("unknown surrogate 'last-state'; known: ");
  }

  @Test
  void failureOfItsOwnEndsWithCodeOneAndOneLine() throws Exception {
    Path json = folder.resolve("failed.json");
    var arguments = new ArrayList<Object>(List.of("compare", "--surrogates", "last-state"));
    arguments.addAll(SHORT);
    arguments.addAll(List.of("-p", "last-state.damping=-1", "--json", json));

    withJar(
        () -> {
          CommandRun run = CommandRun.of(arguments.toArray());
          assertEquals(1, run.code());
          assertEquals(
              "chaoscast: failed: damped too much\n--stacktrace shows where\n",
              run.err().replace("\r", ""));
          arguments.add("--stacktrace");
          CommandRun traced = CommandRun.of(arguments.toArray());
          assertEquals(1, traced.code());
          assertTrue(traced.err().contains("\tat elsewhere.LastStateProvider"), traced.err());
        });
    assertFalse(Files.exists(json));
  }

  private static void withJar(Runnable work) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /// Runs the command line as the launcher does.
  private static CommandRun launched(List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path") + File.pathSeparator + jar);
    command.add(Main.class.getName());
    command.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    return new CommandRun(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
