package chaoscast.evaluation.cli.options;

import chaoscast.core.Requirements;
import chaoscast.core.linalg.Blas;
import picocli.CommandLine.Option;

/// The bound on the cores that a command uses.
public final class ThreadOptions {
  public static final String NAME = "--threads";

  @Option(
      names = NAME,
      paramLabel = "N",
      description = "Greatest number of cores used. Default: all of them.")
  private Integer threads;

  /// Bounds the cores of dense linear algebra, which is loaded for that.
  ///
  /// @return the number of threads to use elsewhere
  public int apply() {
    int bound = threads == null
        ? Runtime.getRuntime().availableProcessors()
        : Requirements.requireAtLeast("--threads", 1, threads);
    Blas.best().threads(bound);
    return bound;
  }
}
