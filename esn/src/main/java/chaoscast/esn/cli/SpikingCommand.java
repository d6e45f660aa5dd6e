package chaoscast.esn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `reservoir spiking`: networks of spiking neurons on a torus, in theory and in simulation.
@Command(
    name = "spiking",
    description = "Predicts and simulates the activity of spiking networks whose connections are local.",
    synopsisSubcommandLabel = "TASK",
    subcommands = {StabilityCommand.class, SimulateCommand.class, TrackCommand.class,
      LayersCommand.class})
final class SpikingCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a task must be given, one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
