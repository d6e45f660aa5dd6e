package chaoscast.evaluation.cli.options;

import chaoscast.core.Seed;
import chaoscast.core.command.SeedOption;
import chaoscast.core.linalg.Blas;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.compare.Manifest;
import java.util.List;
import picocli.CommandLine.Mixin;

/// Seed and threads of a run, and the manifest that repeats it.
public final class RunOptions {
  @Mixin
  private SeedOption seed;
  @Mixin
  private ThreadOptions threads;

  /// @return the master seed
  public Seed seed() {
    return seed.seed();
  }

  /// Bounds the cores from here on.
  ///
  /// @param terminal has the words of the command
  public Run begin(Terminal terminal) {
    return begin(terminal, threads.apply());
  }

  /// Bounds the cores from here on, linear algebra to one: sums are the same on every engine.
  ///
  /// @param terminal has the words of the command
  public Run beginPieces(Terminal terminal) {
    int cores = threads.apply();
    Blas.best().threads(1);
    return begin(terminal, cores);
  }

  private Run begin(Terminal terminal, int cores) {
    List<String> command =
        terminal.command(
            List.of(
                SeedOption.NAME,
                Long.toString(seed().value()),
                ThreadOptions.NAME,
                Integer.toString(cores)));
    return new Run(cores, Manifest.now(command, seed().value(), cores));
  }

  /// A run that has begun.
  ///
  /// @param cores    greatest number used, ≥ 1
  /// @param manifest with the command that repeats it
  public record Run(int cores, Manifest manifest) {}
}
