package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.understanding.Recording;
import chaoscast.core.files.understanding.Recordings;
import chaoscast.evaluation.truth.Division;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Inputs that stand in a file of their own, one row a step. Where it and the data have a clock, rows belong to the
/// times that they name.
public final class FutureInputs {
  /// How far a time may be from one of the data's, as a share of Δt.
  private static final double TOLERANCE = 0.25;

  private FutureInputs() {}

  /// @param surrogate with inputs
  /// @param data      with its inputs so far
  /// @param stamp     time of the data's first state, if their clock says it
  /// @param file      of the inputs by name, one row a step, the first one step after the data's last state unless
  ///                  its times say otherwise
  /// @return the data whose inputs go on
  /// @throws InputException if the surrogate has no inputs, or the file not all of them, or not from the first
  ///     step after the data on
  public static Trajectory appended(
      Surrogate surrogate, Trajectory data, OptionalDouble stamp, Path file) {
    if (surrogate.inputs().isEmpty()) {
      throw new InputException(
          "--future-inputs must be left out since %s has no inputs but was %s"
              .formatted(surrogate.provider(), file));
    }
    Recording future =
        read(file, Optional.of(surrogate.inputs()), data.timeStep()).recordings().getFirst();
    int first = firstStep(future, stamp, data, data.steps(), file);
    int end = first + future.states().steps();
    if (first > data.steps() || end <= data.steps()) {
      throw missing(surrogate.inputs(), 1, data.time(data.steps()), file);
    }
    Trajectory known = data.inputs().orElseThrow().slice(0, data.steps());
    Trajectory further = future.states().slice(data.steps() - first, future.states().steps());
    return data.withInputs(Division.joined(List.of(known, further)).withNames(known.names()));
  }

  /// Inputs at the times of all states, for data whose forecasts are scored.
  ///
  /// @param data  states without inputs
  /// @param names of the inputs; empty: all columns of the file
  /// @param file  one row a state, from the first on unless its times say otherwise; as many trajectories as the
  ///              data
  /// @throws InputException if an input is not known at each state, naming the first step
  public static Recordings throughout(
      Recordings data, Optional<List<String>> names, Path file) {
    double timeStep = data.recordings().getFirst().states().timeStep();
    Recordings read = read(file, names, timeStep);
    int count = data.recordings().size();
    if (count > 1 && read.recordings().size() != count) {
      throw new InputException(
          "%s must hold inputs of %d trajectories, as many as the data, but holds %d"
              .formatted(file, count, read.recordings().size()),
          "give the inputs as columns of the data, with --inputs");
    }
    var driven = new ArrayList<Recording>();
    for (int i = 0; i < count; i++) {
      Recording states = data.recordings().get(i);
      Recording inputs = read.recordings().get(i);
      Trajectory all = states.states();
      int first = firstStep(inputs, states.stamp(), all, 0, file);
      int end = first + inputs.states().steps();
      if (first > 0 || end < all.steps()) {
        int step = first > 0 || end <= 0 ? 0 : end;
        throw missing(inputs.states().names(), step, all.time(step), file);
      }
      driven.add(states.withInputs(inputs.states().slice(-first, inputs.states().steps())));
    }
    return new Recordings(driven, data.understanding());
  }

  private static Recordings read(Path file, Optional<List<String>> names, double timeStep) {
    ReadingOptions named =
        names.map(ReadingOptions.NONE::withColumns).orElse(ReadingOptions.NONE);
    int width = names.map(List::size).orElse(0);
    Recordings read =
        DataFiles.read(
            List.of(file.toString()),
            width > 0 ? named.forModel(width, timeStep)
                : named.withTimeStep(OptionalDouble.of(timeStep)));
    double found = read.recordings().getFirst().states().timeStep();
    if (Math.abs(found - timeStep) > 1e-6 * timeStep) {
      throw new InputException(
          "%s must have the data's time step %s but has %s".formatted(file, timeStep, found));
    }
    return read;
  }

  /// @param otherwise what is taken where one has no clock
  /// @return the step of the data that the file's first row belongs to
  private static int firstStep(
      Recording inputs, OptionalDouble stamp, Trajectory data, int otherwise, Path file) {
    int skipped = inputs.stretch().firstRow() - 1;
    if (inputs.stamp().isEmpty() || stamp.isEmpty()) {
      return otherwise + skipped;
    }
    double steps = (inputs.stamp().getAsDouble() - stamp.getAsDouble()) / data.timeStep();
    if (Math.abs(steps - Math.rint(steps)) > TOLERANCE || Math.abs(steps) > 0x1p30) {
      throw new InputException(
          "the times of %s must fall on those of the data, %s + k × %s, but the first is %s"
              .formatted(
                  file, stamp.getAsDouble(), data.timeStep(), inputs.stamp().getAsDouble()));
    }
    return (int) Math.rint(steps);
  }

  private static InputException missing(
      List<String> names, int step, double time, Path file) {
    return new InputException(
        "the inputs %s must be known at every step but are missing from %s at step %d, t = %s"
            .formatted(String.join(", ", names), file, step, time));
  }
}
