package chaoscast.evaluation.cli.study;

import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.study.LocalEngine;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.study.TrialEngineProvider;
import picocli.CommandLine.Option;

/// Who runs the trials.
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "Who runs the trials: local, threads of this process; with the module cluster also Apache Spark:"
          + " local[N], local-cluster[EXECUTORS,CORES,MEGABYTES], spark://HOST:PORT. Decides no result."
          + " Default: local.")
  private String name = LocalEngine.NAME;

  /// @param cores of this machine that may be used, ≥ 1; other engines have their own
  TrialEngine open(Terminal terminal, int cores) {
    return name.equals(LocalEngine.NAME)
        ? new LocalEngine(cores)
        : TrialEngineProvider.named(name, terminal.arguments());
  }
}
