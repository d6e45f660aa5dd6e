package chaoscast.core.files;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A trajectory as CSV: comment lines with its origin, a header, and a row a step whose first
/// column is the time. Numbers have the digits that give back every bit.
final class CsvWriter {
  private CsvWriter() {}

  static void write(Trajectory trajectory, Path file) {
    String header = header(trajectory);
    AtomicFile.write(
        file,
        temporary -> {
          try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
            out.write(CsvComments.write(trajectory));
            out.write(header);
            writeRows(trajectory, out);
          }
        });
  }

  private static void writeRows(Trajectory trajectory, BufferedWriter out) throws IOException {
    var row = new StringBuilder();
    for (int step = 0; step < trajectory.steps(); step++) {
      row.setLength(0);
      row.append(trajectory.time(step));
      for (int variable = 0; variable < trajectory.dimension(); variable++) {
        row.append(',').append(trajectory.get(step, variable));
      }
      out.append(row.append('\n'));
    }
  }

  private static String header(Trajectory trajectory) {
    var header = new StringBuilder("time");
    for (String name : trajectory.names()) {
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
