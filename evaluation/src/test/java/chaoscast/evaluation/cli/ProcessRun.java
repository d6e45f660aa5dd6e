package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// One call of the command line in a process of its own.
///
/// @param process that was started
/// @param out     file of its standard output
/// @param err     file of its standard error
record ProcessRun(Process process, Path out, Path err) {
  private static final long PATIENCE_SECONDS = 300;

  /// @param folder that it runs in, and that its output goes to
  static ProcessRun start(Path folder, Object... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  /// One that says ten times a second what it does, so that what it has done can be waited for.
  static ProcessRun startLively(Path folder, Object... arguments) throws IOException {
    return start(folder, Map.of("CHAOSCAST_LIFE_SIGNS", "0.1"), arguments);
  }

  private static ProcessRun start(
      Path folder, Map<String, String> environment, Object... arguments) throws IOException {
    Path out = Files.createTempFile(folder, "stdout", ".txt");
    Path err = Files.createTempFile(folder, "stderr", ".txt");
    var builder =
        new ProcessBuilder(words(arguments))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new ProcessRun(process, out, err);
  }

  /// @return the words that start the program
  static List<String> words(Object... arguments) {
    var words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                classPath(),
                Main.class.getName()));
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }

  private static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  /// Waits until something has happened.
  void until(Callable<Boolean> happened) throws Exception {
    for (long i = 0; !happened.call(); i++) {
      if (!process.isAlive() || i > PATIENCE_SECONDS * 50) {
        process.destroyForcibly();
        throw new AssertionError("it has not happened: " + errors());
      }
      Thread.sleep(20);
    }
  }

  /// Waits until it has ended.
  ///
  /// @return its exit code
  int code() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + errors());
    }
    return process.exitValue();
  }

  /// What Ctrl-C does. Whoever asks is not tested where that does nothing.
  void interrupt() throws IOException, InterruptedException {
    boolean ignored = ignoresSignals();
    if (ignored) {
      process.destroyForcibly();
    }
    assumeFalse(
        ignored, "SIGINT is ignored by what this was started from, and by all that it starts");
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  private static boolean ignoresSignals() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & 2) != 0);
  }

  String output() throws IOException {
    return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
  }

  /// @return standard error without the JVM's own words
  String errors() throws IOException {
    return new String(Files.readAllBytes(err), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("WARNING: "))
        .reduce("", (all, line) -> all + line + "\n");
  }
}
