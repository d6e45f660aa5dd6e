package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.files.AtomicFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Checks of the files that a command is to write, before any work.
public final class OutputFiles {
  private OutputFiles() {}

  /// @param targets by option; null where the option was not given
  /// @param inputs  what must not be replaced
  /// @throws InputException if a file could not be written, would replace an input, or is named twice
  public static void requireWritable(Map<String, Path> targets, InputFiles inputs) {
    var options = new LinkedHashMap<Path, String>();
    targets.forEach(
        (option, target) -> {
          if (target != null) {
            String other = options.put(target.toAbsolutePath(), option);
            if (other != null) {
              throw new InputException(
                  "%s and %s must be two files but are both %s".formatted(other, option, target));
            }
          }
        });
    targets.forEach(
        (option, target) -> {
          if (target != null) {
            inputs.requireOther(option, target);
            AtomicFile.requireWritable(target);
          }
        });
  }
}
