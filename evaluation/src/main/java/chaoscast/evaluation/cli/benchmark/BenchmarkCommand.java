package chaoscast.evaluation.cli.benchmark;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `benchmark`: tasks of others, with what was published on them.
@Command(
    name = "benchmark",
    description = "Runs the tasks that others have set and published scores of, and checks our own figures.",
    synopsisSubcommandLabel = "BENCHMARK")
public final class BenchmarkCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a benchmark must be given, one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
