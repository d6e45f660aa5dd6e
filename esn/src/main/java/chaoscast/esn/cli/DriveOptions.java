package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.command.ReadingFlags;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
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
      description = ReadingFlags.DATA + " The longest trajectory is taken.")
  private List<String> data;

  @Mixin
  private ReadingFlags reading;

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

  /// @return the files that are read
  List<Path> data() {
    return DataFiles.paths(data);
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
    ReadingOptions options =
        reading.options(timeStep).forModel(surrogate.dimension(), surrogate.timeStep());
    Trajectory all = DataFiles.read(data, options).longest();
    surrogate.requireLike(all);
    Requirements.requireAtLeast("--from", 0, from);
    int count = steps == null ? Math.min(most, all.steps() - from) : steps;
    if (steps != null) {
      Requirements.requireAtLeast("--steps", least, steps);
    }
    if (count < least || from + (long) count > all.steps()) {
      throw new InputException(
          "%s must have ≥ %d states from --from %d on but has %d"
              .formatted(String.join(", ", data), Math.max(least, count), from,
                  Math.max(0, all.steps() - from)));
    }
    return all.slice(from, from + count);
  }
}
