package chaoscast.core.command;

import chaoscast.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files that a command reads, which no output may replace.
///
/// @param paths of the files
public record InputFiles(List<Path> paths) {

  public static InputFiles of(Path... paths) {
    return new InputFiles(List.of(paths));
  }

  /// @return these and more
  public InputFiles and(List<Path> more) {
    var all = new ArrayList<>(paths);
    all.addAll(more);
    return new InputFiles(all);
  }

  /// @param option of the output, for the message
  /// @param target of the output
  /// @throws InputException if the target is one of these files, by whatever path
  public void requireOther(String option, Path target) {
    for (Path input : paths) {
      if (isSame(input, target)) {
        throw new InputException(
            "%s must be another file than the input %s but was %s"
                .formatted(option, input, target));
      }
    }
  }

  private static boolean isSame(Path input, Path target) {
    try {
      return Files.isRegularFile(input)
          && Files.exists(target)
          && Files.isSameFile(input, target);
    } catch (IOException e) {
      return input.toAbsolutePath().normalize().equals(target.toAbsolutePath().normalize());
    }
  }
}
