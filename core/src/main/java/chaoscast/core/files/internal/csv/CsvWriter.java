package chaoscast.core.files.internal.csv;

import chaoscast.core.InputException;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.TrajectorySource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A trajectory as CSV: comment lines with its origin on request, a header, and a row a step whose first
/// column is the time. Numbers have the digits that give back every bit.
public final class CsvWriter {
  private CsvWriter() {}

  public static void write(TrajectorySource source, Path file, boolean comments) {
    String header = header(source);
    AtomicFile.write(
        file,
        temporary -> {
          try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
            out.write(comments ? CsvComments.write(source) : "");
            out.write(header);
            writeRows(source, out);
          }
        });
  }

  private static void writeRows(TrajectorySource source, BufferedWriter out) throws IOException {
    var row = new StringBuilder();
    double[] state = new double[source.names().size()];
    for (int step = 0; step < source.steps(); step++) {
      source.next(state);
      row.setLength(0);
      row.append(source.startTime() + step * source.timeStep());
      for (double value : state) {
        row.append(',').append(value);
      }
      out.append(row.append('\n'));
    }
  }

  private static String header(TrajectorySource source) {
    var header = new StringBuilder("time");
    for (String name : source.names()) {
      if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
        throw new InputException(
            "a variable name in CSV must be text on one line but was '%s'".formatted(name));
      }
      boolean plain =
          name.equals(name.strip()) && name.chars().noneMatch(c -> ",;\"".indexOf(c) >= 0);
      header.append(',').append(plain ? name : '"' + name.replace("\"", "\"\"") + '"');
    }
    return header.append('\n').toString();
  }
}
