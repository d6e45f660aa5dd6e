package chaoscast.core.files;

import chaoscast.core.InputException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the name of an output stands for, behind all links.
///
/// `-` is standard output, and so is every name of the file, pipe or terminal that standard output is
/// connected to, such as `/dev/stdout`.
public sealed interface Destination {
  /// A file, there or not, that is replaced whole.
  ///
  /// @param file absolute, behind links, in a folder that is there
  record Whole(Path file) implements Destination {}

  /// A device, a named pipe or a stream that another process has opened: written to as it stands.
  record Straight(Path device) implements Destination {}

  /// What the program prints to.
  record StandardOutput() implements Destination {}

  /// The name of standard output.
  String STANDARD_OUTPUT = "-";

  /// @param target as the user wrote it
  /// @throws InputException if it can be no output, naming it
  static Destination of(Path target) {
    if (target.toString().equals(STANDARD_OUTPUT)) {
      return new StandardOutput();
    }
    Path at = target.toAbsolutePath();
    for (int links = 0; links <= OutputLinks.MOST; links++) {
      at = OutputLinks.inFolder(at, target);
      if (OutputLinks.isDescriptor(at)) {
        return OutputLinks.isStandardOutput(at) ? new StandardOutput() : new Straight(at);
      }
      if (!Files.isSymbolicLink(at)) {
        return OutputLinks.end(at, target);
      }
      at = OutputLinks.next(at, target);
    }
    throw new InputException(
        "%s must be a file but is a link to a link without an end".formatted(target));
  }

  /// @return whether an output of that name goes to standard output; false for one that is refused
  static boolean isStandardOutput(Path target) {
    try {
      return of(target) instanceof StandardOutput;
    } catch (InputException refused) {
      return false;
    }
  }
}
