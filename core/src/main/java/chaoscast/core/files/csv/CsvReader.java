package chaoscast.core.files.csv;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.files.InputFile;
import chaoscast.core.files.TimeSteps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/// Reads a trajectory from CSV made here or elsewhere: a row a step, a column a variable.
///
/// Lines that begin with `#` are comments. A column `time` or `t` of the header is not a variable:
/// it gives the start and the time step.
public final class CsvReader {
  private final Path file;
  private final CsvLines lines;
  private final CsvComments comments = new CsvComments();
  private final CsvTimes times = new CsvTimes();
  private CsvHeader header;
  private int timeColumn;
  private int row;
  private double[] values = new double[1 << 12];
  private int size;

  private CsvReader(Path file, InputStream in) {
    this.file = file;
    this.lines = new CsvLines(in);
  }

  public static Trajectory read(Path file, OptionalDouble givenTimeStep) {
    InputFile.requireReadable(file);
    try (InputStream in = Files.newInputStream(file)) {
      var reader = new CsvReader(file, in);
      reader.readLines();
      return reader.trajectory(givenTimeStep);
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void readLines() throws IOException {
    while (lines.next()) {
      if (lines.isComment()) {
        if (header == null) {
          comments.read(lines.text());
        }
      } else if (!lines.isBlank()) {
        if (header == null) {
          readFirst();
        } else {
          readRow();
        }
      }
    }
    if (row == 0) {
      throw new InputException("%s must hold ≥ 1 row of numbers but holds none".formatted(file));
    }
  }

  private void readFirst() {
    header = CsvHeader.of(file, lines.text());
    timeColumn = header.timeColumn();
    if (header.count() == 1 && timeColumn == 0) {
      throw new InputException(
          "%s must have ≥ 1 column besides the time but has none".formatted(file));
    }
    if (!header.present()) {
      readRow();
    }
  }

  private void readRow() {
    row++;
    byte[] bytes = lines.buffer();
    int column = 0;
    int from = lines.start();
    while (from <= lines.end()) {
      int to = from;
      while (to < lines.end() && !splits(bytes[to])) {
        to++;
      }
      if (column < header.count()) {
        accept(column, bytes, from, to);
      }
      column++;
      from = to + 1;
      while (header.separator() == ' ' && from < lines.end() && splits(bytes[from])) {
        from++;
      }
    }
    if (column != header.count()) {
      throw new InputException(
          "%s must have %d columns but has %d".formatted(where(), header.count(), column));
    }
  }

  private void accept(int column, byte[] bytes, int from, int to) {
    String text =
        unquoted(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip());
    OptionalDouble parsed = CsvNumbers.parse(text);
    if (parsed.isEmpty()) {
      String hint = text.matches("[+-]?\\d+,\\d+.*") ? " (decimals are set off by a point)" : "";
      // Decoded again, as only numbers are the same in every encoding.
      String shown = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
      throw new InputException(
          "%s, %s must be a number but was '%s'%s"
              .formatted(where(), header.describe(column), shown, hint));
    }
    double value = parsed.getAsDouble();
    if (!Double.isFinite(value)) {
      throw new InputException(
          "%s, %s must be finite but was %s".formatted(where(), header.describe(column), text));
    }
    if (column == timeColumn) {
      String problem = times.add(value);
      if (problem != null) {
        throw new InputException(where() + ": " + problem);
      }
    } else {
      append(value);
    }
  }

  /// What some programs put every field in; a number holds no separator that it would protect.
  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }

  private Trajectory trajectory(OptionalDouble given) {
    int dimension = header.count() - (timeColumn >= 0 ? 1 : 0);
    Trajectory trajectory =
        Trajectory.of(Arrays.copyOf(values, size), dimension, timeStep(given))
            .withStartTime(timeColumn >= 0 ? times.start() : comments.number("startTime").orElse(0))
            .withProvenance(comments.provenance());
    return header.present() ? trajectory.withNames(header.names()) : trajectory;
  }

  /// A time column has rounded times: the step in a comment, or the user's, is the more exact one.
  private double timeStep(OptionalDouble given) {
    OptionalDouble noted = comments.number("timeStep");
    OptionalDouble exact = noted.isPresent() ? noted : given;
    if (noted.isPresent()) {
      TimeSteps.resolve(file, noted, given, 1e-9);
    }
    double step = TimeSteps.resolve(file, times.step(), exact, CsvTimes.TOLERANCE);
    return exact.orElse(step);
  }

  private boolean splits(byte one) {
    return one == header.separator() || (header.separator() == ' ' && one == '\t');
  }

  private String where() {
    return "%s: row %d (line %d)".formatted(file, row, lines.number());
  }

  private void append(double value) {
    if (size == values.length) {
      if (size > Integer.MAX_VALUE / 2) {
        throw new InputException(
            "%s must hold ≤ %d values but holds more".formatted(file, Integer.MAX_VALUE / 2));
      }
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }
}
