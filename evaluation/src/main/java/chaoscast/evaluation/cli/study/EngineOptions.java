package chaoscast.evaluation.cli.study;

import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.study.LocalEngine;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.study.TrialEngineProvider;
import java.util.List;
import picocli.CommandLine.Option;

/// Who runs independent work: the trials of a study, the shards of a training, the members of ensembles.
public final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "Who does independent work: local, threads of this process; with the module cluster also Apache"
          + " Spark: local[N], local-cluster[EXECUTORS,CORES,MEGABYTES], spark://HOST:PORT. Decides no result."
          + " Default: local.")
  private String name;

  @Option(
      names = "--ship-data",
      description = "Sends the files that the command line names to the executors of --engine, each content once."
          + " Default: executors find them under the same absolute paths.")
  private boolean shipping;

  /// @return whether an engine was named
  public boolean isGiven() {
    return name != null;
  }

  /// Before anything is read.
  ///
  /// @throws chaoscast.core.InputException if no engine here has that name
  public void check() {
    if (name != null) {
      TrialEngineProvider.requireKnown(name);
    }
  }

  /// @param cores of this machine that may be used, ≥ 1; other engines have their own
  public TrialEngine open(Terminal terminal, int cores) {
    List<String> words = terminal.arguments();
    return name == null || name.equals(LocalEngine.NAME) || StudyWorker.isPlanning()
        ? new LocalEngine(cores)
        : TrialEngineProvider.named(name, words, shipping ? CommandInputs.of(words) : List.of());
  }
}
