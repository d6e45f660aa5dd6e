package chaoscast.lorenz.lyapunov;

import chaoscast.core.files.AtomicFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What was measured from a data file, kept beside it in `FILE.lyapunov`.
///
/// Four lines of text: exponent, its standard error, how it was found, and the data's size and time
/// of change, so that it is forgotten when the data change. The data file itself is left alone: it
/// may be someone else's.
///
///     Optional<LyapunovEstimate> known = RememberedExponent.of(Path.of("measured.csv"));
public final class RememberedExponent {
  private static final String EXPONENT = "lyapunovExponent";
  private static final String ERROR = "lyapunovError";
  private static final String SOURCE = "source";
  private static final String DATA = "data";

  private RememberedExponent() {}

  /// @return what is known of the data; empty where nothing is, or the data have changed since
  public static Optional<LyapunovEstimate> of(Path data) {
    try {
      var known = new Properties();
      known.load(new StringReader(Files.readString(beside(data))));
      return mark(data).equals(known.getProperty(DATA))
          ? Optional.of(
              new LyapunovEstimate(
                  Double.parseDouble(known.getProperty(EXPONENT, "")),
                  Double.parseDouble(known.getProperty(ERROR, "")),
                  known.getProperty(SOURCE, "")))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException missingOrDamaged) {
      return Optional.empty();
    }
  }

  /// @return whether it could be kept: the data may lie where nothing can be written
  public static boolean keep(Path data, LyapunovEstimate estimate) {
    try {
      String text =
          """
          %s=%s
          %s=%s
          %s=%s
          %s=%s
          """
              .formatted(
                  EXPONENT,
                  estimate.exponent(),
                  ERROR,
                  estimate.standardError(),
                  SOURCE,
                  estimate.source(),
                  DATA,
                  mark(data));
      AtomicFile.write(beside(data), file -> Files.writeString(file, text));
      return true;
    } catch (IOException | UncheckedIOException | IllegalArgumentException notWritable) {
      return false;
    }
  }

  private static Path beside(Path data) {
    return data.resolveSibling(data.getFileName() + ".lyapunov");
  }

  private static String mark(Path data) throws IOException {
    return Files.size(data) + " bytes of " + Files.getLastModifiedTime(data);
  }
}
