package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `jshell`, which the launcher starts before there is a JVM: here for those who ask for help.
@Command(
    name = "jshell",
    description = {
      "Starts a Java shell with everything imported.",
      "The launcher does so: it needs a JDK, and passes further arguments on to JShell."
    })
final class JshellCommand implements Runnable {
  @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "For JShell.")
  private String[] arguments = {};

  @Override
  public void run() {
    throw new InputException(
        "jshell must be started by the launcher, './chaoscast jshell', of a checkout, but was called on the"
            + " class path with %d arguments".formatted(arguments.length));
  }
}
