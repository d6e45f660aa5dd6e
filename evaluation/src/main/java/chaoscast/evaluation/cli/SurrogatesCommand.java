package chaoscast.evaluation.cli;

import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.terminal.Terminal;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `surrogates`: what can be trained.
@Command(
    name = "surrogates",
    sortOptions = false,
    description = "Lists the surrogates found on the class path, their options and defaults.")
final class SurrogatesCommand implements Runnable {
  private final Terminal terminal;

  SurrogatesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.print(
        Surrogates.all().stream()
            .map(SurrogatesCommand::describe)
            .collect(Collectors.joining("\n")));
  }

  private static String describe(SurrogateProvider provider) {
    return Wrapping.hanging(provider.name() + ": " + provider.summary(), "  ")
        + OptionTable.of("option", provider.options());
  }
}
