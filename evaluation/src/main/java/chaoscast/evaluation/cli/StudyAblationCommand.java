package chaoscast.evaluation.cli;

import chaoscast.core.Requirements;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.evaluation.study.OptionGrid;
import chaoscast.evaluation.study.OptionTrials;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `study ablation`: what each option is worth.
@Command(
    name = "ablation",
    sortOptions = false,
    description = "Horizons as a surrogate is, then with one option at a time changed.")
final class StudyAblationCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "SURROGATE",
      description = "One of those that 'surrogates' lists.")
  private String surrogate;

  @Option(
      names = "-p",
      required = true,
      paramLabel = "key=lo:hi:n[:log] | key=a,b,c",
      description = "An option and its values; may be repeated.")
  private List<String> grids;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Repetitions with other draws of the surrogate's own. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Mixin
  private StudyOptions study;

  StudyAblationCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    SurrogateProvider provider = Surrogates.provider(surrogate);
    List<OptionGrid> options =
        grids.stream().map(text -> OptionGrid.parse(text, provider.options())).toList();
    Requirements.requireAtLeast("--seeds", 1, seeds);
    StudyOptions.Setting setting = study.setting("lorenz63");
    Map<String, String> settings =
        new TreeMap<>(setting.protocol().settings(surrogate, Map.of()));
    study.run(
        terminal,
        setting,
        "ablation of %s %s, %s, %d seeds".formatted(surrogate, settings, options, seeds),
        (truth, _) -> new OptionTrials(truth, surrogate, settings, setting.seed(), seeds)
            .oneAtATime(options));
  }
}
