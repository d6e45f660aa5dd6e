package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import java.nio.file.Path;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A trained network and the trajectory that drives it.
final class DriveOptions {
  @Parameters(paramLabel = "MODEL.h5", description = "A model that 'train' has written.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Trajectory of the system: .h5, .hdf5 or .csv.")
  private Path data;

  @Option(
      names = "--dt",
      paramLabel = "H",
      description = "Time step, if the file does not say it, > 0.")
  private Double timeStep;

  @Option(
      names = "--from",
      paramLabel = "STEP",
      defaultValue = "0",
      description = "First state to use, ≥ 0. Default: ${DEFAULT-VALUE}.")
  private int from;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "States to use. Default: all from there on, for exponents 5000 at most.")
  private Integer steps;

  Path model() {
    return model;
  }

  Path data() {
    return data;
  }

  /// @return the index of the first state to use
  int from() {
    return from;
  }

  Surrogate surrogate() {
    return Surrogates.load(model);
  }

  /// @param surrogate whose data it must be
  /// @param least     number of states that are needed
  /// @param most      number of states to use without --steps
  Trajectory drive(Surrogate surrogate, int least, int most) {
    OptionalDouble step = timeStep == null ? OptionalDouble.empty() : OptionalDouble.of(timeStep);
    Trajectory all = TrajectoryFiles.read(data, step);
    surrogate.requireLike(all);
    Requirements.requireAtLeast("--from", 0, from);
    int count = steps == null ? Math.min(most, all.steps() - from) : steps;
    if (steps != null) {
      Requirements.requireAtLeast("--steps", least, steps);
    }
    if (count < least || from + (long) count > all.steps()) {
      throw new InputException(
          "%s must have ≥ %d states from --from %d on but has %d"
              .formatted(data, Math.max(least, count), from, Math.max(0, all.steps() - from)));
    }
    return all.slice(from, from + count);
  }
}
