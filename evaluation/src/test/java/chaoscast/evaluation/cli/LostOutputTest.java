package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class LostOutputTest {
  static boolean hasFullDevice() {
    return Files.isWritable(Path.of("/dev/full"));
  }

  @Test
  void standardOutputThatCannotBeWrittenIsReportedWithExitCodeOne() {
    var err = new StringWriter();
    int code =
        Main.run(new String[] {"systems"}, new PrintWriter(new Full()), new PrintWriter(err));
    assertEquals(1, code);
    assertTrue(err.toString().contains("standard output could not be written"), err.toString());
  }

  @Test
  void badInputKeepsItsExitCodeWhereTheOutputIsLostToo() {
    var out = new PrintWriter(new Full());
    int code =
        Main.run(new String[] {"describe", "nosuch.h5"}, out, new PrintWriter(Writer.nullWriter()));
    assertEquals(2, code);
  }

  @Test
  @EnabledIf("hasFullDevice")
  void theTableAndTheOtherFilesSurviveAFileThatCannotBeWritten(@TempDir Path folder)
      throws IOException {
    Path csv = folder.resolve("result.csv");
    CommandRun run =
        CommandRun.of(
            "compare", "lorenz63", "--surrogates", "d2r2", "--train-steps", 500, "--starts", 2,
            "--spacing", 20, "--max-steps", 50, "--json", "/dev/full", "--csv", csv);
    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().contains("d2r2"), run.out());
    assertTrue(Files.readString(csv).contains("d2r2"));
    assertTrue(run.err().contains("/dev/full"), run.err());
  }

  @Test
  void oneFileUnderTwoSpellingsIsRefusedBeforeAnyWork(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("result");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path around = inner.resolve("..").resolve("result");
    CommandRun.of("compare", "lorenz63", "--json", json, "--csv", around)
        .rejects("--json and --csv must be two files");
    Path link = Files.createSymbolicLink(folder.resolve("link"), inner);
    CommandRun.of(
        "study", "precision", "lorenz63", "--json", inner.resolve("x"), "--csv", link.resolve("x"))
        .rejects("--json and --csv must be two files");
  }

  /// A disk without room.
  private static final class Full extends Writer {
    @Override
    public void write(char[] text, int from, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
