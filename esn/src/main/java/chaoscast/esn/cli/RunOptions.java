package chaoscast.esn.cli;

import chaoscast.core.Requirements;
import picocli.CommandLine.Option;

/// How long experiments of several runs are made.
final class RunOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at once, ≥ 1. Default: number of cores.")
  private Integer threads;

  @Option(
      names = "--resume",
      description = "Keeps the rows that --json's file has from an earlier run with the same settings.")
  private boolean resume;

  int threads() {
    int parallel = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    return Requirements.requireAtLeast("--threads", 1, parallel);
  }

  boolean resume() {
    return resume;
  }
}
