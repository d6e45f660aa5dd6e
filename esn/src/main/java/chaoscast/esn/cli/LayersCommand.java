package chaoscast.esn.cli;

import chaoscast.core.SizeLimit;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.SeedOption;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.esn.layers.LayerActivity;
import chaoscast.esn.layers.LayeredNetwork;
import chaoscast.esn.modes.SharedModes.Sample;
import chaoscast.esn.modes.SharedModes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir spiking layers`: correlations and shared modes of layered networks.
@Command(
    name = "layers",
    sortOptions = false,
    description = {
      "Simulates layered spiking networks and measures how correlated they are: the second layer by the decay of"
          + " inhibition, ordered on the torus or not, and the third by the input to its inhibitory neurons.",
      "Parameters from the code to C. Huang et al., doi:10.1016/j.neuron.2018.11.034, on a smaller grid: only the"
          + " direction of effects can be compared."
    })
final class LayersCommand implements Runnable {
  private static final double ATTENDED = 0.35;
  private static final double UNATTENDED = 0.2;

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--side",
      paramLabel = "N",
      defaultValue = "48",
      description = "Excitatory neurons along a side, a multiple of 4 ≥ 8; published: 200. Default:"
          + " ${DEFAULT-VALUE}.")
  private int side;

  @Option(
      names = "--settling",
      paramLabel = "MS",
      defaultValue = "500",
      description = "Model time in ms that is left out, ≥ 0. Default: ${DEFAULT-VALUE}.")
  private double settling;

  @Option(
      names = "--duration",
      paramLabel = "MS",
      defaultValue = "5000",
      description = "Model time in ms that is measured, ≥ 1000; shared modes need 14000. Default:"
          + " ${DEFAULT-VALUE}.")
  private double duration;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Networks of each kind, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--sparse",
      description = "Keeps the published connection probabilities in place of the numbers of inputs.")
  private boolean sparse;

  @Mixin
  private RunOptions runs;

  @Mixin
  private SeedOption seed;

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  /// @param name    what is varied
  /// @param network of it
  /// @param full    correlation published for the full size
  private record Case(String name, LayeredNetwork network, double full) {}

  @Override
  public void run() {
    SizeLimit.requireRepetitions("--seeds", seeds);
    json.requireWritable(page, InputFiles.of());
    List<Case> cases = cases();
    var about = new LinkedHashMap<String, Object>();
    about.put("task", "layers");
    about.put("side", side);
    about.put("sparse", sparse);
    about.put("settling", settling);
    about.put("duration", duration);
    about.put("seed", seed.seed().value());
    about.put(
        "parametersFrom",
        "code to C. Huang et al., Neuron 101 (2019) 337, doi:10.1016/j.neuron.2018.11.034");
    var rows = new ResumableRows(json, about, runs);
    var keys = new ArrayList<String>();
    for (int number = 1; number <= seeds; number++) {
      for (Case one : cases) {
        keys.add(one.name() + " #" + number);
      }
    }
    rows.make(
        keys,
        (key, progress) -> {
          String[] parts = key.split(" #", -1);
          Case one =
              cases.stream().filter(c -> c.name().equals(parts[0])).findFirst().orElseThrow();
          return row(
              one.network().run(
                  settling, duration, seed.seed().child("run/" + parts[1]),
                  progress));
        });
    new Findings(
        ReservoirPages.layers(), "Correlations in layered spiking networks", summary(rows),
        sheet(cases, rows),
        () -> plots(cases, rows))
        .show(spec, page);
  }

  private List<Case> cases() {
    LayeredNetwork base =
        new LayeredNetwork(
            side, LayeredNetwork.SMALL.inhibitoryDecay(), true, UNATTENDED, 3, !sparse);
    LayeredNetwork two = base.withLayers(2);
    return List.of(
        new Case("2nd, ordered, 0.5 ms", two.withInhibitoryDecay(0.5), 0.0076),
        new Case("2nd, ordered, 8 ms", two, 0.0306),
        new Case("2nd, disordered, 0.5 ms", two.withOrder(false).withInhibitoryDecay(0.5), 0.002),
        new Case("2nd, disordered, 8 ms", two.withOrder(false), 0.690),
        new Case("3rd, input 0.2", base, 0.0705),
        new Case("3rd, input 0.35", base.withInhibitoryInput(ATTENDED), 0.0630));
  }

  private static Map<String, Object> row(LayerActivity activity) {
    var row = new LinkedHashMap<String, Object>();
    row.put("rates", activity.rates());
    row.put("correlation", JsonOption.finite(activity.correlation()));
    row.put("pairs", activity.pairs());
    Optional<SharedModes> modes = activity.modes();
    row.put(
        "eigenvalues",
        modes.map(m -> {
          double[] values = new double[m.samples().getFirst().eigenvalues().length];
          Arrays.setAll(values, k -> m.mean(s -> s.eigenvalues()[k]));
          return values;
        }).orElse(new double[0]));
    row.put("first", modes.map(m -> m.mean(Sample::first)).orElse(null));
    row.put("agreement", modes.map(m -> m.mean(Sample::agreement)).orElse(null));
    return row;
  }

  private double mean(ResumableRows rows, String name, String column, int index) {
    double sum = 0;
    for (int number = 1; number <= seeds; number++) {
      JsonNode value = rows.row(name + " #" + number).path(column);
      sum += (index < 0 ? value : value.path(index)).asDouble(Double.NaN) / seeds;
    }
    return sum;
  }

  private Sheet sheet(List<Case> cases, ResumableRows rows) {
    var cells = new ArrayList<List<String>>();
    for (Case one : cases) {
      cells.add(
          List.of(
              one.name(),
              NumberText.fixed(mean(rows, one.name(), "rates", 0), 1),
              NumberText.fixed(mean(rows, one.name(), "rates", 1), 1),
              NumberText.fixed(mean(rows, one.name(), "correlation", -1), 4),
              NumberText.fixed(one.full(), 4),
              NumberText.significant(mean(rows, one.name(), "eigenvalues", 0)),
              NumberText.significant(mean(rows, one.name(), "eigenvalues", 1))));
    }
    return new Sheet(
        "results",
        "Correlations of spike counts",
        List.of(
            Column.left("layer"),
            Column.right("rate, Hz", "e"),
            Column.right("rate, Hz", "i"),
            Column.right("correlation", "here"),
            Column.right("correlation", "full size"),
            Column.right("eigenvalues", "1st"),
            Column.right("eigenvalues", "2nd")),
        cells,
        "Means over %s of %s neurons a layer; full size: 50 000, published. Counts in windows of 200 ms, of up"
            .formatted(
                networks(), NumberText.grouped(cases.getFirst().network().neurons()))
            + " to 200 excitatory neurons in the middle that fire more than 2 Hz; eigenvalues of L Lᵀ of sets of 50"
            + " in windows of 140 ms.");
  }

  private String networks() {
    return seeds == 1 ? "one network" : seeds + " networks";
  }

  private String summary(ResumableRows rows) {
    return "Slow inhibition correlates the ordered layer %s; disorder correlates it %s; input to inhibition correlates the third layer %s."
        .formatted(
            change(rows, "2nd, ordered, 0.5 ms", "2nd, ordered, 8 ms"),
            change(rows, "2nd, ordered, 8 ms", "2nd, disordered, 8 ms"),
            change(rows, "3rd, input 0.2", "3rd, input 0.35"));
  }

  /// A difference counts where it is more than two standard errors of itself over the networks.
  private String change(ResumableRows rows, String before, String after) {
    double from = mean(rows, before, "correlation", -1);
    double to = mean(rows, after, "correlation", -1);
    double squares = 0;
    for (int number = 1; number <= seeds; number++) {
      double difference = correlation(rows, after, number) - correlation(rows, before, number);
      squares += (difference - (to - from)) * (difference - (to - from));
    }
    double error = seeds < 2 ? Double.NaN : Math.sqrt(squares / (seeds - 1.0) / seeds);
    String word = Math.abs(to - from) > 2 * error ? to > from ? "more" : "less"
        : "by no difference that %s shows"
            .formatted(networks());
    return "%s (%s to %s%s)".formatted(word, NumberText.fixed(from, 3), NumberText.fixed(to, 3),
        seeds < 2 ? "" : ", difference ± " + NumberText.fixed(error, 3));
  }

  private static double correlation(ResumableRows rows, String name, int number) {
    return rows.row(name + " #" + number).path("correlation").asDouble(Double.NaN);
  }

  private List<Plot> plots(List<Case> cases, ResumableRows rows) {
    double[] x = new double[cases.size()];
    Arrays.setAll(x, i -> i + 1);
    String key =
        IntStream.rangeClosed(1, cases.size())
            .mapToObj(row -> row + ": " + cases.get(row - 1).name())
            .collect(Collectors.joining("; ", "Rows of the table. ", "."));
    return List.of(
        new Plot(
            "Correlation", key, Axis.linear("row of the table"),
            Axis.fromZero("mean correlation"),
            List.of(
                Curve.dots(
                    "here", x,
                    cases.stream().mapToDouble(c -> mean(rows, c.name(), "correlation", -1))
                        .toArray()),
                Curve.dots(
                    "published, full size", x,
                    cases.stream().mapToDouble(Case::full).toArray()))),
        new Plot(
            "Rates", key, Axis.linear("row of the table"),
            Axis.fromZero("Hz"),
            List.of(
                Curve.dots(
                    "e", x,
                    cases.stream().mapToDouble(c -> mean(rows, c.name(), "rates", 0)).toArray()),
                Curve.dots(
                    "i", x,
                    cases.stream().mapToDouble(c -> mean(rows, c.name(), "rates", 1))
                        .toArray()))));
  }
}
