package chaoscast.core.command;

import chaoscast.core.InputException;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.Destination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The files that a command is to write: checked before any work, written after it.
public final class OutputFiles {
  private OutputFiles() {}

  /// @param option its name
  /// @param target null where the option was not given
  /// @param inputs what must not be replaced
  /// @throws InputException if the file could not be written or would replace an input
  public static void requireWritable(String option, Path target, InputFiles inputs) {
    requireWritable(Collections.singletonMap(option, target), inputs);
  }

  /// @param targets by option; null where the option was not given
  /// @param inputs  what must not be replaced
  /// @throws InputException if a file could not be written, would replace an input, or is named twice
  public static void requireWritable(Map<String, Path> targets, InputFiles inputs) {
    var options = new LinkedHashMap<Destination, String>();
    targets.forEach(
        (option, target) -> {
          if (target != null) {
            Destination destination = Destination.of(target);
            boolean replaced = !(destination instanceof Destination.Straight);
            String other = replaced ? options.put(destination, option) : null;
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

  /// @param option  its name
  /// @param folder  that files of several names are written into, SVG and PNG; null where it is not wanted
  /// @param targets other outputs, by option; null where the option was not given
  /// @param inputs  what must not be replaced
  /// @throws InputException if another output, or an input, could be one of those files
  public static void requireApart(
      String option, Path folder, Map<String, Path> targets, InputFiles inputs) {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    targets.forEach(
        (other, target) -> {
          if (target != null
              && Destination.of(target) instanceof Destination.Whole(Path file)
              && isFigure(file, folder)) {
            throw new InputException(
                "%s must not be a figure in the folder of %s but was %s"
                    .formatted(other, option, target));
          }
        });
    for (Path input : inputs.paths()) {
      if (isFigure(input.toAbsolutePath(), folder)) {
        throw new InputException(
            "%s must be a folder without the input %s, which may be replaced by a figure, but was %s"
                .formatted(option, input, folder));
      }
    }
  }

  private static boolean isFigure(Path file, Path folder) {
    return isSame(file.getParent(), folder) && file.toString().matches("(?i).*\\.(svg|png)");
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
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
