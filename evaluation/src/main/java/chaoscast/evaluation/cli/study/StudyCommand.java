package chaoscast.evaluation.cli.study;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `study`: many trials that differ in one or two things.
@Command(
    name = "study",
    description = "Runs many trials that differ in one or two things and tabulates their horizons.",
    synopsisSubcommandLabel = "STUDY")
public final class StudyCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a study must be given, one of " + String.join(", ", spec.subcommands().keySet()));
  }
}
