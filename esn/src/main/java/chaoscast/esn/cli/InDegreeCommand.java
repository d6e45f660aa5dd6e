package chaoscast.esn.cli;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.SeedOption;
import chaoscast.core.page.Page;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.core.page.Plots;
import chaoscast.core.page.Sheet;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.esn.balance.InDegreeStudy;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `reservoir in-degree`: what the number of a node's inputs says about it.
@Command(
    name = "in-degree",
    sortOptions = false,
    description = {
      "Asks of rate reservoirs what 'balance' asks of spiking ones: does a node's in-degree predict how much it"
          + " varies, and how much the readout makes of it?",
      "New work: nothing is published of it."
    })
final class InDegreeCommand implements Runnable {
  private static final int WASHOUT = 100;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "SURROGATE",
      arity = "0..1",
      defaultValue = "lsr-esn",
      description = "lsr-esn or hsr-esn. Default: ${DEFAULT-VALUE}.")
  private String surrogate;

  @Mixin
  private RecordingOptions recording;

  @Option(
      names = "--networks",
      paramLabel = "N",
      defaultValue = "5",
      description = "Networks that are trained, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int networks;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "An option of the networks, as in 'surrogates'; may be repeated.")
  private List<String> settings = List.of();

  @Mixin
  private RunOptions runs;

  @Mixin
  private SeedOption seed;

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  @Override
  public void run() {
    json.requireWritable(page, recording.inputs());
    NetworkChoice.require("reservoir", surrogate);
    SizeLimit.requireRepetitions("--networks", networks);
    Map<String, String> given = KeyValues.parse("-p", settings);
    NetworkChoice.trainer(surrogate, given, seed.seed());
    Trajectory data = recording.read();
    var about = new LinkedHashMap<String, Object>();
    about.put("task", "in-degree");
    about.put("surrogate", surrogate);
    about.putAll(recording.settings(data));
    about.put("seed", seed.seed().value());
    about.put("network", given);
    var rows = new ResumableRows(json, about, runs);
    List<String> keys =
        IntStream.rangeClosed(1, networks).mapToObj(Integer::toString).toList();
    rows.make(
        keys,
        (key, progress) -> {
          Seed own = seed.seed().child("run/" + key);
          var trainer =
              new ScaledTrainer(
                  NetworkChoice.trainer(surrogate, given, own), ScalingKind.STANDARD);
          InDegreeStudy study =
              InDegreeStudy.of(
                  trainer.train(List.of(data), Progress.NONE), data,
                  Math.min(WASHOUT, data.steps() / 2));
          progress.at("train", 1, 1);
          return row(study);
        });
    var output = new CommandOutput(spec);
    Sheet sheet = sheet(rows, keys);
    output.table(sheet.text());
    page.write(
        () -> new Page(
            ReservoirPages.inDegree(), "In-degree in rate reservoirs",
            "Correlations of a node's inputs with its variance and its readout weight.",
            List.of(sheet), new Plots(plots(rows, keys)), output.command()));
  }

  private static Map<String, Object> row(InDegreeStudy study) {
    var row = new LinkedHashMap<String, Object>();
    row.put("nodes", study.nodes());
    row.put("degreeVariance", JsonOption.finite(study.variance()));
    row.put("degreeReadout", JsonOption.finite(study.weight()));
    row.put("strengthVariance", JsonOption.finite(study.strength()));
    row.put("strengthReadout", JsonOption.finite(study.weighted()));
    row.put("degrees", study.degrees());
    row.put("variances", study.variances());
    row.put("readout", Arrays.stream(study.readout()).mapToObj(JsonOption::finite).toList());
    return row;
  }

  private Sheet sheet(ResumableRows rows, List<String> keys) {
    var cells = new ArrayList<List<String>>();
    String[][] quantities = {
      {"in-degree", "variance", "degreeVariance"},
      {"in-degree", "readout", "degreeReadout"},
      {"summed weights", "variance", "strengthVariance"},
      {"summed weights", "readout", "strengthReadout"}};
    for (String[] quantity : quantities) {
      double[] values =
          keys.stream().map(key -> rows.row(key).path(quantity[2])).filter(JsonNode::isNumber)
              .mapToDouble(JsonNode::doubleValue).sorted().toArray();
      cells.add(
          values.length == 0
              ? List.of(quantity[0], quantity[1], NumberText.UNKNOWN, NumberText.UNKNOWN,
                  NumberText.UNKNOWN)
              : List.of(
                  quantity[0], quantity[1],
                  NumberText.fixed(
                      (values[(values.length - 1) / 2] + values[values.length / 2]) / 2, 3),
                  NumberText.fixed(values[0], 3),
                  NumberText.fixed(values[values.length - 1], 3)));
    }
    int nodes = rows.row(keys.getFirst()).path("nodes").intValue();
    return new Sheet(
        "results",
        "What a node's inputs predict: " + surrogate,
        List.of(
            Column.left("of a node"), Column.left("and its"),
            Column.right("correlation", "median"), Column.right("correlation", "least"),
            Column.right("correlation", "greatest")),
        cells,
        "%d networks of %d nodes; by chance alone, correlations would lie within ± %s in 19 of 20. Readout: ‖w‖ σ, the"
            .formatted(networks, nodes, NumberText.fixed(2 / Math.sqrt(nodes), 2))
            + " root sum of squares of its weights times the node's deviation, of nodes with a weight of their own."
            + " Summed weights: of the moduli.");
  }

  private static List<Plot> plots(ResumableRows rows, List<String> keys) {
    JsonNode row = rows.row(keys.getFirst());
    double[] degrees = BalanceCommand.numbers(row.path("degrees"));
    return List.of(
        new Plot(
            "Variance by in-degree", "Every node of the first network.", Axis.fromZero("in-degree"),
            Axis.fromZero("variance"),
            List.of(Curve.dots("node", degrees, BalanceCommand.numbers(row.path("variances"))))),
        new Plot(
            "Readout by in-degree", "Every node of the first network that has a weight of its own.",
            Axis.fromZero("in-degree"), Axis.fromZero("‖w‖ σ"),
            List.of(Curve.dots("node", degrees, BalanceCommand.numbers(row.path("readout"))))));
  }
}
