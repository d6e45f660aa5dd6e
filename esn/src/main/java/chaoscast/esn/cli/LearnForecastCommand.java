package chaoscast.esn.cli;

import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.KeyValues;
import chaoscast.core.command.PieceProgress;
import chaoscast.core.command.SeedOption;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.options.Options;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.esn.reward.Algorithm;
import chaoscast.esn.reward.ForecastStudy;
import chaoscast.esn.reward.NetworkOptions;
import chaoscast.esn.reward.Observation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Trajectory: four fifths to learn on, the rest to test on.")
  private Path data;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "200",
      description = "Nodes of the network, ≥ 4. Default: ${DEFAULT-VALUE}.")
  private int nodes;

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
  private SeedOption seed;

  @Mixin
  private JsonOption json;

  @Override
  public void run() {
    SizeLimit.requireRepetitions("--passes", passes);
    json.requireWritable(InputFiles.of(data));
    NetworkOptions network =
        Options.parse(
            NetworkOptions.PUBLISHED.withNodes(nodes), KeyValues.parse("-p", settings));
    Trajectory trajectory = TrajectoryFiles.read(data, OptionalDouble.empty());
    var table =
        new TextTable(
            List.of(
                Column.left("algorithm"),
                Column.left("observation"),
                Column.right("error of a step", "in sd"),
                Column.right("error of a step", "over persistence's"),
                Column.right("free run", "median horizon")));
    var rows = new ArrayList<Map<String, Object>>();
    for (Algorithm algorithm : Algorithm.values()) {
      for (Observation observation : Observation.values()) {
        if (algorithm == Algorithm.RLS && observation != Observation.IDENTITY) {
          continue;
        }
        ForecastStudy.Result result =
            new ForecastStudy(algorithm, observation, network, passes)
                .run(
                    trajectory, seed.seed(),
                    new PieceProgress(1).piece(0));
        table.row(
            Words.of(algorithm),
            algorithm == Algorithm.RLS ? "told the next state" : Words.of(observation),
            NumberText.fixed(result.spread(), 4),
            NumberText.significant(result.stepError()),
            NumberText.significant(result.medianHorizon()));
        rows.add(row(algorithm, observation, result));
      }
    }
    var output = new CommandOutput(spec);
    output.table(table.render());
    output.print(
        "Errors with frozen weights on the last fifth, driven by true states. Free run: until the error exceeds 0.4"
            + " standard deviations, in the data's time unit, median of 20 starts. mixed: h_k = sin(z_k + z_k+1),"
            + " which the learner does not know. More than 1 over persistence's error: repeating the last state"
            + " forecasts better.");
    var content = new LinkedHashMap<String, Object>();
    content.put("data", data.toString());
    content.put("nodes", nodes);
    content.put("seed", seed.seed().value());
    content.put("passes", passes);
    content.put("results", rows);
    json.write(content);
  }

  private static Map<String, Object> row(
      Algorithm algorithm, Observation observation, ForecastStudy.Result result) {
    var row = new LinkedHashMap<String, Object>();
    row.put("algorithm", Words.of(algorithm));
    row.put("observation", Words.of(observation));
    row.put("errorInStandardDeviations", JsonOption.finite(result.spread()));
    row.put("errorOverPersistence", JsonOption.finite(result.stepError()));
    row.put("observedErrorOverPersistence", JsonOption.finite(result.observedError()));
    row.put("horizons", result.horizons());
    return row;
  }
}
