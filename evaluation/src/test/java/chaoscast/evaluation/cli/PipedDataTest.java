package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Data that come through a named pipe, whose other end writes them once: who reads them twice waits for ever.
@DisabledOnOs(OS.WINDOWS)
class PipedDataTest {
  private static final String SEEDS = "/chaoscast/evaluation/reliability/CoverageFuzzTestInputs/";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {
    "csv/plain.csv", "csv/no-header.csv", "csv/gzip.csv", "csv/utf16.csv", "npy/doubles.npy",
    "npz/several.npz", "npz/times-and-states.npz", "matlab/plain.mat", "hdf5/made-by-h5py.h5",
    "hdf5/netcdf.h5", "npy/cut-short.npy", "matlab/cut-short.mat", "hdf5/strings.h5"})
  void areUnderstoodAsTheFileIs(String name) throws Exception {
    byte[] bytes = seed(name);
    Path file = Files.write(Files.createDirectory(folder.resolve("file")).resolve("data"), bytes);
    Path pipe = pipe(Files.createDirectory(folder.resolve("pipe")).resolve("data"), bytes);
    CommandRun expected = CommandRun.of("inspect", file);
    CommandRun run = assertTimeoutPreemptively(LONGEST, () -> CommandRun.of("inspect", pipe));
    assertEquals(expected.code(), run.code(), run.err());
    assertEquals(
        (expected.out() + expected.err()).replace(file.toString(), pipe.toString()),
        run.out() + run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv/no-header.csv", "npy/doubles.npy"})
  void withoutATimeStepAreReadOnceAndNamed(String name) throws Exception {
    Path pipe = pipe(folder.resolve("data"), seed(name));
    CommandRun run =
        assertTimeoutPreemptively(
            LONGEST,
            () -> CommandRun.of(
                "train", "d2r2", "--data", pipe, "--time", "none", "-o", folder.resolve("m.h5")));
    run.rejects("the time step of " + pipe + " must be known but the file does not say it");
  }

  @Test
  void areNoModel() throws Exception {
    Path pipe = pipe(folder.resolve("model"), seed("models/sindy.h5"));
    assertTimeoutPreemptively(LONGEST, () -> CommandRun.of("describe", pipe))
        .rejects(pipe + " must be a file, which is not read front to back, but is a pipe");
  }

  /// @return one of the files that searches begin with
  private static byte[] seed(String name) throws IOException {
    try (InputStream in = PipedDataTest.class.getResourceAsStream(SEEDS + name)) {
      return in.readAllBytes();
    }
  }

  /// @return a pipe that the bytes are written to once
  private static Path pipe(Path pipe, byte[] bytes) throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                Files.write(pipe, bytes);
              } catch (IOException e) {
                // Who does not want all of it closes its end.
              }
            });
    return pipe;
  }
}
