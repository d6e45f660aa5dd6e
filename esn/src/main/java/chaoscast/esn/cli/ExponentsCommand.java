package chaoscast.esn.cli;

import chaoscast.core.Requirements;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.command.CommandOutput;
import chaoscast.core.command.SeedOption;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.TextTable;
import chaoscast.esn.analysis.ClosedLoop;
import chaoscast.esn.analysis.EchoStateProperty;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `reservoir exponents`: Lyapunov exponents of a driven network and of the same one run on its own output.
@Command(
    name = "exponents",
    sortOptions = false,
    description = {
      "Measures Lyapunov exponents of a trained network: conditional ones, of the nodes under the data's drive,"
          + " which show whether it forgets its start (echo state property); and those of the closed loop,"
          + " which should be the system's.",
      "L. M. Pecora, T. L. Carroll, doi:10.1103/PhysRevLett.64.821."
    })
final class ExponentsCommand implements Runnable {

  /// States that an echo state network is driven with at the least.
  private static final int LEAST = 100;

  /// States that are used unless another number is given.
  private static final int MOST = 5000;

  @Spec
  private CommandSpec spec;

  @Mixin
  private DriveOptions options;

  @Option(
      names = "--exponents",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many, the largest, 1 to the number of nodes. Default: ${DEFAULT-VALUE}.")
  private int exponents;

  @Option(
      names = "--closed-steps",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Steps of the closed loop, from the end of the data, ≥ 1. Default: ${DEFAULT-VALUE}.")
  private int closedSteps;

  @Mixin
  private SeedOption seed;

  @Override
  public void run() {
    Requirements.requireAtLeast("--exponents", 1, exponents);
    Requirements.requireAtLeast("--closed-steps", 1, closedSteps);
    Surrogate surrogate = options.surrogate();
    ClosedLoop loop = ClosedLoop.of(surrogate);
    Trajectory drive = options.drive(surrogate, LEAST, MOST);
    EchoStateProperty property =
        EchoStateProperty.measure(surrogate, drive, exponents, seed.seed());
    double[] closed = loop.lyapunovExponents(loop.driven(drive), closedSteps, exponents);
    var table =
        new TextTable(
            List.of(
                Column.right("", "i"),
                Column.right("per time unit", "driven"),
                Column.right("per time unit", "closed loop")));
    for (int i = 0; i < exponents; i++) {
      table.row(
          Integer.toString(i + 1),
          NumberText.fixed(property.exponents()[i], 3),
          NumberText.fixed(closed[i] / surrogate.timeStep(), 3));
    }
    var output = new CommandOutput(spec);
    output.table(table.render());
    output.print(
        "Driven by %d states: %s.".formatted(drive.steps(), property.describe()));
    output.print(
        "Closed loop: %d steps on from there%s."
            .formatted(closedSteps,
                closed[0] < 0 ? "; with all exponents negative, it comes to rest" : ""));
  }
}
