package chaoscast.splinenets.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `spline`: shallow ReLU networks of one input, seen as splines.
@Command(
    name = "spline",
    description = {
      "Shows how shallow ReLU networks are born, learn and come to rest, seen as splines.",
      "Theory: J. Sahs et al. (2022), doi:10.3389/frai.2022.889981."
    },
    synopsisSubcommandLabel = "EXPERIMENT",
    subcommands = {InitCommand.class, TrainCommand.class, HessianCommand.class,
      RegimesCommand.class})
final class SplineCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "an experiment must be given, one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
