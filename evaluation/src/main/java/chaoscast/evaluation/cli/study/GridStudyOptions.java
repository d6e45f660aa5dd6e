package chaoscast.evaluation.cli.study;

import chaoscast.core.SizeLimit;
import chaoscast.core.Surrogates;
import chaoscast.core.command.KeyValues;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.report.study.StudyColumn;
import chaoscast.evaluation.report.study.StudyText;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.OptionGrid;
import chaoscast.evaluation.study.OptionTrials;
import chaoscast.evaluation.study.Trial;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What studies of one surrogate over values of its options share.
final class GridStudyOptions {
  @Parameters(
      index = "0",
      paramLabel = "SURROGATE",
      description = "One of those that 'surrogates' lists.")
  private String surrogate;

  @Option(
      names = "-p",
      required = true,
      paramLabel = "key=lo:hi:n[:log] | key=a,b,c",
      description = "An option of the surrogate, or trainSteps, warmUp (0: only the state that a forecast"
          + " starts from), threshold, error, scaling or noise (on the training states, as a share of"
          + " their spread), and its values; may be repeated.")
  private List<String> grids;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "An option of the surrogate that all trials share; may be repeated.")
  private List<String> fixed = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Repetitions with other draws of the surrogate's own. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--measures",
      split = ",",
      paramLabel = "MEASURE",
      description = "Further columns: lost (share of forecasts that are wrong from the first step),"
          + " condition, rank, forgetting (conditional Lyapunov exponent: the rate per time unit"
          + " at which a driven surrogate forgets where its memory began), apart (share of memories that the"
          + " same drive does not bring together), step (measured time of a step).")
  private List<StudyColumn> columns = List.of();

  @Mixin
  private StudyOptions study;

  /// How grids make trials.
  @FunctionalInterface
  interface Design {
    List<Trial> trials(OptionTrials trials, List<OptionGrid> grids);
  }

  /// @param name   of the study
  /// @param design which combinations are tried
  void run(Terminal terminal, String name, Design design) {
    Surrogates.provider(surrogate);
    SizeLimit.requireRepetitions("--seeds", seeds);
    StudyOptions.Setting setting = study.setting("lorenz63");
    List<OptionDescription> known =
        OptionGrid.options(surrogate, setting.protocol().protocol());
    List<OptionGrid> options = grids.stream().map(text -> OptionGrid.parse(text, known)).toList();
    Map<String, String> settings =
        new TreeMap<>(
            setting.protocol().settings(surrogate, KeyValues.parse("--set", fixed)));
    requireKnown(settings);
    Set<Measure> wanted =
        columns.stream()
            .flatMap(column -> column.measure().stream())
            .collect(Collectors.toSet());
    study.run(
        terminal,
        setting,
        "%s of %s %s, %s, %d seeds%s"
            .formatted(name, surrogate, settings, options, seeds, wanted(wanted)),
        (truth, _) -> design.trials(
            new OptionTrials(truth, surrogate, settings, setting.seed(), seeds, wanted), options),
        (rows, exponent) -> StudyText.withVerdict(rows, exponent, columns));
  }

  /// Names alone: values may only fit together with those that are varied.
  private void requireKnown(Map<String, String> settings) {
    List<String> known =
        Surrogates.provider(surrogate).options().stream().map(OptionDescription::name).toList();
    for (String key : settings.keySet()) {
      if (!known.contains(key)) {
        throw NearestName.unknown("option", key, known);
      }
    }
  }

  /// Measures that a resumed study must have taken before.
  private static String wanted(Set<Measure> wanted) {
    return wanted.contains(Measure.FORGETTING) || wanted.contains(Measure.APART)
        ? ", with forgetting" : "";
  }
}
