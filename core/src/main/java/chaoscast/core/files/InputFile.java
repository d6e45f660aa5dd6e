package chaoscast.core.files;

import chaoscast.core.InputException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The check that comes before any reading.
public final class InputFile {
  private InputFile() {}

  /// @throws InputException if the file is missing, a folder or not readable
  public static void requireReadable(Path file) {
    if (!Files.exists(file)) {
      throw new InputException("%s must exist but does not".formatted(file));
    }
    if (Files.isDirectory(file)) {
      throw new InputException("%s must be a file but is a folder".formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new InputException("%s must be readable but access is denied".formatted(file));
    }
  }
}
