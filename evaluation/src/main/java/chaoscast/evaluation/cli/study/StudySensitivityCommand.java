package chaoscast.evaluation.cli.study;

import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.study.OptionTrials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `study sensitivity`: how horizons depend on options.
@Command(
    name = "sensitivity",
    sortOptions = false,
    description = "Horizons over every combination of the values of one or more options.")
public final class StudySensitivityCommand implements Runnable {
  private final Terminal terminal;

  @Mixin
  private GridStudyOptions grid;

  public StudySensitivityCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    grid.run(terminal, "sensitivity", OptionTrials::product);
  }
}
