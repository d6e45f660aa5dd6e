package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.scaling.ScaledSurrogate;
import chaoscast.core.scaling.Scaling;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.core.training.ReadoutSurrogate;
import chaoscast.esn.online.OnlineTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir online`: training that goes on while the system runs.
@Command(
    name = "online",
    sortOptions = false,
    description = {
      "Goes on training the readout of a model, state after state, by recursive least squares with forgetting,"
          + " and shows the error of each forecast before its correction beside that of the unchanged model.",
      "D. Sussillo, L. F. Abbott, doi:10.1016/j.neuron.2009.07.018."
    })
final class OnlineCommand implements Runnable {

  /// Rows of the table.
  private static final int PARTS = 10;

  @Spec
  private CommandSpec spec;

  @Mixin
  private DriveOptions options;

  @Option(
      names = "--ridge",
      paramLabel = "B",
      defaultValue = "1e-4",
      description = "Ridge > 0 that holds the weights at those of the model. Default: ${DEFAULT-VALUE}.")
  private double ridge;

  @Option(
      names = "--forgetting",
      paramLabel = "L",
      defaultValue = "0.999",
      description = "In (0, 1]: a state n steps ago counts L^n. Default: ${DEFAULT-VALUE}.")
  private double forgetting;

  @Option(
      names = "--force",
      description = "Drives the network with its own forecasts (FORCE), not with the true states.")
  private boolean force;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "MODEL.h5",
      description = "Model to write, with the weights of the end.")
  private Path target;

  @Override
  public void run() {
    var inputs = new ArrayList<>(options.data());
    inputs.add(options.model());
    OutputFiles.requireWritable("--output", target, new InputFiles(inputs));
    Surrogate surrogate = options.surrogate();
    ReadoutSurrogate readout = readout(surrogate);
    int warmUp = surrogate.warmUp();
    Trajectory system = options.drive(surrogate, warmUp + PARTS, Integer.MAX_VALUE);
    Optional<Scaling> scaling = surrogate.header().scaling();
    Trajectory states = scaling.isPresent() ? scaling.get().apply(system) : system;
    var training =
        new OnlineTraining(readout, new OnlineTraining.Settings(ridge, forgetting, force));
    Rollout unchanged = readout.startRollout(1);
    for (int step = 0; step < warmUp; step++) {
      training.warmUp(states.state(step));
      unchanged.observe(states.state(step));
    }
    var output = new CommandOutput(spec);
    output.table(errors(training, unchanged, states, warmUp).render());
    Surrogate trained = ScaledSurrogate.of(training.surrogate(), scaling);
    ModelHeader header = trained.header();
    Surrogates.save(
        trained.withHeader(header.withTrainedOn(header.trainedOn().plus(List.of(system)))),
        target);
    output.print(
        "Errors: root mean square of ‖x̂ − x‖ of one-step forecasts, in the model's units, after %d states of"
            .formatted(warmUp)
            + " warm-up."
            + (force ? " Online, the network is driven by its own forecasts: their errors add up."
                : ""));
    output.print("Wrote " + target + ".");
  }

  /// @return the part of a surrogate that is fitted
  private static ReadoutSurrogate readout(Surrogate surrogate) {
    if (surrogate.inOwnUnits() instanceof ReadoutSurrogate readout) {
      return readout;
    }
    throw new InputException(
        "the model must have one linear readout but was " + surrogate.provider());
  }

  /// @param states scaled
  /// @param warmUp number of states that both have seen
  private TextTable errors(
      OnlineTraining training, Rollout unchanged, Trajectory states, int warmUp) {
    var table =
        new TextTable(
            List.of(
                Column.right("states", "from"),
                Column.right("states", "to"),
                Column.right("one-step error", "unchanged"),
                Column.right("one-step error", "online")));
    double[] forecast = new double[states.dimension()];
    for (int part = 0; part < PARTS; part++) {
      int first = warmUp + (int) ((long) part * (states.steps() - warmUp) / PARTS);
      int end = warmUp + (int) ((part + 1L) * (states.steps() - warmUp) / PARTS);
      double before = 0;
      double online = 0;
      for (int step = first; step < end; step++) {
        double[] state = states.state(step);
        unchanged.forecast(forecast);
        for (int i = 0; i < state.length; i++) {
          before += (forecast[i] - state[i]) * (forecast[i] - state[i]);
        }
        unchanged.observe(state);
        double error = training.observe(state);
        online += error * error;
      }
      table.row(
          Integer.toString(options.from() + first),
          Integer.toString(options.from() + end - 1),
          NumberText.scientific(Math.sqrt(before / (end - first))),
          NumberText.scientific(Math.sqrt(online / (end - first))));
    }
    return table;
  }
}
