package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /// IN is a file that is read, AROUND the same by another way.
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "inspect IN --json AROUND | --json must be another file than the input",
    "smooth IN -o AROUND | --output must be another file than the input",
    "score --truth IN --starts-to AROUND | --starts-to must be another file than the input",
    "score --truth IN --starts-to NEW --csv NEWER | --starts-to and --csv must be two files",
    "train d2r2 --data IN -o AROUND | --output must be another file than the input",
    "forecast MODEL --data IN --steps 3 -o MODEL | --output must be another file than the input",
    "describe MODEL --json MODEL | --json must be another file than the input",
    "evaluate MODEL --data IN --csv AROUND | --csv must be another file than the input",
    "compare --data IN --json AROUND | --json must be another file than the input",
    "study precision --data IN --csv AROUND | --csv must be another file than the input",
    "study search d2r2 --data IN --json NEW --csv NEWER | --json and --csv must be two files",
    "reservoir online MODEL --data IN -o AROUND | --output must be another file than the input",
    "reservoir modes --data IN --json AROUND | --json must be another file than the input",
    "reservoir radii --data IN --html AROUND | --html must be another file than the input",
    "reservoir in-degree --data IN --json NEW --html NEWER | --json and --html must be two files",
    "reservoir learn-forecast --data IN --json AROUND | --json must be another file than the input",
    "reservoir balance --json NEW --html NEWER | --json and --html must be two files",
    "reservoir spiking stability --json NEW --html NEWER | --json and --html must be two files",
    "reservoir field --json NEW --html NEWER | --json and --html must be two files"
  })
  void noCommandReplacesWhatItReadsOrWritesOneFileTwice(
      String line, String sentence, @TempDir Path folder) throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path in = Files.writeString(folder.resolve("in.csv"), "t,x\n0,1\n1,2\n2,4\n");
    Path model = Files.writeString(folder.resolve("model.h5"), "");
    byte[] before = Files.readAllBytes(in);
    Map<String, Path> names =
        Map.of(
            "IN", in, "AROUND", inner.resolve("../in.csv"), "MODEL", model, "NEW",
            folder.resolve("new"), "NEWER", inner.resolve("../new"));
    Object[] words =
        Arrays.stream(line.split(" ", -1))
            .map(word -> names.containsKey(word) ? names.get(word) : word)
            .toArray();
    CommandRun.of(words).rejects(sentence);
    assertArrayEquals(before, Files.readAllBytes(in));
  }

  @ParameterizedTest
  @EnabledIf("hasFullDevice")
  @ValueSource(strings = {
    "inspect IN --json /dev/full", "score --truth IN --starts-to /dev/full",
    "reservoir field --json /dev/full", "reservoir spiking stability --html /dev/full"})
  void aFullDiskIsSaidByEveryCommand(String line, @TempDir Path folder) throws IOException {
    var text = new StringBuilder("t,x,y\n");
    for (int i = 0; i < 4000; i++) {
      text.append("%s,%s,%s\n".formatted(0.1 * i, Math.sin(0.1 * i), Math.cos(0.07 * i)));
    }
    Path in = Files.writeString(folder.resolve("in.csv"), text);
    CommandRun run =
        CommandRun.of(
            Arrays.stream(line.split(" ", -1))
                .map(word -> word.equals("IN") ? in : word)
                .toArray());
    assertEquals(1, run.code(), run.err());
    assertTrue(run.err().contains("/dev/full cannot be written: No space left"), run.err());
  }

  @Test
  void figuresAndAFileAmongThemAreRefusedBeforeAnyWork(@TempDir Path folder) throws IOException {
    Path figures = folder.resolve("figures");
    CommandRun.of("compare", "lorenz63", "--figures", figures, "--csv", figures.resolve("a.svg"))
        .rejects("the folder of");
    CommandRun.of("compare", "lorenz63", "--figures", folder, "--csv", folder.resolve("a.svg"))
        .rejects("--csv must not be a figure in the folder of --figures");
    Path data = folder.resolve("horizons.svg"); // in HDF5, whatever its name says
    CommandRun.of("generate", "lorenz63", "--steps", 500, "-o", folder.resolve("a.h5")).succeeds();
    Files.move(folder.resolve("a.h5"), data);
    CommandRun.of("compare", "--data", data, "--figures", folder)
        .rejects("--figures must be a folder without the input");
  }

  @Test
  void aDashSendsTheFileToStandardOutputAndTheTablesToStandardError() {
    PrintStream before = System.out;
    var sent = new ByteArrayOutputStream();
    System.setOut(new PrintStream(sent, true, StandardCharsets.UTF_8));
    CommandRun run;
    try {
      run =
          CommandRun.of(
              "compare", "lorenz63", "--surrogates", "d2r2", "--train-steps", 500, "--starts", 2,
              "--spacing", 20, "--max-steps", 50, "--csv", "-");
    } finally {
      System.setOut(before);
    }
    run.succeeds();
    assertEquals("", run.out());
    assertTrue(run.err().contains("repeat: chaoscast compare lorenz63"), run.err());
    String csv = sent.toString(StandardCharsets.UTF_8);
    assertTrue(csv.lines().skip(1).anyMatch(line -> line.startsWith("surrogate,d2r2,")), csv);
    CommandRun.of("compare", "lorenz63", "--json", "-", "--csv", "/dev/stdout")
        .rejects("--json and --csv must be two files");
    CommandRun.of("generate", "lorenz63", "--steps", 3, "--trajectories", 2, "-o", "-")
        .rejects("--output must be a file where --trajectories is given");
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
