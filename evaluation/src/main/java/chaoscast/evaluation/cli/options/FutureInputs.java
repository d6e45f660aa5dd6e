package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.evaluation.truth.Division;
import java.nio.file.Path;
import java.util.List;

/// Inputs that are known after the last state of the data, in a file of their own.
public final class FutureInputs {
  private FutureInputs() {}

  /// @param surrogate with inputs
  /// @param data      with its inputs so far
  /// @param file      of the inputs by name, one row a step, the first one step after the data's last state
  /// @return the data whose inputs go on
  /// @throws InputException if the surrogate has no inputs, or the file not all of them
  public static Trajectory appended(Surrogate surrogate, Trajectory data, Path file) {
    if (surrogate.inputs().isEmpty()) {
      throw new InputException(
          "--future-inputs must be left out since %s has no inputs but was %s"
              .formatted(surrogate.provider(), file));
    }
    ReadingOptions options =
        ReadingOptions.NONE
            .withColumns(surrogate.inputs())
            .forModel(surrogate.inputs().size(), surrogate.timeStep());
    Trajectory future = DataFiles.read(List.of(file.toString()), options).longest();
    if (Math.abs(future.timeStep() - data.timeStep()) > 1e-6 * data.timeStep()) {
      throw new InputException(
          "%s must have the data's time step %s but has %s"
              .formatted(file, data.timeStep(), future.timeStep()));
    }
    Trajectory known = data.inputs().orElseThrow().slice(0, data.steps());
    return data.withInputs(Division.joined(List.of(known, future)).withNames(known.names()));
  }
}
