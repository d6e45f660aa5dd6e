package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.SeedOption;
import chaoscast.core.options.NearestName;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.esn.balance.BalanceActivity;
import chaoscast.esn.balance.BalanceTheory;
import chaoscast.esn.balance.BalancedNetwork;
import chaoscast.esn.balance.DegreeLaw;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir balance`: which degree laws can balance, and what networks that obey them do.
@Command(
    name = "balance",
    sortOptions = false,
    description = {
      "Says which laws of in- and out-degrees let excitation and inhibition balance, with the rates of each class,"
          + " and sets simulated spiking networks beside that.",
      "Tests a claim of the abstract of arXiv:1601.04972; parameters from R. Rosenbaum's code"
          + " CorrelatedStatesInBalNets, degree laws are ours."
    })
final class BalanceCommand implements Runnable {
  private static final String[] POPULATIONS = {"e", "i"};

  @Spec
  private CommandSpec spec;

  /// Names of the laws, for help texts.
  static final class Laws implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(DegreeLaw.named()).map(DegreeLaw::name).iterator();
    }
  }

  @Option(
      names = "--law",
      split = ",",
      paramLabel = "LAW",
      completionCandidates = Laws.class,
      description = "${COMPLETION-CANDIDATES}. Default: all.")
  private List<String> names = List.of();

  @Option(
      names = "--kappa",
      paramLabel = "HH,HL,LH,LL",
      description = "A law of one's own: how much more often than on average l drives h (HL) and so on, ≥ 0; may"
          + " be repeated.")
  private List<String> kappas = List.of();

  @Option(
      names = "--neurons",
      split = ",",
      paramLabel = "N",
      defaultValue = "1000,4000",
      description = "Sizes, ≥ 20. 16000 take about 300 MB each. Default: ${DEFAULT-VALUE}.")
  private List<Integer> sizes;

  @Option(
      names = "--settling",
      paramLabel = "MS",
      defaultValue = "500",
      description = "Model time in ms that is left out, ≥ 0. Default: ${DEFAULT-VALUE}.")
  private double settling;

  @Option(
      names = "--duration",
      paramLabel = "MS",
      defaultValue = "2000",
      description = "Model time in ms that is measured, ≥ 10. Default: ${DEFAULT-VALUE}.")
  private double duration;

  @Mixin
  private RunOptions runs;

  @Mixin
  private SeedOption seed;

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  /// A law and a size.
  private record Case(DegreeLaw law, int neurons) {
    String key() {
      return law.name() + " " + neurons;
    }

    BalancedNetwork network() {
      return new BalancedNetwork(neurons, law);
    }
  }

  @Override
  public void run() {
    json.requireWritable(page, InputFiles.of());
    List<DegreeLaw> laws = laws();
    var cases = new ArrayList<Case>();
    laws.forEach(law -> sizes.forEach(size -> cases.add(new Case(law, size))));
    cases.forEach(Case::network);
    var settings = new LinkedHashMap<String, Object>();
    settings.put("task", "balance");
    settings.put("seed", seed.seed().value());
    settings.put("settling", settling);
    settings.put("duration", duration);
    settings.put("parametersFrom", "R. Rosenbaum's code CorrelatedStatesInBalNets; laws are ours");
    var rows = new ResumableRows(json, settings, runs);
    List<String> keys = cases.stream().map(Case::key).distinct().toList();
    rows.make(
        keys,
        (key, progress) -> {
          Case one = cases.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
          return row(
              one,
              BalanceActivity.measure(
                  one.network(), settling, duration, seed.seed(), progress));
        });
    new Findings(
        ReservoirPages.balance(), "Balance where in-degrees differ", summary(cases, rows),
        sheet(cases, rows),
        () -> plots(cases, rows))
        .show(spec, page);
  }

  private List<DegreeLaw> laws() {
    var laws = new ArrayList<DegreeLaw>();
    List<String> known = Arrays.stream(DegreeLaw.named()).map(DegreeLaw::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw NearestName.unknown("--law", name, known);
      }
      laws.add(DegreeLaw.named()[known.indexOf(name)]);
    }
    kappas.forEach(words -> laws.add(DegreeLaw.parse(words)));
    if (sizes.isEmpty()) {
      throw new InputException("--neurons must be ≥ 1 size but was none");
    }
    return laws.isEmpty() ? List.of(DegreeLaw.named()) : laws;
  }

  private static Map<String, Object> row(Case one, BalanceActivity activity) {
    BalanceTheory theory = one.network().theory();
    var row = new LinkedHashMap<String, Object>();
    row.put("law", one.law().name());
    row.put("neurons", one.neurons());
    row.put("kappa", one.law().kappa());
    row.put("verdict", Words.of(theory.verdict()));
    row.put("theoryRates", theory.rates());
    row.put("rates", activity.rates());
    row.put("silent", activity.silent());
    row.put(
        "correlations",
        Arrays.stream(activity.correlations()).mapToObj(JsonOption::finite).toList());
    row.put("degrees", activity.degrees());
    row.put("degreeRates", activity.degreeRates());
    return row;
  }

  private static Sheet sheet(List<Case> cases, ResumableRows rows) {
    var cells = new ArrayList<List<String>>();
    for (Case one : cases) {
      JsonNode row = rows.row(one.key());
      for (int a = 0; a < 2; a++) {
        JsonNode theory = row.path("theoryRates").path(a);
        JsonNode rates = row.path("rates").path(a);
        JsonNode silent = row.path("silent").path(a);
        cells.add(
            List.of(
                a == 0 ? one.law().name() : "",
                a == 0 ? NumberText.grouped(one.neurons()) : "",
                a == 0 ? row.path("verdict").asText() : "",
                POPULATIONS[a],
                theory.isMissingNode()
                    ? NumberText.UNKNOWN
                    : pair(theory, 1, 1),
                pair(rates, 2, 1),
                pair(silent, 0, 100),
                NumberText.fixed(row.path("correlations").path(a).asDouble(Double.NaN), 2)));
      }
    }
    return new Sheet(
        "results",
        "Balance by degree law",
        List.of(
            Column.left("law"),
            Column.right("", "neurons"),
            Column.left("theory"),
            Column.left(""),
            Column.right("Hz, h / l", "theory"),
            Column.right("Hz, h / l", "simulated"),
            Column.right("silent", "%, h / l"),
            Column.right("", "corr.")),
        cells,
        "h, l: the two classes of each population. Theory: rates of an infinite network, where all can balance;"
            + " broken: some class falls silent or is driven ever harder as it grows; unstable: they could balance,"
            + " but a disturbance grows. corr.: of in-degree and rate over all neurons of the population.");
  }

  private static String pair(JsonNode values, int decimals, int factor) {
    return NumberText.fixed(factor * values.path(0).doubleValue(), decimals) + " / "
        + NumberText.fixed(factor * values.path(1).doubleValue(), decimals);
  }

  private static String summary(List<Case> cases, ResumableRows rows) {
    long all = 0;
    long negative = 0;
    for (Case one : cases) {
      JsonNode value = rows.row(one.key()).path("correlations").path(0);
      if (value.isNumber()) {
        all++;
        negative += value.doubleValue() < 0 ? 1 : 0;
      }
    }
    return all == 0 ? "No simulated network has excitatory neurons that fire."
        : "Excitatory neurons with more inputs fire less in %d of %d networks.".formatted(
            negative, all);
  }

  private static List<Plot> plots(List<Case> cases, ResumableRows rows) {
    int largest = cases.stream().mapToInt(Case::neurons).max().orElseThrow();
    var byDegree = new ArrayList<Curve>();
    var ratios = new ArrayList<Curve>();
    for (Case one : cases) {
      JsonNode row = rows.row(one.key());
      if (one.neurons() == largest) {
        byDegree.add(
            Curve.of(
                one.law().name(), numbers(row.path("degrees")), numbers(row.path("degreeRates"))));
        List<Case> same = cases.stream().filter(c -> c.law().equals(one.law())).toList();
        ratios.add(
            Curve.of(
                one.law().name(), same.stream().mapToDouble(Case::neurons).toArray(),
                same.stream().map(c -> rows.row(c.key()).path("rates").path(0))
                    .mapToDouble(r -> Math.max(1e-4, r.path(0).doubleValue())
                        / Math.max(1e-4, r.path(1).doubleValue()))
                    .toArray()));
      }
    }
    return Stream.of(
        new Plot(
            "Rate by in-degree",
            "Excitatory neurons in tenths by in-degree, in networks of "
                + NumberText.grouped(largest) + ".",
            Axis.linear("in-degree"), Axis.fromZero("Hz"), byDegree),
        new Plot(
            "Rate of class h over that of class l",
            "Excitatory neurons, by the size of the network.",
            Axis.log("neurons"), Axis.log("ratio"), ratios))
        .toList();
  }

  static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    Arrays.setAll(values, i -> array.path(i).asDouble(Double.NaN));
    return values;
  }
}
