package chaoscast.evaluation.cli;

import chaoscast.core.options.NearestName;
import chaoscast.evaluation.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/// `completion`: a script that completes commands and options in a shell.
@Command(
    name = "completion",
    sortOptions = false,
    description = {
      "Prints a script that completes commands, options and names, such as those of systems, when the tab key is"
          + " pressed.",
      "For this session: source <(./chaoscast completion bash)"
    })
final class CompletionCommand implements Runnable {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Terminal terminal;

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private String shell;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (!SHELLS.contains(shell)) {
      throw NearestName.unknown("shell", shell, SHELLS);
    }
    CommandSpec all = Main.commands();
    Completions.addTo(all);
    terminal.print(AutoComplete.bash(Terminal.PROGRAM, all.commandLine()) + parts());
  }

  private static String parts() {
    try (InputStream in = CompletionCommand.class.getResourceAsStream("completion.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
