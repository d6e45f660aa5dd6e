package chaoscast.splinenets.cli;

import chaoscast.core.InputException;
import chaoscast.core.files.AtomicFile;
import chaoscast.splinenets.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// The page that an experiment is shown on.
final class PageOption {
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes tables and figures as one HTML file that opens offline.")
  private Path file;

  /// Comes before any work.
  ///
  /// @param input what must not be replaced
  void requireWritable(Optional<Path> input) {
    if (file != null) {
      if (input.isPresent() && isSame(input.get())) {
        throw new InputException(
            "--html must be another file than the input %s but was %s"
                .formatted(input.get(), file));
      }
      AtomicFile.requireWritable(file);
    }
  }

  private boolean isSame(Path input) {
    try {
      return Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input);
    } catch (IOException e) {
      return file.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize());
    }
  }

  /// @param page made only if it is wanted
  void write(Supplier<Page> page) {
    if (file != null) {
      page.get().write(file);
    }
  }
}
