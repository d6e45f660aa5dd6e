package chaoscast.esn.cli;

import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.SeedOption;
import chaoscast.core.options.Options;
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
import chaoscast.esn.modes.RadiusStudy;
import chaoscast.esn.modes.SharedModes.Sample;
import chaoscast.esn.modes.SharedModes;
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

/// `reservoir radii`: the shared modes of trained networks over their spectral radii, next to their horizons.
@Command(
    name = "radii",
    sortOptions = false,
    description = {
      "Trains echo state networks of several spectral radii, counts the modes that their nodes share and sets beside"
          + " that how far they see.",
      "New work: nothing is published of it."
    })
final class RadiiCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Mixin
  private RecordingOptions recording;

  @Option(
      names = "--surrogates",
      split = ",",
      paramLabel = "lsr-esn|hsr-esn",
      defaultValue = "lsr-esn,hsr-esn",
      description = "lsr-esn, hsr-esn or both. Default: ${DEFAULT-VALUE}.")
  private List<String> surrogates;

  @Option(
      names = "--radii",
      split = ",",
      paramLabel = "R",
      defaultValue = "0,0.1,0.3,0.6,0.9,1.2",
      description = "Spectral radii, ≥ 0. Default: ${DEFAULT-VALUE}.")
  private List<Double> radii;

  @Option(
      names = "--networks",
      paramLabel = "N",
      defaultValue = "5",
      description = "Networks of each kind and radius, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int networks;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "An option of the networks, as in 'surrogates'; may be repeated.")
  private List<String> settings = List.of();

  @Mixin
  private ModeOptions modeOptions;

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
    surrogates.forEach(name -> NetworkChoice.require("--surrogates", name));
    SizeLimit.requireRepetitions("--networks", networks);
    SharedModes.Options options = modeOptions.options();
    Map<String, String> given = KeyValues.parse("-p", settings);
    for (String name : surrogates) {
      radii.forEach(radius -> NetworkChoice.trainer(name, with(given, radius), seed.seed()));
    }
    Trajectory data = recording.read();
    var about = new LinkedHashMap<String, Object>();
    about.put("task", "radii");
    about.putAll(recording.settings(data));
    about.put("seed", seed.seed().value());
    about.put("network", given);
    about.put("modes", Options.values(options));
    var rows = new ResumableRows(json, about, runs);
    var keys = new ArrayList<String>();
    for (String name : surrogates) {
      for (double radius : radii) {
        for (int number = 1; number <= networks; number++) {
          keys.add(key(name, radius, number));
        }
      }
    }
    rows.make(
        keys,
        (key, progress) -> {
          String[] parts = key.split(" ", -1);
          Seed own = seed.seed().child("run/" + parts[2]);
          RadiusStudy study =
              RadiusStudy.of(
                  new ScaledTrainer(
                      NetworkChoice.trainer(
                          parts[0], with(given, Double.parseDouble(parts[1])), own),
                      ScalingKind.STANDARD),
                  data, options, own);
          progress.at("train", 1, 1);
          return row(study);
        });
    var output = new CommandOutput(spec);
    Sheet sheet = sheet(rows, data.timeStep());
    output.table(sheet.text());
    page.write(
        () -> new Page(
            ReservoirPages.modes(), "Shared modes over spectral radii",
            "Factor analysis of the driven nodes of trained networks, next to their horizons.",
            List.of(sheet), new Plots(plots(rows)), output.command()));
  }

  private static String key(String name, double radius, int number) {
    return name + " " + radius + " " + number;
  }

  private static Map<String, String> with(Map<String, String> given, double radius) {
    var all = new LinkedHashMap<>(given);
    all.put("spectralRadius", Double.toString(radius));
    return all;
  }

  private static Map<String, Object> row(RadiusStudy study) {
    SharedModes modes = study.modes();
    var row = new LinkedHashMap<String, Object>();
    double[] values = new double[modes.samples().getFirst().eigenvalues().length];
    Arrays.setAll(values, k -> modes.mean(s -> s.eigenvalues()[k]));
    row.put("horizon", study.horizon());
    row.put("longestHorizon", study.longest());
    row.put("eigenvalues", values);
    row.put("first", modes.mean(Sample::first));
    row.put("effective", modes.mean(Sample::effective));
    row.put("agreement", modes.mean(Sample::agreement));
    row.put("best", modes.medianBest());
    row.put("privateShare", modes.mean(Sample::privateShare));
    row.put("correlation", modes.mean(Sample::correlation));
    return row;
  }

  /// @return median over the networks of that kind and radius
  private double median(ResumableRows rows, String name, double radius, String column) {
    double[] values = new double[networks];
    Arrays.setAll(values, i -> value(rows.row(key(name, radius, i + 1)), column));
    Arrays.sort(values);
    return (values[(networks - 1) / 2] + values[networks / 2]) / 2;
  }

  private static double value(JsonNode row, String column) {
    return row.path(column).asDouble(Double.NaN);
  }

  private String horizon(ResumableRows rows, String name, double radius) {
    double median = median(rows, name, radius, "horizon");
    boolean cut = median >= median(rows, name, radius, "longestHorizon");
    return (cut ? "≥ " : "") + NumberText.significant(median);
  }

  private Sheet sheet(ResumableRows rows, double timeStep) {
    var cells = new ArrayList<List<String>>();
    for (String name : surrogates) {
      for (double radius : radii) {
        cells.add(
            List.of(
                name,
                NumberText.readable(radius),
                NumberText.fixed(100 * median(rows, name, radius, "first"), 0),
                NumberText.fixed(median(rows, name, radius, "effective"), 2),
                NumberText.readable(median(rows, name, radius, "best")),
                NumberText.fixed(100 * median(rows, name, radius, "agreement"), 0),
                NumberText.fixed(100 * median(rows, name, radius, "privateShare"), 1),
                horizon(rows, name, radius)));
      }
    }
    return new Sheet(
        "results",
        "Shared modes and horizons",
        List.of(
            Column.left("network"),
            Column.right("", "radius"),
            Column.right("first", "mode, %"),
            Column.right("modes", "effective"),
            Column.right("modes", "held out"),
            Column.right("sign", "agrees, %"),
            Column.right("private", "variance, %"),
            Column.right("", "horizon")),
        cells,
        (networks == 1 ? "One network" : "Medians over %d networks".formatted(networks))
            + ". Trained on four fifths of the data, in standardised units; modes of the nodes that"
            + " these drive; horizon: median time of 20 free runs on the last fifth until the error exceeds 0.4"
            + " deviations, in the data's time unit (time step "
            + NumberText.readable(timeStep)
            + "); ≥: as long as it was followed. Effective: (Σλ)²/Σλ²; held out: best number of factors, up to --factors.");
  }

  private List<Plot> plots(ResumableRows rows) {
    double[] x = radii.stream().mapToDouble(Double::doubleValue).toArray();
    var effective = new ArrayList<Curve>();
    var horizons = new ArrayList<Curve>();
    for (String name : surrogates) {
      effective.add(
          Curve.of(
              name, x,
              Arrays.stream(x).map(radius -> median(rows, name, radius, "effective")).toArray()));
      horizons.add(
          Curve.of(
              name, x,
              Arrays.stream(x).map(radius -> median(rows, name, radius, "horizon")).toArray()));
    }
    return List.of(
        new Plot(
            "Shared modes", "Effective number of shared modes, median over networks.",
            Axis.fromZero("spectral radius"), Axis.fromZero("modes"), effective),
        new Plot(
            "Horizons", "Median horizon, in the data's time unit.",
            Axis.fromZero("spectral radius"), Axis.fromZero("time"), horizons));
  }
}
