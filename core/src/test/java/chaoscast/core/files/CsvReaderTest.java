package chaoscast.core.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// CSV made elsewhere, good and bad.
class CsvReaderTest {
  private static final String CURE = " (--missing CELL leaves such cells out)";

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2.5\n3,-4e1\n",
        "1;2.5\n3;-4e1",
        "1\t2.5\n3\t-4e1\n",
        "1 2.5\n3 -4e1\n",
        "  1   2.5 \n\t3\t  -4e1\t\n",
        "1, 2.5\r\n3, -4e1\r\n",
        "\n\n1,2.5\n\n  \n3,-4E+01\n\n",
        "# x y\n1,2.5\n# in between\n3,-4e1\n",
        "\uFEFF1,2.5\n3,-4e1\n",
        "+1.,2.5\n3,-40\n",
        "\"1\",\"2.5\"\n\"3\",\"-4e1\"\n",
        "1;\" 2.5\"\n\"3\" ; \"-4e1\"\n"
      })
  void readsEverySeparatorWithoutAHeader(String text) {
    Trajectory read = read(text, 0.5);

    assertEquals(2, read.dimension());
    assertArrayEquals(new double[] {1, 2.5, 3, -40}, read.toArray());
    assertEquals(0.5, read.timeStep());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n",
        "a;b\n1;2\n",
        "a\tb\n1\t2\n",
        "a b\n1 2\n",
        "\"a\", b\n1, 2\n",
        "\uFEFFa,b\r\n1,2\r\n"
      })
  void readsNamesFromAHeader(String text) {
    Trajectory read = read(text, 0.5);

    assertEquals(List.of("a", "b"), read.names());
    assertArrayEquals(new double[] {1, 2}, read.toArray());
  }

  @Test
  void takesTheColumnNumbersOfPandasForAHeader() {
    assertEquals(List.of("0", "1", "2"), read("0,1,2\n4.5,5,6\n", 0.5).names());
  }

  @Test
  void readsASingleColumn() {
    assertArrayEquals(new double[] {1, 2, 3}, read("x\n1\n2\n3\n", 0.5).toArray());
  }

  @Test
  void readsALineLongerThanTheBuffer() {
    String line = "1.25,".repeat(40_000) + "1.25\n";

    Trajectory read = read(line + line, 0.5);

    assertEquals(40_001, read.dimension());
    assertEquals(2, read.steps());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time,x,y\n0.25,1,2\n0.75,3,4\n",
        "x;t;y\n1;0.25;2\n3;0.75;4\n",
        "x y TIME\n1 2 0.25\n3 4 0.75\n"
      })
  void takesStepAndStartFromATimeColumnThatIsNoVariable(String text) {
    Trajectory read = TrajectoryFiles.read(file(text));

    assertEquals(0.5, read.timeStep());
    assertEquals(0.25, read.startTime());
    assertEquals(List.of("x", "y"), read.names());
    assertArrayEquals(new double[] {1, 2, 3, 4}, read.toArray());
  }

  @ParameterizedTest
  @CsvSource({"0,0.01", "1000,0.005", "3,0.015625", "0,0.1", "-20,0.3"})
  void seesTheStepBehindRoundedTimes(double start, double step) {
    var text = new StringBuilder("time,x\n");
    for (int i = 0; i < 1000; i++) {
      text.append(start + i * step).append(",1\n");
    }

    assertEquals(step, TrajectoryFiles.read(file(text.toString())).timeStep());
  }

  @Test
  void prefersAGivenStepThatTheRoundedTimesAgreeWith() {
    String text = "time,x\n0,1\n0.3333333,1\n0.6666666,1\n";

    assertEquals(1.0 / 3, read(text, 1.0 / 3).timeStep());
  }

  @Test
  void saysHowToGiveAnUnknownStep() {
    assertRefused(
        "the time step of FILE must be known but the file does not say it: give it with --dt",
        "x,y\n1,2\n",
        OptionalDouble.empty());
  }

  @Test
  void refusesAGivenStepThatTheTimesContradict() {
    assertRefused(
        "the time step given for FILE must be the file's 0.5 but was 0.25",
        "time,x\n0,1\n0.5,2\n",
        OptionalDouble.of(0.25));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAStepThatIsNotPositive(double step) {
    assertRefused(
        "the time step given for FILE must be > 0 but was " + step,
        "1\n2\n",
        OptionalDouble.of(step));
  }

  @Test
  void namesTheSpreadAndTheRowWhereTimesAreNotUniform() {
    assertRefused(
        "FILE: the times in column 1 (time) must have equal steps but the steps are between 0.41 and"
            + " 0.69 (median 0.52), as at row 3 (line 4): --resample DT reads splines through them at"
            + " even times",
        "time,x\n0,1\n0.41,2\n0.93,1\n1.62,3\n");
  }

  @Test
  void namesTheRowWhereTimeDoesNotIncrease() {
    assertRefused(
        "FILE: row 3 (line 4): time must increase but went from 0.5 to 0.5: leave one of the rows out, or ignore the stamps in column 1 (time) with --time none and give --dt",
        "time,x\n0,1\n0.5,1\n0.5,1\n");
  }

  @Test
  void namesTheRowThatIsRagged() {
    assertRefused("FILE: row 2 (line 3) must have 2 columns but has 3", "x,y\n1,2\n3,4,5\n");
    assertRefused("FILE: row 2 (line 4) must have 3 columns but has 2", "#\n1,2,3\n\n3,4\n");
    assertRefused("FILE: row 2 (line 3) must have 2 columns but has 1", "x y\n1 2\n1\n3 4\n");
  }

  @Test
  void namesRowColumnAndTextThatIsNoNumber() {
    assertRefused(
        "FILE: row 2 (line 3), column 2 (y) must be a number but was 'abc'" + CURE,
        "x,y\n1,2\n3,abc\n");
    assertRefused(
        "FILE: row 2 (line 2), column 1 must be a number but is missing, and no two rows after each"
            + " other are whole",
        "1,2\n,4\n5,6\n");
    assertRefused(
        "FILE: row 2 (line 2), column 2 must be a number but was '1f'" + CURE, "1,2\n3,1f\n");
    assertRefused(
        "FILE: row 2 (line 2), column 2 must be a number but was 'µ'" + CURE, "1,2\n3,µ\n");
  }

  @Test
  void readsADecimalCommaWhereFieldsAreSeparatedOtherwise() {
    assertArrayEquals(
        new double[] {1.5, 2, 1e-3, -3}, read("x;y\n1,5;2\n1,0E-03;-3\n", 1).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-inf", "Infinity", "1e999"})
  void namesRowAndColumnOfWhatIsNotFinite(String text) {
    assertRefused(
        "FILE: row 2 (line 3), column 1 (x) must be finite but was " + text + CURE,
        "x,y\n1,2\n" + text + ",4\n");
    assertRefused(
        "FILE: row 1 (line 1), column 2 must be finite but was " + text + CURE, "1," + text + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "x,y\n", "time,x\n"})
  void refusesAFileWithoutRows(String text) {
    assertRefused("FILE must hold ≥ 1 row of numbers but holds none", text);
  }

  @Test
  void refusesATimeColumnAlone() {
    assertRefused("FILE must have ≥ 1 column besides the time but has none", "time\n0\n1\n");
  }

  @Test
  void takesTheIndexColumnOfPandasForTheNumberOfTheRow() {
    Trajectory read = read(",x,y\n0,1,2\n1,3,4\n2,6,5\n", 0.5);

    assertEquals(List.of("x", "y"), read.names());
    assertArrayEquals(new double[] {1, 2, 3, 4, 6, 5}, read.toArray());
  }

  @Test
  void refusesToWriteANameThatNoHeaderCanHold() {
    Trajectory trajectory = Trajectory.of(new double[] {1}, 1, 1).withNames(List.of("a\nb"));
    Path file = folder.resolve("out.csv");

    var refusal = assertThrows(InputException.class, () -> TrajectoryFiles.write(trajectory, file));

    assertEquals(
        "a variable name in CSV must be text on one line but was 'a\nb'", refusal.getMessage());
  }

  private Trajectory read(String text, double timeStep) {
    return TrajectoryFiles.read(file(text), OptionalDouble.of(timeStep));
  }

  private void assertRefused(String message, String text) {
    assertRefused(
        message, text, text.contains("time") ? OptionalDouble.empty() : OptionalDouble.of(1));
  }

  private void assertRefused(String message, String text, OptionalDouble timeStep) {
    Path file = file(text);
    var refusal = assertThrows(InputException.class, () -> TrajectoryFiles.read(file, timeStep));
    assertEquals(message.replace("FILE", file.toString()), refusal.getMessage());
  }

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("data.csv"), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
