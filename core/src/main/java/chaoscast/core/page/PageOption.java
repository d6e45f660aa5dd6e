package chaoscast.core.page;

import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// The page that an experiment is shown on.
public final class PageOption {
  @Option(
      names = {"--html", "--report"},
      paramLabel = "FILE",
      description = "Writes tables and figures as one HTML file that opens offline.")
  private Path file;

  /// Comes before any work.
  ///
  /// @param inputs what must not be replaced
  public void requireWritable(InputFiles inputs) {
    OutputFiles.requireWritable("--html", file, inputs);
  }

  /// @return the file; null where it is not wanted
  public Path file() {
    return file;
  }

  /// @param page made only if it is wanted
  public void write(Supplier<Page> page) {
    if (file != null) {
      page.get().write(file);
    }
  }
}
