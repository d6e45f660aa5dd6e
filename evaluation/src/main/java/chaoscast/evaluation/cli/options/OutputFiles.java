package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The files that a command is to write: checked before any work, written after it.
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
            String other = options.put(place(target), option);
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

  /// @return one path for all spellings of a file: links are followed as far as there is something
  private static Path place(Path target) {
    try {
      if (Files.exists(target)) {
        return target.toRealPath();
      }
      Path absolute = target.toAbsolutePath().normalize();
      Path folder = absolute.getParent();
      return folder != null && Files.exists(folder)
          ? folder.toRealPath().resolve(absolute.getFileName())
          : absolute;
    } catch (IOException e) {
      return target.toAbsolutePath().normalize();
    }
  }

  /// A file and what is written to it.
  ///
  /// @param target  null where it is not wanted
  /// @param writing writes it
  public record Output(Path target, Consumer<Path> writing) {}

  /// Tries every file, whatever becomes of the others.
  ///
  /// @throws IllegalStateException if some could not be written, with all of them
  public static void writeAll(Output... outputs) {
    var failures = new ArrayList<RuntimeException>();
    for (Output output : outputs) {
      if (output.target() != null) {
        try {
          output.writing().accept(output.target());
        } catch (InputException | UncheckedIOException failure) {
          failures.add(failure);
        }
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          failures.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")),
          failures.getFirst());
    }
  }
}
