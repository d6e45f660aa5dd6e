package chaoscast.esn.cli;

import chaoscast.core.SizeLimit;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.SeedOption;
import chaoscast.core.options.Options;
import chaoscast.core.page.PageOption;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.esn.spiking.InputTracking;
import chaoscast.esn.spiking.SpatialNetwork;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir spiking track`: whether a network does more than track its input.
@Command(
    name = "track",
    sortOptions = false,
    description = {
      "Drives a spiking network on a torus with one waveform, uniformly or with weights that vary, and asks a linear"
          + " readout for a target that is no function of the input.",
      "Network parameters from the code to R. Rosenbaum et al., doi:10.1038/nn.4433; input, readout and target are"
          + " ours."
    })
final class TrackCommand implements Runnable {
  private static final List<String> INPUTS = List.of("uniform", "varied");

  @Spec
  private CommandSpec spec;

  @Mixin
  private SpatialOptions options;

  @Option(
      names = "-q",
      paramLabel = "key=value",
      description = {
        "A number of input and readout; may be repeated: period (480), amplitude (1), fitted (100), tested (12),"
            + " read (800), ridge (0.2)."
      })
  private List<String> settings = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Networks, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int seeds;

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
    SizeLimit.requireRepetitions("--seeds", seeds);
    json.requireWritable(page, InputFiles.of());
    SpatialNetwork network = options.network();
    InputTracking.Settings tracking =
        Options.parse(InputTracking.Settings.DEFAULT, KeyValues.parse("-q", settings));
    Map<String, Object> about = SpatialOptions.json(network);
    about.put("task", "track");
    about.put("seed", seed.seed().value());
    about.put("tracking", Options.values(tracking));
    var rows = new ResumableRows(json, about, runs);
    var keys = new ArrayList<String>();
    for (int number = 1; number <= seeds; number++) {
      for (String input : INPUTS) {
        keys.add(input + " " + number);
      }
    }
    rows.make(
        keys,
        (key, progress) -> InputTracking.measure(
            network, tracking, key.startsWith("varied"),
            seed.seed().child("run/" + key.substring(key.indexOf(' ') + 1)),
            progress));
    new Findings(
        ReservoirPages.track(), "Does a spiking network do more than track its input?",
        summary(rows), sheet(rows),
        () -> plots(rows, tracking))
        .show(spec, page);
  }

  private Sheet sheet(ResumableRows rows) {
    var cells = new ArrayList<List<String>>();
    for (int number = 1; number <= seeds; number++) {
      for (String input : INPUTS) {
        JsonNode row = rows.row(input + " " + number);
        cells.add(
            List.of(
                Integer.toString(number), input, cell(row, "inputError"),
                cell(row, "targetError"), cell(row, "fittedError"), cell(row, "fromInput")));
      }
    }
    return new Sheet(
        "results",
        "Errors of the readout",
        List.of(
            Column.right("", "seed"), Column.left("input"), Column.right("input itself", "tested"),
            Column.right("target", "tested"), Column.right("target", "fitted"),
            Column.right("from input", "alone")),
        cells,
        "Root mean square over the standard deviation; 1: no better than the mean. From input alone: the best that a"
            + " function of the input's present value gives.");
  }

  private static String cell(JsonNode row, String column) {
    return NumberText.fixed(row.path(column).doubleValue(), 3);
  }

  private String summary(ResumableRows rows) {
    int better = 0;
    for (int number = 1; number <= seeds; number++) {
      better +=
          rows.row("varied " + number).path("targetError").doubleValue() < rows
              .row("uniform " + number).path("targetError").doubleValue() ? 1 : 0;
    }
    return "Varied input weights gave the smaller error of the target in %d of %d networks."
        .formatted(better, seeds);
  }

  private static List<Plot> plots(ResumableRows rows, InputTracking.Settings tracking) {
    double[] target = BalanceCommand.numbers(rows.row("uniform 1").path("target"));
    double[] time = new double[target.length];
    Arrays.setAll(time, i -> (double) i * tracking.period() / target.length);
    var curves = new ArrayList<Curve>();
    curves.add(Curve.dashed("target", time, target));
    var errors = new ArrayList<Curve>();
    for (String input : INPUTS) {
      curves.add(
          Curve.line(
              input, time, BalanceCommand.numbers(rows.row(input + " 1").path("output"))));
      var all = new ArrayList<Double>();
      for (int number = 1; rows.row(input + " " + number) != null; number++) {
        all.add(rows.row(input + " " + number).path("targetError").doubleValue());
      }
      double[] numbers = new double[all.size()];
      Arrays.setAll(numbers, i -> i + 1);
      errors.add(
          Curve.dots(input, numbers, all.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    return List.of(
        new Plot(
            "Target and readout", "The last tested period of the first network.", Axis.linear("ms"),
            Axis.linear("output"), curves),
        new Plot(
            "Errors", "Error of the target in periods that were not fitted.",
            Axis.linear("network"), Axis.fromZero("error"), errors));
  }
}
