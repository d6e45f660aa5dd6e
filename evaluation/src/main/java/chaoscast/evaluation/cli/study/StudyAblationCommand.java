package chaoscast.evaluation.cli.study;

import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.study.OptionTrials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `study ablation`: what each option is worth.
@Command(
    name = "ablation",
    sortOptions = false,
    description = "Horizons as a surrogate is, then with one option at a time changed.")
public final class StudyAblationCommand implements Runnable {
  private final Terminal terminal;

  @Mixin
  private GridStudyOptions grid;

  public StudyAblationCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    grid.run(terminal, "ablation", OptionTrials::oneAtATime);
  }
}
