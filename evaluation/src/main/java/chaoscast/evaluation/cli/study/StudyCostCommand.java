package chaoscast.evaluation.cli.study;

import chaoscast.core.InputException;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.report.study.CostText;
import chaoscast.evaluation.study.OptionGrid;
import chaoscast.evaluation.study.OptionTrials;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `study cost`: what seeing so far costs, over sizes of surrogates.
@Command(
    name = "cost",
    sortOptions = false,
    description = {
      "Horizons against multiply-adds, time and energy of a step, over sizes of surrogates, with the"
          + " Pareto front.",
      "Times are those of a busy machine unless --threads is 1."
    })
public final class StudyCostCommand implements Runnable {
  private final Terminal terminal;

  @Option(
      names = "-p",
      paramLabel = "SURROGATE.key=lo:hi:n[:log] | SURROGATE.key=a,b,c",
      description = "Sizes of a surrogate; may be repeated. Default: d2r2.degree=2,3,4,"
          + " lsr-esn.nodes=48,96,192,384,768, and the same of hsr-esn.")
  private List<String> sizes =
      List.of(
          "d2r2.degree=2,3,4",
          "lsr-esn.nodes=48,96,192,384,768",
          "hsr-esn.nodes=48,96,192,384,768");

  @Mixin
  private StudyOptions study;

  public StudyCostCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Sizes of one surrogate.
  private record Sizes(String surrogate, OptionGrid grid) {
    static Sizes parse(String text) {
      int dot = text.indexOf('.');
      if (dot < 1 || dot > text.indexOf('=')) {
        throw new InputException(
            "-p must be SURROGATE.key=lo:hi:n[:log] or SURROGATE.key=a,b,c but was '%s'"
                .formatted(text));
      }
      SurrogateProvider provider = Surrogates.provider(text.substring(0, dot));
      return new Sizes(
          provider.name(), OptionGrid.parse(text.substring(dot + 1), provider.options()));
    }
  }

  @Override
  public void run() {
    List<Sizes> wanted = sizes.stream().map(Sizes::parse).toList();
    StudyOptions.Setting setting = study.setting("lorenz63");
    study.run(
        terminal,
        setting,
        "cost of " + wanted,
        (truth, _) -> wanted.stream().flatMap(one -> trials(one, truth, setting).stream()).toList(),
        CostText::of);
  }

  private static List<Trial> trials(Sizes one, Truth truth, StudyOptions.Setting setting) {
    Map<String, String> settings =
        new TreeMap<>(setting.protocol().settings(one.surrogate(), Map.of()));
    var options = new OptionTrials(truth, one.surrogate(), settings, setting.seed(), 1);
    var trials = new ArrayList<Trial>();
    for (Trial trial : options.product(List.of(one.grid()))) {
      var factors = new LinkedHashMap<String, String>();
      factors.put("surrogate", one.surrogate());
      factors.put("option", one.grid().key());
      factors.put("value", trial.factors().get(one.grid().key()));
      trials.add(new Trial(factors, trial.seed(), trial.work()));
    }
    return trials;
  }
}
