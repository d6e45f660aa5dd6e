package chaoscast.core.files.internal.csv;

import chaoscast.core.InputException;
import java.nio.file.Path;

/// A text that holds no row of numbers: none of data, such as notes on them.
public final class NoRowsException extends InputException {
  private static final long serialVersionUID = 1;

  NoRowsException(Path file) {
    super("%s must hold ≥ 1 row of numbers but holds none".formatted(file));
  }
}
