package chaoscast.esn.cli;

import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
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
import chaoscast.esn.reward.Algorithm;
import chaoscast.esn.reward.ForecastStudy;
import chaoscast.esn.reward.NetworkOptions;
import chaoscast.esn.reward.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir learn-forecast`: forecasters that only learn how wrong they were.
@Command(
    name = "learn-forecast",
    sortOptions = false,
    description = {
      "Lets a network learn to forecast a trajectory, told the next state (rls) or only one number, the error of a"
          + " direct or of an unknown nonlinear observation of its forecast (rmhl, supertrex).",
      "New work: nothing is published of it. Rewarded readouts need slow data: some thousand states a turn."
    })
final class LearnForecastCommand implements Runnable {
  private static final List<Learner> LEARNERS =
      List.of(
          new Learner(Algorithm.RLS, Observation.IDENTITY),
          new Learner(Algorithm.RMHL, Observation.IDENTITY),
          new Learner(Algorithm.RMHL, Observation.MIXED),
          new Learner(Algorithm.SUPERTREX, Observation.IDENTITY),
          new Learner(Algorithm.SUPERTREX, Observation.MIXED));

  @Spec
  private CommandSpec spec;

  @Mixin
  private RecordingOptions recording;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "200",
      description = "Nodes of the network, ≥ 4. Default: ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Networks of each learner, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "1",
      description = "Times that the part to learn on is gone through, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int passes;

  @Option(
      names = "-p",
      paramLabel = "key=value",
      description = "A number of the network: density, gain, leak or noise; may be repeated.")
  private List<String> settings = List.of();

  @Mixin
  private RunOptions runs;

  @Mixin
  private SeedOption seed;

  @Mixin
  private JsonOption json;

  @Mixin
  private PageOption page;

  /// @param observation through which the forecast is judged; rls is told the next state
  private record Learner(Algorithm algorithm, Observation observation) {
    String judgedBy() {
      return algorithm == Algorithm.RLS ? "told the next state" : Words.of(observation);
    }

    /// Where it stands in a figure: those of an algorithm side by side.
    double place() {
      return List.of(Algorithm.values()).indexOf(algorithm)
          + (algorithm == Algorithm.RLS ? 0 : observation == Observation.MIXED ? 0.1 : -0.1);
    }

    @Override
    public String toString() {
      return algorithm == Algorithm.RLS ? Words.of(algorithm)
          : Words.of(algorithm) + " " + Words.of(observation);
    }

    String key(int number) {
      return this + " " + number;
    }
  }

  @Override
  public void run() {
    Requirements.requireAtLeast("--passes", 1, passes);
    Requirements.requireAtLeast("--seeds", 1, seeds);
    json.requireWritable(page, recording.inputs());
    NetworkOptions network =
        Options.parse(
            NetworkOptions.PUBLISHED.withNodes(nodes), KeyValues.parse("-p", settings));
    Trajectory data = recording.read();
    var about = new LinkedHashMap<String, Object>();
    about.put("task", "learn-forecast");
    about.putAll(recording.settings(data));
    about.put("seed", seed.seed().value());
    about.put("passes", passes);
    about.put("network", Options.values(network));
    var rows = new ResumableRows(json, about, runs);
    var pieces = new LinkedHashMap<String, Learner>();
    for (int number = 1; number <= seeds; number++) {
      for (Learner learner : LEARNERS) {
        pieces.put(learner.key(number), learner);
      }
    }
    rows.make(
        List.copyOf(pieces.keySet()),
        (key, progress) -> {
          Learner learner = pieces.get(key);
          String number = key.substring(key.lastIndexOf(' ') + 1);
          return row(
              learner,
              new ForecastStudy(learner.algorithm(), learner.observation(), network, passes)
                  .run(data, seed.seed().child("run/" + number), progress));
        });
    new Findings(
        ReservoirPages.learnForecast(), "Forecasting from a scalar error", summary(rows),
        sheet(rows),
        () -> plots(rows))
        .show(spec, page);
  }

  private static Map<String, Object> row(Learner learner, ForecastStudy.Result result) {
    var row = new LinkedHashMap<String, Object>();
    row.put("algorithm", Words.of(learner.algorithm()));
    row.put("observation", Words.of(learner.observation()));
    row.put("errorInStandardDeviations", JsonOption.finite(result.spread()));
    row.put("errorOverPersistence", JsonOption.finite(result.stepError()));
    row.put("observedErrorOverPersistence", JsonOption.finite(result.observedError()));
    row.put("horizons", result.horizons());
    return row;
  }

  /// @return a number of every network of a learner, rising; infinite where weights diverged
  private double[] numbers(ResumableRows rows, Learner learner, String name) {
    return IntStream.rangeClosed(1, seeds)
        .mapToObj(number -> rows.row(learner.key(number)).path(name))
        .mapToDouble(
            value -> value.isNumber() ? value.doubleValue() : Double.POSITIVE_INFINITY)
        .sorted()
        .toArray();
  }

  /// @return free runs of all networks of a learner, rising
  private double[] horizons(ResumableRows rows, Learner learner) {
    return IntStream.rangeClosed(1, seeds)
        .mapToObj(number -> rows.row(learner.key(number)).path("horizons"))
        .flatMapToDouble(values -> Arrays.stream(BalanceCommand.numbers(values)))
        .sorted()
        .toArray();
  }

  private static double median(double[] rising) {
    return (rising[(rising.length - 1) / 2] + rising[rising.length / 2]) / 2;
  }

  private Sheet sheet(ResumableRows rows) {
    var cells = new ArrayList<List<String>>();
    for (Learner learner : LEARNERS) {
      cells.add(
          List.of(
              Words.of(learner.algorithm()), learner.judgedBy(),
              NumberText.fixed(median(numbers(rows, learner, "errorInStandardDeviations")), 4),
              NumberText.significant(median(numbers(rows, learner, "errorOverPersistence"))),
              NumberText.significant(median(horizons(rows, learner)))));
    }
    return new Sheet(
        "results",
        "Errors of the forecasters",
        List.of(
            Column.left("algorithm"), Column.left("observation"),
            Column.right("error of a step", "in sd"),
            Column.right("error of a step", "over persistence's"),
            Column.right("free run", "median horizon")),
        cells,
        "Errors with frozen weights on the last fifth, driven by true states"
            + (seeds == 1 ? "" : ", medians of %d networks".formatted(seeds))
            + ". Free run: until the error exceeds 0.4 standard deviations, in the data's time unit, median of 20"
            + " starts a network. mixed: h_k = sin(z_k + z_k+1), which the learner does not know. More than 1 over"
            + " persistence's error: repeating the last state forecasts better.");
  }

  private String summary(ResumableRows rows) {
    List<String> better =
        LEARNERS.stream()
            .filter(learner -> median(numbers(rows, learner, "errorOverPersistence")) < 1)
            .map(Learner::toString)
            .toList();
    return better.isEmpty()
        ? "No learner forecasts a step better than repeating the last state."
        : "Better at one step than repeating the last state: " + String.join(", ", better) + ".";
  }

  private List<Plot> plots(ResumableRows rows) {
    List<String> names = Arrays.stream(Algorithm.values()).map(Words::of).toList();
    var errors = new ArrayList<Curve>();
    var free = new ArrayList<Curve>();
    for (String judge : LEARNERS.stream().map(Learner::judgedBy).distinct().toList()) {
      var x = DoubleStream.builder();
      var error = DoubleStream.builder();
      var start = DoubleStream.builder();
      var horizon = DoubleStream.builder();
      for (Learner learner : LEARNERS) {
        if (learner.judgedBy().equals(judge)) {
          double place = learner.place();
          DoubleStream.of(numbers(rows, learner, "errorOverPersistence"))
              .filter(Double::isFinite)
              .forEach(value -> {
                x.add(place);
                error.add(value);
              });
          DoubleStream.of(horizons(rows, learner))
              .forEach(value -> {
                start.add(place);
                horizon.add(value);
              });
        }
      }
      errors.add(Curve.dots(judge, x.build().toArray(), error.build().toArray()));
      free.add(Curve.dots(judge, start.build().toArray(), horizon.build().toArray()));
    }
    errors.add(
        Curve.dashed(
            "repeating the last state", new double[] {0, names.size() - 1.0},
            new double[] {1, 1}));
    return List.of(
        new Plot(
            "Error of a step", "Over that of repeating the last state; every network.",
            Axis.words(names), Axis.log("error"), errors),
        new Plot(
            "Free run", "Time until the error exceeds 0.4 standard deviations; every start.",
            Axis.words(names), Axis.fromZero("time"), free));
  }
}
