package chaoscast.esn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `reservoir`: what is asked of a reservoir besides forecasts.
@Command(
    name = "reservoir",
    description = "Measures what reservoirs remember, forget and share, and lets their readouts learn online.",
    synopsisSubcommandLabel = "TASK",
    subcommands = {MemoryCommand.class, ExponentsCommand.class, OnlineCommand.class,
      LearnCommand.class, LearnForecastCommand.class, SpikingCommand.class, BalanceCommand.class,
      InDegreeCommand.class, ModesCommand.class, RadiiCommand.class, FieldCommand.class})
final class ReservoirCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a task must be given, one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
