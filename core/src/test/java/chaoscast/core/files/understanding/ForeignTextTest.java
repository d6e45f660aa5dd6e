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
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text tables as people have them: sine and cosine of 0.3 i in the columns x and y, written in many ways.
class ForeignTextTest {
  private static final int ROWS = 40;
  private static final ReadingOptions HALF =
      ReadingOptions.NONE.withTimeStep(OptionalDouble.of(0.5));

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'time;x;y'|';'|','",
        "'Time (s),x,y'|','|'.'",
        "'t [ms]\tx\ty'|'\t'|'.'",
        "'# timestamp x y'|' '|'.'",
        "'# timestamp,x,y'|','|'.'",
        "'elapsed time;x;y'|';'|'.'",
        "'time;x;y;'|';'|','",
        "'Device 12\nmade by hand\n\ntime,x,y'|','|'.'",
        "'time,x,y\ns,m,m/s'|','|'.'",
        "'time,x,y\ns,W m-2,deg C'|','|'.'",
        "'// made by hand\n// t,u,v\ntime,x,y'|','|'.'",
        "'! made by hand\ntime,x,y'|','|'.'",
        "'''time'',''x'',''y'''|','|'.'",
        "'\"time\",\"x\",\"y\"'|','|'.'",
        "'% time x y'|' '|'.'",
        "'date,x,y'|','|'.'"
      })
  void readsStepsNamesAndValuesWhateverTheSigns(String header, char separator, char point) {
    String end = header.endsWith(";") ? ";" : "";
    String text =
        header
            + "\n"
            + rows(
                i -> (number(0.5 * i) + separator + number(x(i)) + separator + number(y(i)) + end)
                    .replace('.', point));

    assertWave(DataFiles.read(file(text), ReadingOptions.NONE), 0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8"})
  void readsEveryEncodingWithAMarkAndPackedToo(String encoding) throws IOException {
    String text = "\uFEFFtime,x,y\n" + rows(i -> 0.5 * i + "," + x(i) + "," + y(i));
    byte[] bytes =
        text.getBytes(Charset.forName(encoding.equals("UTF-16") ? "UTF-16BE" : encoding));
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    Path plain = Files.write(folder.resolve("plain.csv"), bytes);
    Path gz = Files.write(folder.resolve("packed.csv.gz"), packed.toByteArray());

    assertWave(DataFiles.read(List.of(plain.toString()), ReadingOptions.NONE), 0.5);
    assertWave(DataFiles.read(List.of(gz.toString()), ReadingOptions.NONE), 0.5);
  }

  @Test
  void takesDatesForSecondsAndKnowsTheirZone() {
    var iso = rows(
        i -> "2024-03-01T00:%02d:%02d+01:00,".formatted(i / 2, 30 * (i % 2)) + x(i) + "," + y(i));
    var german =
        rows(i -> "29.02.2024 23:%02d:%02d;".formatted(i / 2, 30 * (i % 2)) + x(i) + ";" + y(i));
    var american = rows(i -> "2/%d/2024,".formatted(i % 28 + 1) + x(i) + "," + y(i));

    assertWave(DataFiles.read(file("when,x,y\n" + iso), ReadingOptions.NONE), 30);
    assertWave(DataFiles.read(file("when;x;y\n" + german), ReadingOptions.NONE), 30);
    Understanding months =
        DataFiles.understand(file("when,x,y\n" + american), ReadingOptions.NONE);
    assertEquals(OptionalDouble.of(86_400), months.clock().timeStep());
    assertEquals(2, months.stretches().size());
  }

  @Test
  void timesThatPassedAreReadFromTheirDaysToTheirSeconds() {
    String pandas =
        rows(
            i -> "%d days %02d:%02d:%02d,".formatted(i / 20, i < 20 ? 23 : 0,
                i < 20 ? 50 + i / 2 : i / 2 - 10, 30 * (i % 2)) + x(i) + "," + y(i));
    String iso = rows(i -> "PT%dM%d.5S".formatted(i / 2, 30 * (i % 2)) + "," + x(i) + "," + y(i));

    assertWave(DataFiles.read(file("t,x,y\n" + pandas), ReadingOptions.NONE), 30);
    assertWave(DataFiles.read(file("t,x,y\n" + iso), ReadingOptions.NONE), 30);
  }

  @Test
  void yearsOfTwoDigitsThatStandFirstAreNoDays() {
    String rows = rows(i -> "24/03/%02d".formatted(i % 28 + 1) + "," + x(i) + "," + y(i));

    Understanding read = DataFiles.understand(file("date,x,y\n" + rows), ReadingOptions.NONE);

    assertEquals(List.of("date"), read.named(Role.IGNORED));
    assertTrue(read.warnings().toString().contains("gaps are not seen"),
        read.warnings().toString());
  }

  @Test
  void signsBetweenThousandsAreNoDecimalsAndNoSeparators() {
    for (String signs : List.of(";,.", ";.,", "\t'.", "; .", "q,.")) {
      boolean quoted = signs.charAt(0) == 'q';
      String separator = quoted ? "\",\"" : signs.substring(0, 1);
      String quote = quoted ? "\"" : "";
      String rows =
          rows(
              i -> quote + grouped(1e6 * x(i), signs) + separator + grouped(1e6 * y(i), signs)
                  + quote);
      String head = quoted ? "x,y\n" : "x" + separator + "y\n";

      Trajectory read = DataFiles.read(file(head + rows), HALF).longest();

      assertEquals(List.of("x", "y"), read.names(), signs);
      assertEquals(1e6 * x(7), read.get(7, 0), 0.006, signs);
      assertEquals(1e6 * y(7), read.get(7, 1), 0.006, signs);
    }
  }

  /// @param signs a separator, one between thousands, a decimal sign
  private static String grouped(double value, String signs) {
    return String.format(Locale.ROOT, "%,.2f", value)
        .replace(',', '~')
        .replace('.', signs.charAt(2))
        .replace('~', signs.charAt(1));
  }

  @Test
  void wholeThousandsStandBesideHundredsAndDecimalsBesideDecimals() {
    String whole =
        rows(i -> String.format(Locale.ROOT, "%,d;%d", 900 + 10 * (i * i % 17), i % 7).replace(',',
            '.'));
    assertEquals(1060, DataFiles.read(file("x;y\n" + whole), HALF).longest().get(4, 0), 1e-12);

    String decimals = rows(i -> String.format(Locale.ROOT, "%.3f;%d", 2 + x(i), i % 7));
    assertEquals(
        2 + x(29), DataFiles.read(file("x;y\n" + decimals), HALF).longest().get(29, 0), 6e-4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,3", "0,1,2", "100,200,300"})
  void numbersInEvenStepsFarAboveTheRestAreNames(String header) {
    String rows = rows(i -> (9 + x(i)) + "," + y(i) + "," + (x(i) * y(i)));

    Trajectory read = DataFiles.read(file(header + "\n" + rows), HALF).longest();

    assertEquals(ROWS, read.steps());
    assertEquals(List.of(header.split(",", -1)), read.names());
  }

  @Test
  void aFirstRowInEvenStepsNearTheSecondIsAState() {
    String rows = rows(i -> (1 + x(i)) + "," + (1 + y(i)) + "," + (3 - x(i)));

    assertEquals(ROWS, DataFiles.read(file(rows), HALF).longest().steps());
  }

  /// What relaxes from its first state moves farthest in its first step.
  @Test
  void aFirstStateThatCountsAndDecaysIsAState() {
    String rows =
        rows(i -> Math.exp(-0.1 * i) + "," + 2 * Math.exp(-0.1 * i) + "," + 3 * Math.exp(-0.1 * i));

    assertEquals(ROWS, DataFiles.read(file(rows), HALF).longest().steps());
  }

  @Test
  void commentsBehindRowsAreNoCells() {
    String rows =
        rows(
            i -> 0.5 * i + "," + x(i) + "," + y(i)
                + (i % 3 == 0 ? "  # calibrated, twice" : i % 7 == 0 ? " // odd" : ""));
    assertWave(DataFiles.read(file("time,x,y\n" + rows), ReadingOptions.NONE), 0.5);

    String blanks = rows(i -> 0.5 * i + " " + x(i) + " " + y(i) + (i == 20 ? " # odd" : ""));
    assertWave(DataFiles.read(file("time x y\n" + blanks), ReadingOptions.NONE), 0.5);
  }

  @Test
  void separatorsBehindRowsAloneShiftNoNames() {
    String rows = rows(i -> 0.5 * i + "," + x(i) + "," + y(i) + ",");

    assertWave(DataFiles.read(file("time,x,y\n" + rows), ReadingOptions.NONE), 0.5);
  }

  @Test
  void columnsOfSeveralFilesAreReadByNameAndTextsInAFolderAreNoData() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x,y\n" + rows(i -> x(i) + "," + y(i)));
    Files.writeString(
        folder.resolve("b.csv"), "t,y,x\n" + rows(i -> 0.5 * i + "," + y(i) + "," + x(i)));
    Files.writeString(folder.resolve("notes.txt"), "Two runs.\nThe second has stamps.\n");

    Recordings read = DataFiles.read(List.of(folder.toString()), HALF);

    assertEquals(2, read.trajectories().size());
    for (Trajectory one : read.trajectories()) {
      assertEquals(List.of("x", "y"), one.names());
      assertEquals(x(7), one.get(7, 0));
    }
    String remarks = read.understanding().remarks().toString();
    assertTrue(remarks.contains("notes.txt holds no row of numbers and is left out"), remarks);
    assertTrue(remarks.contains("read by their names"), remarks);
    assertThrows(
        InputException.class,
        () -> DataFiles.read(List.of(folder.resolve("notes.txt").toString()), HALF));
  }

  @Test
  void theOnlyRowIsASeries() {
    Trajectory read = DataFiles.read(file(row(i -> x(i))), HALF).longest();

    assertEquals(1, read.dimension());
    assertEquals(ROWS, read.steps());
    assertEquals(x(7), read.get(7, 0));
  }

  /// Half an hour before the last midnight of February on, in a leap year.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date;Time|dd.MM.uuuu;HH:mm:ss|30",
        "date;time|MM/dd/uuuu;hh:mm:ss a|30",
        "when|dd.MM.uu HH:mm:ss|30",
        "when|M/d/uu H:mm:ss|30",
        "when|MMM d, uuuu HH:mm:ss|30",
        "when|uuuu-MM-dd HH:mm:ss'+01'|30",
        "year;doy;hh;mm;s|uuuu;D;H;m;s|30",
        "YY;MM;DD;hh;mm;ss|uuuu;M;d;H;m;s|30",
        "date;hhmm|uuuuMMdd;HHmm|60",
        "when|d-MMM-uuuu HH:mm:ss|30",
        "when|uuuuMMdd'T'HHmmss'Z'|30",
        "Time|HH:mm:ss|30",
        "year;day|uuuu;D|86400",
        "year;month;day|uuuu;M;d|86400",
        "date|uuuuMMdd|86400"
      })
  void takesDatesInSeveralColumnsAndTimesOfDayForTheClock(
      String names, String pattern, int seconds) {
    var format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    LocalDateTime first = LocalDateTime.of(2024, 2, 28, 23, 50, 0);
    String rows =
        rows(
            i -> first.plusSeconds((long) seconds * i).format(format) + ";" + x(i) + ";" + y(i));

    assertWave(DataFiles.read(file(names + ";x;y\n" + rows), ReadingOptions.NONE), seconds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"year;month|uuuu;M", "date|uuuu-MM", "date|uuuu-MM-dd", "date|15.MM.uuuu"})
  void whatIsWholeMonthsApartIsCountedInMonths(String names, String pattern) {
    var format = DateTimeFormatter.ofPattern(pattern);
    String rows =
        rows(i -> LocalDate.of(2023, 11, 1).plusMonths(i).format(format) + ";" + x(i) + ";" + y(i));

    assertWave(DataFiles.read(file(names + ";x;y\n" + rows), ReadingOptions.NONE), 1);
  }

  @Test
  void aColumnNamedLikeAnHourIsAStateWhereEveryRowHasADayOfItsOwn() {
    String rows =
        rows(
            i -> LocalDate.of(2023, 11, 1).plusDays(i) + "," + Math.round(12 + 9 * x(i)) + ","
                + y(i));

    Recordings read = DataFiles.read(file("date,h,y\n" + rows), ReadingOptions.NONE);

    assertEquals(List.of("h", "y"), read.longest().names());
    assertEquals(86_400, read.longest().timeStep());
  }

  @Test
  void bytesThatAreNoUtf8AreReadAsWindows1252() throws IOException {
    String text = "t,T (°C),d (µm) €\n" + rows(i -> 0.5 * i + "," + x(i) + "," + y(i));
    Path file =
        Files.write(folder.resolve("western.csv"), text.getBytes(Charset.forName("windows-1252")));

    Recordings read = DataFiles.read(List.of(file.toString()), ReadingOptions.NONE);

    assertEquals(List.of("T (°C)", "d (µm) €"), read.longest().names());
    assertTrue(read.understanding().formats().getFirst().endsWith("windows-1252"));
  }

  @Test
  void zeroStandsForNoValueWhereItIsSaid() {
    String text =
        "x,y\n" + rows(i -> i == 20 ? "0,0" : (2 + x(i)) + "," + (2 + y(i)));

    assertEquals(1, DataFiles.read(file(text), HALF).trajectories().size());
    assertEquals(
        2,
        DataFiles.read(file(text), HALF.withMissing(List.of("0"))).trajectories().size());
  }

  @Test
  void takesEpochMillisecondsForSeconds() {
    String text =
        "ts,x,y\n" + rows(i -> (1_700_000_000_000L + 20L * i) + "," + x(i) + "," + y(i));

    Recordings read = DataFiles.read(file(text), ReadingOptions.NONE);

    assertWave(read, 0.02);
    assertEquals(0, read.longest().startTime());
  }

  @Test
  void takesAnUnnamedIndexOrAStepCounterForTheNumberOfTheRow() {
    for (String name : List.of("", "index", "Unnamed: 0", "step", "frame")) {
      String text = name + ",x,y\n" + rows(i -> i + "," + x(i) + "," + y(i));

      Recordings read = DataFiles.read(file(text), HALF);

      assertWave(read, 0.5);
      assertEquals(1, read.understanding().warnings().size());
    }
    var refusal =
        assertThrows(
            InputException.class,
            () -> DataFiles.read(
                file("index,x,y\n" + rows(i -> i + "," + x(i) + "," + y(i))),
                ReadingOptions.NONE));
    assertTrue(refusal.getMessage().endsWith("give it with --dt"), refusal.getMessage());
  }

  @Test
  void aFirstColumnThatRisesEvenlyIsTheTimeUnlessToldOtherwise() {
    String text = rows(i -> number(3 + 0.5 * i) + "," + x(i) + "," + y(i));

    Recordings read = DataFiles.read(file(text), ReadingOptions.NONE);

    assertEquals(2, read.longest().dimension());
    assertEquals(0.5, read.longest().timeStep());
    assertEquals(3, read.longest().startTime());
    assertTrue(read.understanding().warnings().getFirst().contains("--time none"));
    assertEquals(
        3, DataFiles.read(file(text), HALF.withTime(Optional.of("none"))).longest().dimension());
    assertEquals(
        3, DataFiles.read(file(text), HALF.forModel(3, 0.5)).longest().dimension());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%.4f", "%.3f", "%.7g", "%.9f"})
  void roundedStampsAreEvenToTheirLastPrintedDigit(String format) {
    double step = 0.015023023;
    String text =
        "time,x,y\n"
            + lines(2000,
                i -> String.format(Locale.ROOT, format, i * step) + "," + x(i) + "," + y(i));

    Understanding found = DataFiles.understand(file(text), ReadingOptions.NONE);

    // Half a unit of the last digit at either end of 2000 steps.
    assertEquals(step, found.clock().timeStep().orElseThrow(), 1e-3 / 2000);
    assertEquals(
        step,
        DataFiles.read(file(text), ReadingOptions.NONE.withTimeStep(OptionalDouble.of(step)))
            .longest()
            .timeStep());
  }

  @Test
  void unevenStampsAreRefusedWithTheirSpreadAndResampledOnRequest() {
    IntFunction<Double> time = i -> 0.1 * i + 0.02 * Math.sin(7 * i);
    String text =
        "time,x,y\n"
            + lines(400, i -> time.apply(i) + "," + Math.sin(time.apply(i)) + ","
                + Math.cos(time.apply(i)));

    var refusal =
        assertThrows(
            InputException.class, () -> DataFiles.read(file(text), ReadingOptions.NONE));
    assertTrue(refusal.getMessage().contains("must have equal steps"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("--resample DT"), refusal.getMessage());

    Trajectory even = DataFiles.read(file(text), ReadingOptions.NONE.withResample(0.2)).longest();
    assertEquals(0.2, even.timeStep());
    for (int i = 10; i < 150; i++) {
      // A cubic spline is off by 5/384 h⁴ |f⁗| with h ≤ 0.14.
      assertEquals(Math.sin(0.2 * i), even.get(i, 0), 5.0 / 384 * Math.pow(0.14, 4));
    }
  }

  @Test
  void descendingTimeIsReadFromItsEnd() {
    String text =
        "time,x,y\n"
            + rows(
                i -> 0.5 * (ROWS - 1 - i) + "," + x(ROWS - 1 - i) + "," + y(ROWS - 1 - i));

    assertWave(DataFiles.read(file(text), ReadingOptions.NONE), 0.5);
  }

  @Test
  void duplicateStampsAreNamed() {
    String text = "time,x,y\n" + rows(i -> 0.5 * (i > 20 ? i - 1 : i) + "," + x(i) + "," + y(i));

    var refusal =
        assertThrows(
            InputException.class, () -> DataFiles.read(file(text), ReadingOptions.NONE));

    assertTrue(
        refusal.getMessage()
            .contains("row 22 (line 23): time must increase but went from 10.0 to 10.0"),
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "nan", "NaN", "null", "None", "N/A", "-9999", "gap"})
  void missingValuesSplitTheTrajectory(String mark) {
    String text =
        "x,y\n" + rows(i -> x(i) + "," + (i == 10 || i == 11 || i == 25 ? mark : y(i)));

    Recordings read = DataFiles.read(file(text), HALF.withMissing(List.of("-9999", "gap")));

    assertEquals(
        List.of(10, 13, 14), read.trajectories().stream().map(Trajectory::steps).toList());
    assertEquals(3, read.understanding().missing());
    assertEquals(Math.sin(0.3 * 12), read.trajectories().get(1).get(0, 0));
    assertTrue(
        read.understanding().warnings().getFirst().contains("row 11 (line 12), column 2 (y)"),
        read.understanding().warnings().toString());
  }

  @Test
  void aSentinelIsReportedAsSuch() {
    String text = "x,y\n" + lines(200, i -> x(i) + "," + (i % 50 == 7 ? -9999 : y(i)));

    Understanding found = DataFiles.understand(file(text), HALF);

    assertEquals(new Outlier("y", 8, -9999, 4, true), found.outliers().getFirst());
    assertTrue(
        found.advice().stream().anyMatch(one -> one.option().equals("--missing -9999")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1|false", "2|false", "0|true", "1|true", "2|true"})
  void aColumnThatRisesOrFallsEvenlyIsTheTimeWhereverItStands(int place, boolean falls) {
    String text =
        "a,b,c\n"
            + rows(
                i -> {
                  int moment = falls ? ROWS - 1 - i : i;
                  var cells = new ArrayList<>(List.of(x(moment) + "", y(moment) + ""));
                  cells.add(place, number(3 + 0.5 * moment));
                  return String.join(",", cells);
                });

    Recordings read = DataFiles.read(file(text), ReadingOptions.NONE);

    assertEquals(0.5, read.longest().timeStep());
    assertEquals(2, read.longest().dimension());
    assertEquals(Math.sin(0.3 * 7), read.longest().get(7, 0), 1e-12);
    String warning = read.understanding().warnings().getFirst();
    assertTrue(warning.contains(falls ? "falls evenly" : "rises evenly"), warning);
    assertTrue(warning.contains("--time none"), warning);
    assertEquals(
        3, DataFiles.read(file(text), HALF.withTime(Optional.of("none"))).longest().dimension());
  }

  @Test
  void aSecondClockIsNoState() {
    String seconds =
        "date,seconds,x,y\n"
            + rows(
                i -> "2024-03-31 00:%02d:00,".formatted(i) + 60 * i + "," + x(i) + "," + y(i));
    String minutes =
        "t,Time (min),x,y\n"
            + rows(i -> 0.5 * i + "," + number(0.5 * i / 60) + "," + x(i) + "," + y(i));
    String lines = "t,x,y\n" + lines(400, i -> 0.5 * i + "," + 3 * i + "," + (2 - i));

    assertWave(DataFiles.read(file(seconds), ReadingOptions.NONE), 60);
    Recordings read = DataFiles.read(file(minutes), ReadingOptions.NONE);
    assertWave(read, 0.5);
    assertTrue(
        read.understanding().warnings().getFirst().startsWith(
            "Time (min) goes in step with the clock t and is no state"),
        read.understanding().warnings().toString());
    assertEquals(2, DataFiles.read(file(lines), ReadingOptions.NONE).longest().dimension());
  }

  @Test
  void aColumnThatChangesWhereTheClockStartsAnewNamesTrajectories() {
    String text =
        lines(60, i -> 1 + i / 20 + "," + 0.5 * (i % 20) + "," + x(i) + "," + y(i));

    Recordings read = DataFiles.read(file(text), ReadingOptions.NONE);

    assertEquals(
        List.of(20, 20, 20), read.trajectories().stream().map(Trajectory::steps).toList());
    assertEquals(2, read.longest().dimension());
    assertTrue(
        read.understanding().warnings().getFirst().contains("--trajectory COLUMN"),
        read.understanding().warnings().toString());
  }

  @Test
  void whatIsConstantInEachTrajectoryIsNoState() {
    String text =
        "time,x,y,subject\n"
            + lines(60, i -> 0.5 * (i % 20) + "," + x(i) + "," + y(i) + "," + (10 + i / 20));

    Recordings read = DataFiles.read(file(text), ReadingOptions.NONE);

    assertEquals(List.of("x", "y"), read.longest().names());
    assertEquals(
        List.of(10.0, 11.0, 12.0),
        read.recordings().stream().map(one -> one.constants().get("subject")).toList());
    assertTrue(
        read.understanding().warnings().stream().anyMatch(one -> one.contains("--inputs subject")),
        read.understanding().warnings().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-99", "99.9", "-999", "9999"})
  void ninesBeyondTheRangeAreSignsAndTheRestIsAFlow(String sign) {
    String text =
        "time,x,y\n"
            + lines(
                600, i -> 0.5 * i + "," + 20 * Math.sin(0.05 * i) + ","
                    + (i > 500 && i < 504 ? sign : 20 * Math.sin(0.03 * i)));

    Understanding found = DataFiles.understand(file(text), ReadingOptions.NONE);

    assertEquals(
        new Outlier("y", 502, Double.parseDouble(sign), 3, true), found.outliers().getFirst());
    assertEquals(Kind.FLOW, found.look().orElseThrow().kind());
  }

  @Test
  void stepsAtRandomAreNoDynamics() {
    var random = new Random(3);
    double[] at = new double[2];
    String text =
        "x,y\n"
            + lines(
                1000,
                i -> (at[0] += random.nextGaussian()) + "," + (at[1] += random.nextGaussian()));

    Understanding.Look look = DataFiles.understand(file(text), HALF).look().orElseThrow();

    assertEquals(Kind.NOISE, look.kind());
    assertTrue(look.reason().startsWith("a random walk"), look.reason());
  }

  @Test
  void valuesMissingAtTheEndAreLeftOutAndSplitNothing() {
    String text = "x,y\n" + rows(i -> x(i) + "," + y(i)) + ",\n,\n";

    Recordings read = DataFiles.read(file(text), HALF);

    assertWave(read, 0.5);
    assertTrue(
        read.understanding().warnings().getFirst().endsWith("they are left out"),
        read.understanding().warnings().toString());
  }

  @Test
  void wordsThatAreNoNumbersAreShownWhereNothingElseIsLeft() {
    String text = "time,p\n" + rows(i -> 0.5 * i + ",\"~104486.7" + i % 10 + "\"");

    var refusal =
        assertThrows(
            InputException.class, () -> DataFiles.read(file(text), ReadingOptions.NONE));

    assertTrue(
        refusal.getMessage().contains("column 2 (p) holds words such as '~104486.70'"),
        refusal.getMessage());
  }

  @Test
  void gapsOfTheClockSplitTheTrajectory() {
    String text =
        "time,x,y\n" + rows(i -> 0.5 * (i < 15 ? i : i + 4) + "," + x(i) + "," + y(i));

    Recordings read = DataFiles.read(file(text), ReadingOptions.NONE);

    assertEquals(
        List.of(15, 25), read.trajectories().stream().map(Trajectory::steps).toList());
    assertEquals("gap", read.recordings().get(1).stretch().reason());
    assertEquals(9.5, read.trajectories().get(1).startTime());
  }

  @Test
  void aClockThatGoesBackStartsATrajectory() {
    String text = "time,x,y\n" + rows(i -> 0.5 * (i % 20) + "," + x(i) + "," + y(i));

    Recordings read = DataFiles.read(file(text), ReadingOptions.NONE);

    assertEquals(
        List.of(20, 20), read.trajectories().stream().map(Trajectory::steps).toList());
    assertEquals(0, read.trajectories().get(1).startTime());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%d", "run%d", "\"no. %d\""})
  void identifiersSeparateTrajectoriesEvenWhereTheyAreInterleaved(String label) {
    String blocks =
        "trajId,time,x,y\n"
            + rows(
                i -> label.formatted(i < 12 ? 1 : 2) + "," + 0.5 * (i < 12 ? i : i - 12) + ","
                    + x(i) + "," + y(i));
    String mixed =
        "trajId,time,x,y\n"
            + rows(
                i -> label.formatted(i % 2) + "," + 0.25 * (i - i % 2) + "," + x(i) + "," + y(i));

    Recordings read = DataFiles.read(file(blocks), ReadingOptions.NONE);
    Recordings other = DataFiles.read(file(mixed), ReadingOptions.NONE);

    assertEquals(
        List.of(12, 28), read.trajectories().stream().map(Trajectory::steps).toList());
    assertEquals(List.of("x", "y"), read.longest().names());
    assertEquals(
        List.of(20, 20), other.trajectories().stream().map(Trajectory::steps).toList());
    assertEquals(Math.sin(0.3 * 3), other.trajectories().get(1).get(1, 0));
  }

  @Test
  void blankLinesSeparateBlocks() {
    String text =
        "x y\n" + lines(20, i -> x(i) + " " + y(i)) + "\n\n" + "x y\n"
            + lines(15, i -> y(i) + " " + x(i));

    Recordings read = DataFiles.read(file(text), HALF);

    assertEquals(
        List.of(20, 15), read.trajectories().stream().map(Trajectory::steps).toList());
  }

  @Test
  void constantsAreLeftOutAndSaidSo() {
    String text = "x,rho,y\n" + rows(i -> x(i) + ",28," + y(i));

    Recordings read = DataFiles.read(file(text), HALF);

    assertWave(read, 0.5);
    assertEquals(28, read.recordings().getFirst().constants().get("rho"));
    assertTrue(read.understanding().warnings().getFirst().startsWith("rho is constant"));
    assertEquals(
        3, DataFiles.read(file(text), HALF.withColumns(List.of("x", "2", "y"))).longest()
            .dimension());
    assertEquals(3, DataFiles.read(file(text), HALF.forModel(3, 0.5)).longest().dimension());
  }

  @Test
  void decimalCommasInASingleColumnAreNoSecondColumn() {
    String decimals = rows(i -> String.format(Locale.ROOT, "%.4f", x(i))).replace('.', ',');
    Trajectory read = DataFiles.read(file(decimals), HALF).longest();
    assertEquals(1, read.dimension());
    assertEquals(Math.sin(0.3 * 7), read.get(7, 0), 5e-5);
    String whole = rows(i -> (5 * i) % 7 + "," + (3 * i) % 11);
    assertEquals(2, DataFiles.read(file(whole), HALF).longest().dimension());
  }

  @Test
  void rowsOfInputsAloneAreKnownAhead() {
    String text = "x,force,y\n" + rows(i -> x(i) + "," + i * i + "," + y(i)) + ",1,\n,2,\n";

    Recordings read = DataFiles.read(file(text), HALF.withInputs(List.of("force")));

    assertWave(read, 0.5);
    assertEquals(ROWS + 2, read.recordings().getFirst().inputs().orElseThrow().steps());
    assertTrue(
        read.understanding().remarks()
            .contains("the last 2 rows hold inputs alone: they are known ahead"));
  }

  @Test
  void inputsAreKnownAheadUpToTheFirstThatIsMissing() {
    String text =
        "x,force,y\n" + rows(i -> x(i) + "," + i * i + "," + y(i)) + ",1,\n,2,\n,,\n,4,\n";

    Recordings read = DataFiles.read(file(text), HALF.withInputs(List.of("force")));

    assertWave(read, 0.5);
    assertEquals(ROWS + 2, read.recordings().getFirst().inputs().orElseThrow().steps());
    assertTrue(
        read.understanding().warnings().toString()
            .contains("2 of 44 rows hold a missing value, the first in row 43 (line 44), column 2"),
        read.understanding().warnings().toString());
  }

  @Test
  void inputsStandBesideTheStates() {
    String text = "x,force,y\n" + rows(i -> x(i) + "," + i * i + "," + y(i));

    Recordings read = DataFiles.read(file(text), HALF.withInputs(List.of("force")));

    assertWave(read, 0.5);
    assertEquals(9, read.recordings().getFirst().inputs().orElseThrow().get(3, 0));
  }

  @Test
  void numbersOfOtherLanguagesAreNumbersAndOthersAreNot() {
    String text = "x,y\n1.5D+01,TRUE\n-2.0d-1,false\n+3.E0,1\n.5,0\n";
    assertArrayEquals(
        new double[] {15, 1, -0.2, 0, 3, 1, 0.5, 0},
        DataFiles.read(file(text), HALF).longest().toArray());

    for (String bad : List.of("1d", "0x1p3", "1f", "١", "1e", "--1", "1_000")) {
      var refusal =
          assertThrows(
              InputException.class,
              () -> DataFiles.read(file("x,y\n1,2\n" + bad + ",3\n4,5\n"), HALF));
      assertTrue(
          refusal.getMessage().contains("row 2 (line 3), column 1 (x) must be a number but was '"),
          refusal.getMessage());
    }
  }

  @Test
  void controlCharactersOfAFileNeverReachAMessage() {
    var refusal =
        assertThrows(
            InputException.class,
            () -> DataFiles.read(
                file("x\u001b[31m,y\n1,2\n3,\u001b[2J" + "z".repeat(500) + "\n5,6\n"), HALF));

    assertTrue(refusal.getMessage().chars().noneMatch(Character::isISOControl));
    assertTrue(refusal.getMessage().length() < 250, refusal.getMessage());
    assertEquals(
        "x�[31m",
        DataFiles.read(file("x\u001b[31m,y\n1,2\n3,1\n"), HALF).longest().names().getFirst());
  }

  @Test
  void transposedTablesAreReadWhereAClockShowsThemAndNamedOtherwise() {
    String clocked =
        row(i -> 0.5 * i) + row(ForeignTextTest::x) + row(ForeignTextTest::y);
    String plain = row(ForeignTextTest::x) + row(ForeignTextTest::y);
    String labelled =
        "time," + row(i -> 0.5 * i) + "x," + row(ForeignTextTest::x) + "y,"
            + row(ForeignTextTest::y);

    assertEquals(40, DataFiles.read(file(clocked), ReadingOptions.NONE).longest().steps());
    var refusal = assertThrows(InputException.class, () -> DataFiles.read(file(plain), HALF));
    assertTrue(refusal.getMessage().contains("--transpose"), refusal.getMessage());
    assertEquals(
        40, DataFiles.read(file(plain), HALF.withTransposed(true)).longest().steps());
    assertWave(
        DataFiles.read(file(labelled), ReadingOptions.NONE.withTransposed(true)), 0.5);
    assertWave(DataFiles.read(file(labelled), ReadingOptions.NONE), 0.5);
    // pandas' DataFrame.T.to_csv()
    String numbered = row(i -> (double) i).replace(".0", "");
    assertWave(DataFiles.read(file("," + numbered + labelled), ReadingOptions.NONE), 0.5);
  }

  @Test
  void decimalCommasBetweenCommasStandInQuotes() {
    String text =
        "time,x,y\n" + rows(i -> quoted(0.5 * i) + "," + quoted(x(i)) + "," + quoted(y(i)));

    assertWave(DataFiles.read(file(text), ReadingOptions.NONE), 0.5);
  }

  private static String quoted(double value) {
    return '"' + number(value).replace('.', ',') + '"';
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\r\n"})
  void linesMayEndWithReturns(String end) {
    String text = "time,x,y\n" + rows(i -> 0.5 * i + "," + x(i) + "," + y(i));

    assertWave(DataFiles.read(file(text.replace("\n", end)), ReadingOptions.NONE), 0.5);
  }

  @Test
  void aColumnThatRisesEvenlyIsTheTimeBesideOneThatCountsRows() {
    Recordings read =
        DataFiles.read(
            file(",0,x,y\n" + rows(i -> i + "," + 0.5 * i + "," + x(i) + "," + y(i))),
            ReadingOptions.NONE);

    assertWave(read, 0.5);
    assertTrue(
        read.understanding().warnings().stream()
            .anyMatch(one -> one.contains("taken for the time")),
        read.understanding().toString());
  }

  @Test
  void severalFilesOfOneKindAreOneSetAndOthersAreRefusedWithBothSteps() throws IOException {
    for (int n : List.of(1, 2)) {
      Files.writeString(
          folder.resolve("run" + n + ".csv"),
          "time,x,y\n" + lines(10 * n, i -> 0.5 * i + "," + x(i) + "," + y(i)));
    }
    Files.writeString(
        folder.resolve("slow.csv"), "time,x,y\n" + rows(i -> 0.7 * i + "," + x(i) + "," + y(i)));

    Recordings read =
        DataFiles.read(List.of(folder.resolve("run*.csv").toString()), ReadingOptions.NONE);
    assertEquals(
        List.of(10, 20), read.trajectories().stream().map(Trajectory::steps).toList());

    var refusal =
        assertThrows(
            InputException.class,
            () -> DataFiles.read(List.of(folder.toString()), ReadingOptions.NONE));
    assertTrue(
        refusal.getMessage().contains("0.5, but has 0.7"), refusal.getMessage());
    var none =
        assertThrows(
            InputException.class,
            () -> DataFiles.read(List.of(folder.resolve("no*.csv").toString()), HALF));
    assertTrue(none.getMessage().endsWith("must match ≥ 1 file but matches none"));
  }

  @Test
  void whatIsNoTextIsRefusedAtOnce() throws IOException {
    Path zeros = Files.write(folder.resolve("zeros.csv"), new byte[1 << 20]);

    var refusal =
        assertThrows(
            InputException.class, () -> DataFiles.read(List.of(zeros.toString()), HALF));

    assertEquals(
        zeros + " must be a table of text but holds a zero byte at 0", refusal.getMessage());
    if (Files.exists(Path.of("/dev/zero"))) {
      assertThrows(InputException.class, () -> DataFiles.read(List.of("/dev/zero"), HALF));
    }
  }

  private static void assertWave(Recordings read, double step) {
    assertEquals(1, read.trajectories().size(), read.understanding().toString());
    Trajectory wave = read.longest();
    assertEquals(List.of("x", "y"), wave.names());
    assertEquals(step, wave.timeStep());
    assertEquals(ROWS, wave.steps());
    for (int i = 0; i < ROWS; i++) {
      assertEquals(x(i), wave.get(i, 0), 1e-6);
      assertEquals(y(i), wave.get(i, 1), 1e-6);
    }
  }

  private static double x(int i) {
    return Math.sin(0.3 * i);
  }

  private static double y(int i) {
    return Math.cos(0.3 * i);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static String rows(IntFunction<String> line) {
    return lines(ROWS, line);
  }

  private static String lines(int count, IntFunction<String> line) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(line.apply(i)).append('\n');
    }
    return text.toString();
  }

  private static String row(IntFunction<Double> value) {
    var text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      text.append(i == 0 ? "" : ",").append(value.apply(i));
    }
    return text.append('\n').toString();
  }

  private List<String> file(String text) {
    try {
      return List.of(
          Files.writeString(folder.resolve("data.csv"), text, StandardCharsets.UTF_8).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
