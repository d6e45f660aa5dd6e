package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long data are held once from the file to the model: 1 GB of text with a clock and three states, some 21
/// million rows, is 0.7 GB of numbers and trains in a heap of 1 GB.
class LongDataTest {
  private static final int ROWS = 2_000_000;

  @TempDir
  private Path folder;

  /// A point on a torus, seen in three directions.
  private static double[] state(int row) {
    double one = 0.013 * row;
    double two = 0.029 * row;
    return new double[] {Math.sin(one), Math.cos(two), Math.sin(two) + Math.cos(one)};
  }

  /// Two million rows with a clock are 64 MB of numbers; the program itself needs some 20.
  @Tag("slow")
  @Test
  void aLongFileIsReadAndTrainedOnInLittleMoreMemoryThanItsNumbersTake() throws Exception {
    Path file = folder.resolve("long.csv");
    try (BufferedWriter text = Files.newBufferedWriter(file)) {
      text.write("time,x,y,z\n");
      var line = new StringBuilder();
      for (int row = 0; row < ROWS; row++) {
        line.setLength(0);
        line.append(row / 100.0);
        for (double value : state(row)) {
          line.append(',').append(Math.round(value * 1e6) / 1e6);
        }
        text.append(line.append('\n'));
      }
    }
    var words =
        new ArrayList<>(
            ProcessRun.words("train", "d2r2", "--data", file, "-p", "degree=2", "-o",
                folder.resolve("model.h5")));
    words.replaceAll(
        word -> word.equals("-Xmx1g") ? "-Xmx112m"
            : word.equals("-XX:+UseSerialGC") ? "-XX:+UseG1GC" : word);
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();

    assertEquals(0, process.waitFor(), () -> read(folder.resolve("out.txt")));
    assertTrue(
        read(folder.resolve("out.txt")).contains("trained on 2000000 states"),
        () -> read(folder.resolve("out.txt")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
