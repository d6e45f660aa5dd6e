package chaoscast.evaluation.cli;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.evaluation.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns failures into one message and an exit code: 2 for what the user gave, 1 for the rest.
///
/// The stack trace follows with `--stacktrace`, or where the environment has
/// `CHAOSCAST_STACKTRACE`.
///
/// @param terminal gets the message
record Failures(Terminal terminal)
    implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int MOST_COMMANDS = 5;

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    report(message(failure, command));
    terminal
        .err()
        .println("see '%s --help'".formatted(command.getCommandSpec().qualifiedName()));
    terminal.trace(failure);
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (failure instanceof InputException) {
      report(failure.getMessage());
      terminal.trace(failure);
      return ExitCode.USAGE;
    }
    return report(failure);
  }

  /// @param failure that is not the user's
  /// @return the exit code
  int report(Throwable failure) {
    String message = failure.getMessage();
    String line =
        message == null || message.isBlank()
            ? failure.getClass().getSimpleName()
            : message.lines().findFirst().orElseThrow();
    report(
        switch (failure) {
          case OutOfMemoryError _ ->
              "failed: out of memory (%s): give the JVM more with -Xmx, or use fewer steps"
                  .formatted(line);
          case Error _ -> "failed: %s: %s".formatted(failure.getClass().getSimpleName(), line);
          default -> "failed: " + line;
        });
    if (!terminal.trace(failure)) {
      terminal.err().println("%s shows where".formatted(Terminal.STACKTRACE));
    }
    return ExitCode.SOFTWARE;
  }

  /// Reports that not all of standard output has arrived: a full disk, or a reader that went away.
  void lostOutput() {
    report("failed: standard output could not be written to its end");
  }

  private static String message(ParameterException failure, CommandLine command) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      if (unmatched.isUnknownOption()) {
        String name = word.split("=", 2)[0];
        List<String> others = commandsWith(name, command);
        return others.isEmpty()
            ? NearestName.unknown("option", name, command.getCommandSpec().optionsMap().keySet())
                .getMessage()
            : "option %s is not known to '%s' but to %s".formatted(
                name, command.getCommandSpec().qualifiedName(), String.join(", ", others));
      }
      Set<String> commands = command.getSubcommands().keySet();
      return commands.isEmpty()
          ? "no further argument is known here but '%s' was given".formatted(word)
          : NearestName.unknown("command", word, withGeneralOptions(commands)).getMessage();
    }
    return ConversionMessage.of(failure).orElseGet(failure::getMessage);
  }

  /// @return the first commands of all that know an option, and whether there are more
  private static List<String> commandsWith(String option, CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    var found = new ArrayList<String>();
    find(root, option, found);
    return found.size() <= MOST_COMMANDS
        ? found
        : Stream.concat(
            found.stream().limit(MOST_COMMANDS),
            Stream.of("%d more".formatted(found.size() - MOST_COMMANDS))).toList();
  }

  private static void find(CommandLine command, String option, List<String> found) {
    for (CommandLine sub : command.getSubcommands().values()) {
      if (sub.getCommandSpec().optionsMap().containsKey(option)) {
        found.add("'%s'".formatted(
            sub.getCommandSpec().qualifiedName().replaceFirst("^\\S+ ", "")));
      }
      find(sub, option, found);
    }
  }

  /// A general option may have been meant, as by `help`.
  private static List<String> withGeneralOptions(Set<String> commands) {
    var known = new ArrayList<>(commands);
    known.add("--help");
    known.add("--version");
    return known;
  }

  private void report(String message) {
    terminal.fail(message);
  }
}
