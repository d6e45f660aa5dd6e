package chaoscast.evaluation.cli;

import chaoscast.core.options.NearestName;
import chaoscast.evaluation.cli.terminal.Terminal;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `completion`: a script that completes commands and options in a shell.
@Command(
    name = "completion",
    sortOptions = false,
    description = {
      "Prints a script that completes commands and options when the tab key is pressed.",
      "For this session: source <(./chaoscast completion bash)"
    })
final class CompletionCommand implements Runnable {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  private final Terminal terminal;

  @Spec
  private CommandSpec spec;

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
    terminal.print(AutoComplete.bash(Terminal.PROGRAM, spec.root().commandLine()));
  }
}
