package chaoscast.core.files.understanding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Layouts that other programs print tables in: sin 0.3 i and cos 0.3 i at times 0.5 i.
class ForeignLayoutsTest {
  private static final int ROWS = 60;

  @TempDir
  private Path folder;

  private static double x(int i) {
    return Math.sin(0.3 * i);
  }

  private static double y(int i) {
    return Math.cos(0.3 * i);
  }

  private static String rows(IntFunction<String> line) {
    var text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      text.append(line.apply(i)).append('\n');
    }
    return text.toString();
  }

  /// @return a row as the pattern has it: time, x, y
  private static String rows(String pattern) {
    return rows(i -> String.format(Locale.ROOT, pattern, 0.5 * i, x(i), y(i)));
  }

  private Recordings read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("table.txt"), text);
    return DataFiles.read(List.of(file.toString()), ReadingOptions.NONE);
  }

  private static void assertWaves(Recordings read, String... names) {
    assertEquals(1, read.trajectories().size());
    Trajectory states = read.longest();
    assertEquals(List.of(names), states.names());
    assertEquals(0.5, states.timeStep());
    assertEquals(ROWS, states.steps());
    for (int i = 0; i < ROWS; i++) {
      assertArrayEquals(new double[] {x(i), y(i)}, states.state(i), 1e-9, "row " + i);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'| time | x | y |\n|---:|:---|---|\n'#'| %s | %.10f | %.10f |'#''",
        "'+---+---+---+\n| time | x | y |\n+---+---+---+\n'#'| %s | %.10f | %.10f |'#'+---+---+---+\n60 rows in set\n'",
        "' time | x | y\n------+---+---\n'#' %s | %.10f | %.10f'#'(60 rows)\n'",
        "'time,x,y\n'#'%s sec,%.10f mV,%.10f %%'#''",
        "'time,x,y\n'#'%s,%.10f,%.10f'#'\nTotal,60\nEnd of file\n'",
        "'LabVIEW Measurement\t\nSeparator\tTab\n***End_of_Header***\t\n\t\nChannels\t2\t\t\nSamples\t60\t60\t\n"
            + "Date\t2024/03/30\t2024/03/30\t\nX0\t0.0\t0.0\t\n***End_of_Header***\t\t\t\ntime\tx\ty\tComment\n'"
            + "#'%s\t%.10f\t%.10f'#''",
      })
  void readsTablesOfOtherPrograms(String above, String row, String below) throws IOException {
    assertWaves(
        read(above + rows(row) + (below == null ? "" : below)), "x", "y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {"'['#'%s %.10f %.10f'#']'", "'('#'%s, %.10f, %.10f'#')'",
        "'{'#'%s, %.10f, %.10f'#'},'"})
  void bracketsAroundLinesAreNoPartOfNumbers(String open, String row, String close)
      throws IOException {
    assertWaves(read(rows(open + row + close)), "x1", "x2");
    assertWaves(read("[" + rows(open + row + close) + "]\n"), "x1", "x2");
  }

  @Test
  void aMinusOfTypesettersIsOne() throws IOException {
    assertWaves(read("time;x;y\n" + rows("%s;%.10f;%.10f").replace('-', '−')), "x", "y");
  }

  @Test
  void namesThatComeAgainGetNumbersAndThoseOfTwoLevelsAreJoined() throws IOException {
    assertWaves(read("time,value,value\n" + rows("%s,%.10f,%.10f")), "value", "value.1");
    assertWaves(read("time,wind,wind\n,u,v\n" + rows("%s,%.10f,%.10f")), "wind u", "wind v");
  }

  @Test
  void tidyDataAreReadWithARowATime() throws IOException {
    assertWaves(read("time,variable,value\n" + rows("%1$s,x,%2$.10f\n%1$s,y,%3$.10f")), "x", "y");
    assertWaves(
        read("time,sensor_id,value\n" + rows("%1$s,1,%2$.10f\n%1$s,2,%3$.10f")),
        "sensor_id 1", "sensor_id 2");
  }

  @Test
  void trajectoriesWhoseRowsStandSideBySideArePutInOrder() throws IOException {
    Recordings read =
        read("time,trajId,a\n" + rows("%1$s,1,%2$.10f\n%1$s,2,%3$.10f"));

    assertEquals(2, read.trajectories().size());
    for (int i = 0; i < ROWS; i++) {
      assertEquals(x(i), read.trajectories().get(0).get(i, 0), 1e-9);
      assertEquals(y(i), read.trajectories().get(1).get(i, 0), 1e-9);
    }
  }

  /// A row that is cut off, words where numbers belong with rows behind them, and units that change are refused.
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'30.0,0.1'#'must have 3 columns but has 2'",
        "'bad,0,0\n30.0,0.1,0.1'#'must be a number but was ''bad'''",
        "'30.0 s,0,0'#'must be a number but was ''30.0 s'''"
      })
  void whatMayBeADamagedRowIsRefused(String last, String message) {
    var refusal =
        assertThrows(
            InputException.class,
            () -> read("time,x,y\n" + rows("%s,%.10f,%.10f") + last + "\n"));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  @Test
  void unitsThatChangeAreRefused() {
    var refusal =
        assertThrows(
            InputException.class,
            () -> read(
                "time,x\n" + "0.0,1 mV\n".repeat(1000) + "0.5,1 V\n"));
    assertTrue(
        refusal.getMessage().contains("must be in mV as the rows above but was '1 V'"),
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lzf.h5", "netcdf.nc", "several.npz"})
  void arraysPackedByGzipAreRead(String name) throws Exception {
    Path source = Path.of(getClass().getResource("/chaoscast/core/files/" + name).toURI());
    Path file = folder.resolve(name + ".gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(source, out);
    }
    List<Trajectory> packed =
        DataFiles.read(List.of(file.toString()), ReadingOptions.NONE).trajectories();
    List<Trajectory> plain =
        DataFiles.read(List.of(source.toString()), ReadingOptions.NONE).trajectories();
    assertEquals(plain.size(), packed.size());
    assertArrayEquals(plain.getFirst().toArray(), packed.getFirst().toArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "'[{\"t\":0,\"x\":1}]'#'is JSON; pandas.read_json(OLD).to_csv'",
        "'{\"t\":0,\"x\":1}\n{\"t\":1,\"x\":2}'#'pandas.read_json(OLD, lines=True)'",
        "'PAR1\u0015\u0004\u0015xxxxxxxx'#'is Parquet'",
        "'BZh91AY&SY\u0001'#'is packed by bzip2; bunzip2 unpacks it'"
      })
  void formatsThatAreNotReadAreNamedWithACure(String content, String message) {
    var refusal = assertThrows(InputException.class, () -> read(content));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  /// Text has no control characters.
  @ParameterizedTest
  @ValueSource(strings = {"X", "PAR1", "RDX", "BZh", "ARROW1", "SQLite format 3"})
  void aHeaderThatBeginsLikeAnotherFormatIsAHeader(String name) throws IOException {
    assertWaves(read(name + ",y,t\n" + rows("%2$.12f,%3$.12f,%1$.1f")), name, "y");
  }

  @Test
  void archivesWithoutArraysAreNamed() throws IOException {
    assertTrue(archived("[Content_Types].xml").contains("is a spreadsheet; save it as CSV"));
    assertTrue(archived("run.csv").contains("is an archive of run.csv; unpack it"));
  }

  private String archived(String entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.closeEntry();
    }
    Path file = Files.write(folder.resolve("archive"), bytes.toByteArray());
    return assertThrows(
        InputException.class,
        () -> DataFiles.read(List.of(file.toString()), ReadingOptions.NONE)).getMessage();
  }
}
