package chaoscast.evaluation.cli.study;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogates;
import chaoscast.core.command.KeyValues;
import chaoscast.core.options.OptionDescription;
import chaoscast.evaluation.cli.options.TruthSource;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.report.study.ScalingText;
import chaoscast.evaluation.study.OptionGrid;
import chaoscast.evaluation.study.ScalingTrials;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.truth.Truths;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `study scaling`: what a surrogate costs and sees as the system grows.
@Command(
    name = "scaling",
    sortOptions = false,
    description = {
      "Horizon, training time, memory and time of a step against the size of the system, one trial at a"
          + " time on one core.",
      "For example: study scaling d2r2 lorenz96 -s F=8 --sizes K=40,100,200 --set stencil=2"
          + " --set shared=true"
    })
public final class StudyScalingCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "SURROGATE",
      description = "One of those that 'surrogates' lists.")
  private String surrogate;

  @Option(
      names = "--sizes",
      required = true,
      paramLabel = "key=lo:hi:n[:log] | key=a,b,c",
      description = "A whole parameter of the system and its values.")
  private String sizes;

  @Option(
      names = "-p",
      paramLabel = "key=lo:hi:n[:log] | key=a,b,c",
      description = "An option of the surrogate and its values at every size; 'K/2' is half the size, where"
          + " K is the parameter of --sizes. May be repeated.")
  private List<String> grids = List.of();

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "An option of the surrogate that all trials share; may be repeated.")
  private List<String> fixed = List.of();

  @Mixin
  private StudyOptions study;

  public StudyScalingCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<OptionDescription> known = Surrogates.provider(surrogate).options();
    List<OptionGrid> options = grids.stream().map(text -> OptionGrid.parse(text, known)).toList();
    StudyOptions.Setting setting = study.setting("lorenz96");
    if (!(setting.source() instanceof TruthSource.Generated generated)) {
      throw new InputException("--data must be left out where --sizes is given");
    }
    NamedProtocol protocol = generated.protocol();
    OptionGrid size = sizes(generated);
    Map<String, String> settings =
        new TreeMap<>(protocol.settings(surrogate, KeyValues.parse("--set", fixed)));
    var scaling = new ScalingTrials(surrogate, size, settings, options, setting.seed());
    int cores = study.threads();
    List<Trial> trials =
        scaling.trials(value -> {
          NamedProtocol sized = protocol.withParameters(Map.of(size.key(), value));
          return Truths.generate(sized, setting.seed(), cores, Progress.NONE);
        });
    study.runAlone(
        terminal,
        study.identity(
            "scaling of %s %s, %s, %s".formatted(surrogate, settings, size, options), generated),
        new StudyOptions.Alone(
            ScalingText.heading(generated.system(), size, protocol.protocol()),
            OptionalDouble.empty(),
            _ -> trials),
        (rows, _) -> ScalingText.of(rows));
  }

  /// @return the sizes, each of which the system has accepted
  private OptionGrid sizes(TruthSource.Generated generated) {
    List<OptionDescription> parameters =
        generated.system().parameters().keySet().stream()
            .map(name -> new OptionDescription(name, "int", "", ""))
            .toList();
    OptionGrid size = OptionGrid.parse(sizes, parameters);
    for (String value : size.values()) {
      if (!value.matches("[1-9]\\d{0,8}")) {
        throw new InputException(
            "--sizes must be whole numbers ≥ 1 but one was '%s'".formatted(value));
      }
    }
    return size;
  }
}
