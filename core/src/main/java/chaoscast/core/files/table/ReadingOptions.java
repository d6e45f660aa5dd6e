package chaoscast.core.files.table;

import chaoscast.core.Requirements;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What the user says of data that are read; what is left empty is found out.
///
///     ReadingOptions.NONE.withTimeStep(OptionalDouble.of(0.01)).withTime(Optional.of("none"))
///
/// Columns are given by name, or by number counted from 1.
///
/// @param columns    the states
/// @param time       the column that holds the time, or `none` where there is none
/// @param inputs     columns that drive the system from outside
/// @param trajectory the column that tells trajectories from each other
/// @param missing    cells that stand for no value, such as `-9999`, besides empty ones, `NA`, `nan`, `null`
/// @param dataset    the part of the file to read, such as `/train/x`
/// @param timeStep   Δt > 0
/// @param resample   Δt > 0 of even times that splines through the data are read at
/// @param transposed whether a row of the table is a variable; found out if empty
/// @param dimension  number of variables of the model that the data are for
/// @param fallback   Δt of that model, for files that do not say it
public record ReadingOptions(
    Optional<List<String>> columns,
    Optional<String> time,
    List<String> inputs,
    Optional<String> trajectory,
    List<String> missing,
    Optional<String> dataset,
    OptionalDouble timeStep,
    OptionalDouble resample,
    Optional<Boolean> transposed,
    OptionalInt dimension,
    OptionalDouble fallback) {

  /// Everything is found out.
  public static final ReadingOptions NONE =
      new ReadingOptions(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty());

  public ReadingOptions {
    columns = columns.map(List::copyOf);
    inputs = List.copyOf(inputs);
    missing = List.copyOf(missing);
    resample.ifPresent(step -> Requirements.requirePositive("--resample", step));
  }

  /// @return the same with Δt, which may be empty
  public ReadingOptions withTimeStep(OptionalDouble step) {
    return new ReadingOptions(columns, time, inputs, trajectory, missing, dataset, step, resample,
        transposed, dimension, fallback);
  }

  /// @return the same with another column of times, or `none`
  public ReadingOptions withTime(Optional<String> column) {
    return new ReadingOptions(columns, column, inputs, trajectory, missing, dataset, timeStep,
        resample, transposed, dimension, fallback);
  }

  /// @return the same with these states
  public ReadingOptions withColumns(List<String> states) {
    return new ReadingOptions(Optional.of(states), time, inputs, trajectory, missing, dataset,
        timeStep, resample, transposed, dimension, fallback);
  }

  /// @return the same with these inputs
  public ReadingOptions withInputs(List<String> columnNames) {
    return new ReadingOptions(columns, time, columnNames, trajectory, missing, dataset, timeStep,
        resample, transposed, dimension, fallback);
  }

  /// @return the same with this column as name of trajectories
  public ReadingOptions withTrajectory(String column) {
    return new ReadingOptions(columns, time, inputs, Optional.of(column), missing, dataset,
        timeStep, resample, transposed, dimension, fallback);
  }

  /// @return the same with these cells for no value
  public ReadingOptions withMissing(List<String> cells) {
    return new ReadingOptions(columns, time, inputs, trajectory, cells, dataset, timeStep,
        resample, transposed, dimension, fallback);
  }

  /// @return the same for one part of a file
  public ReadingOptions withDataset(String part) {
    return new ReadingOptions(columns, time, inputs, trajectory, missing, Optional.of(part),
        timeStep, resample, transposed, dimension, fallback);
  }

  /// @return the same at other times
  public ReadingOptions withResample(double step) {
    return new ReadingOptions(columns, time, inputs, trajectory, missing, dataset, timeStep,
        OptionalDouble.of(step), transposed, dimension, fallback);
  }

  /// @return the same with the table's orientation
  public ReadingOptions withTransposed(boolean rowsAreVariables) {
    return new ReadingOptions(columns, time, inputs, trajectory, missing, dataset, timeStep,
        resample, Optional.of(rowsAreVariables), dimension, fallback);
  }

  /// @return the same for a model
  public ReadingOptions forModel(int variables, double step) {
    return new ReadingOptions(columns, time, inputs, trajectory, missing, dataset, timeStep,
        resample, transposed, OptionalInt.of(variables), OptionalDouble.of(step));
  }
}
