package chaoscast.core;

import chaoscast.core.linalg.DenseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// States of a system at equally spaced times: steps × dimension, row-major, finite. Immutable.
///
///     t_i = t₀ + i · Δt,   i = 0 … steps − 1
///
///     Trajectory trajectory = Trajectory.of(new double[] {1, 2, 3, 4}, 2, 0.01);
///     double y1 = trajectory.get(1, 1);   // 4
public final class Trajectory {
  private final double[] states;
  private final int offset;
  private final int steps;
  private final int dimension;
  private final double timeStep;
  private final double startTime;
  private final List<String> names;
  private final Provenance provenance;
  private final Origin origin;
  private final Optional<Trajectory> inputs;
  private final int driving;
  private final Optional<Units> units;

  private Trajectory(
      double[] states,
      int offset,
      int steps,
      int dimension,
      double timeStep,
      double startTime,
      List<String> names,
      Provenance provenance,
      Origin origin,
      Optional<Trajectory> inputs,
      int driving,
      Optional<Units> units) {
    this.states = states;
    this.offset = offset;
    this.steps = steps;
    this.dimension = dimension;
    this.timeStep = timeStep;
    this.startTime = startTime;
    this.names = names;
    this.provenance = provenance;
    this.origin = origin;
    this.inputs = inputs;
    this.driving = driving;
    this.units = units;
  }

  /// Units that states are read in: z_i = (x_i − offset_i) / scale_i.
  private record Units(double[] offset, double[] scale) {
    /// @param values states from `from` on, `count` variables of them; modified
    void convert(double[] values, int from, int count) {
      for (int i = 0; i < count; i++) {
        int variable = i % offset.length;
        values[from + i] = (values[from + i] - offset[variable]) / scale[variable];
      }
    }

    double convert(double value, int variable) {
      return (value - offset[variable]) / scale[variable];
    }
  }

  /// @param states    steps × dimension values, row-major; cloned
  /// @param dimension number of variables, ≥ 1
  /// @param timeStep  Δt > 0
  /// @throws InputException for a value that is not finite, with its row and column, or if the
  ///     length is not a multiple of the dimension
  public static Trajectory of(double[] states, int dimension, double timeStep) {
    Requirements.requireAtLeast("dimension", 1, dimension);
    Requirements.requirePositive("time step", timeStep);
    if (states.length % dimension != 0) {
      throw new InputException(
          "the number of values must be a multiple of the dimension %d but was %d"
              .formatted(dimension, states.length));
    }
    return checked(states.clone(), states.length / dimension, dimension, timeStep);
  }

  private static Trajectory checked(
      double[] states, int steps, int dimension, double timeStep) {
    var names = new ArrayList<String>(dimension);
    for (int variable = 0; variable < dimension; variable++) {
      names.add("x" + variable);
    }
    var trajectory =
        new Trajectory(
            states,
            0,
            steps,
            dimension,
            timeStep,
            0,
            List.copyOf(names),
            Provenance.UNKNOWN,
            Origin.NONE,
            Optional.empty(), 0, Optional.empty());
    trajectory.requireFinite();
    return trajectory;
  }

  /// The same as [#of] without a copy, for arrays that fill most of the memory.
  ///
  /// @param states steps × dimension values and perhaps more; not cloned: must not be changed by anyone
  ///               afterwards
  public static Trajectory adopt(double[] states, int steps, int dimension, double timeStep) {
    Requirements.requireAtLeast("dimension", 1, dimension);
    Requirements.requirePositive("time step", timeStep);
    if (steps < 0 || (long) steps * dimension > states.length) {
      throw new InputException(
          "the number of values must be ≥ steps × dimension = %d × %d but was %d"
              .formatted(steps, dimension, states.length));
    }
    return checked(states, steps, dimension, timeStep);
  }

  /// @param newNames one name a variable
  public Trajectory withNames(List<String> newNames) {
    if (newNames.size() != dimension) {
      throw new InputException(
          "there must be %d variable names but there are %d".formatted(dimension, newNames.size()));
    }
    return new Trajectory(
        states,
        offset,
        steps,
        dimension,
        timeStep,
        startTime,
        List.copyOf(newNames),
        provenance,
        origin,
        inputs,
        driving, units);
  }

  /// @return the same states with another origin noted
  public Trajectory withProvenance(Provenance newProvenance) {
    return new Trajectory(
        states, offset, steps, dimension, timeStep, startTime, names, newProvenance, origin,
        inputs,
        driving, units);
  }

  /// @return the same states with another place noted that they were read from
  public Trajectory withOrigin(Origin newOrigin) {
    return new Trajectory(
        states, offset, steps, dimension, timeStep, startTime, names, provenance, newOrigin,
        inputs,
        driving, units);
  }

  /// @param newStartTime t₀, finite
  public Trajectory withStartTime(double newStartTime) {
    Requirements.requireFinite("start time", newStartTime);
    return new Trajectory(
        states, offset, steps, dimension, timeStep, newStartTime, names, provenance, origin,
        inputs,
        driving, units);
  }

  /// @return the steps from `from` (included) to `to` (excluded), sharing storage
  public Trajectory slice(int from, int to) {
    if (from < 0 || to < from || to > steps) {
      throw new InputException(
          "a slice must lie in [0, %d] but was [%d, %d)".formatted(steps, from, to));
    }
    return new Trajectory(
        states,
        offset + from * dimension,
        to - from,
        dimension,
        timeStep,
        time(from),
        names,
        provenance,
        origin.later(from),
        inputs.map(all -> all.slice(from, all.steps())),
        driving, units);
  }

  /// What drives the system from outside, or a parameter of it, known at the times of the states and perhaps
  /// further on: inputs of the future are those that come after the last state.
  ///
  /// @param newInputs one row a state and perhaps more, from the first state on; its names are the inputs'
  /// @throws InputException if there are fewer rows than states
  public Trajectory withInputs(Trajectory newInputs) {
    if (newInputs.steps < steps) {
      throw new InputException(
          "inputs must be known at all %d states but are missing from state %d on"
              .formatted(steps, newInputs.steps));
    }
    return new Trajectory(
        states, offset, steps, dimension, timeStep, startTime, names, provenance, origin,
        Optional.of(newInputs), driving, units);
  }

  /// @return inputs, row i at the time of state i; perhaps more rows than there are states
  public Optional<Trajectory> inputs() {
    return inputs;
  }

  /// @return names of the inputs, most often none
  public List<String> inputNames() {
    return inputs.map(Trajectory::names).orElse(List.of());
  }

  /// @return the same states as if the inputs were further variables of them; itself without inputs
  public Trajectory withInputsAsStates() {
    if (inputs.isEmpty()) {
      return this;
    }
    Trajectory driving = inputs.get();
    int width = dimension + driving.dimension;
    double[] all = new double[Math.multiplyExact(steps, width)];
    for (int step = 0; step < steps; step++) {
      copyState(step, all, step * width);
      driving.copyState(step, all, step * width + dimension);
    }
    var allNames = new ArrayList<>(names);
    allNames.addAll(driving.names);
    return new Trajectory(
        all, 0, steps, width, timeStep, startTime, List.copyOf(allNames), provenance, origin,
        Optional.empty(), driving.dimension, Optional.empty());
  }

  /// The same states in other units, converted whenever they are read, so that long data are not copied:
  ///
  ///     z_i = (x_i − offset_i) / scale_i
  ///
  /// @param offsets one a variable
  /// @param scales  one a variable, > 0
  /// @return the states without their inputs
  /// @throws InputException if a value would not be finite, with its row and column
  public Trajectory inUnits(double[] offsets, double[] scales) {
    if (offsets.length != dimension || scales.length != dimension) {
      throw new InputException(
          "units must be those of %d variables but are of %d and %d"
              .formatted(dimension, offsets.length, scales.length));
    }
    boolean converted = units.isPresent();
    var read =
        new Trajectory(
            converted ? toArray() : states,
            converted ? 0 : offset,
            steps, dimension, timeStep, startTime, names, provenance, origin, Optional.empty(),
            driving,
            Optional.of(new Units(offsets.clone(), scales.clone())));
    read.requireFinite();
    return read;
  }

  private void requireFinite() {
    for (int step = 0; step < steps; step++) {
      for (int variable = 0; variable < dimension; variable++) {
        double value = get(step, variable);
        if (!Double.isFinite(value)) {
          throw new InputException(
              "every value must be finite but row %d, column %d (counted from 0) holds %s"
                  .formatted(step, variable, value));
        }
      }
    }
  }

  /// All states of several trajectories as one, where they stand one after the other in one array, as those of one file do;
  /// nothing is copied then.
  ///
  /// @param all at least one
  /// @return with names, origin and start of the first; empty where they do not stand so, or have inputs or other units
  public static Optional<Trajectory> together(List<Trajectory> all) {
    Trajectory first = all.getFirst();
    int end = first.offset;
    for (Trajectory one : all) {
      if (one.states != first.states || one.offset != end || one.dimension != first.dimension
          || one.units.isPresent() || one.inputs.isPresent()) {
        return Optional.empty();
      }
      end += one.steps * one.dimension;
    }
    return Optional.of(
        new Trajectory(
            first.states, first.offset, (end - first.offset) / first.dimension, first.dimension,
            first.timeStep, first.startTime, first.names, first.provenance, first.origin,
            Optional.empty(), first.driving, Optional.empty()));
  }

  /// @return how many of the last variables are inputs that were put beside the states, most often none
  public int driving() {
    return driving;
  }

  /// @param last how many of the last variables are inputs, in [0, dimension)
  /// @return the same variables, these of them noted as inputs
  public Trajectory withDriving(int last) {
    if (last < 0 || last >= dimension) {
      throw new InputException(
          "driving must be in [0, %d) but was %d".formatted(dimension, last));
    }
    return new Trajectory(
        states, offset, steps, dimension, timeStep, startTime, names, provenance, origin, inputs,
        last, units);
  }

  public int steps() {
    return steps;
  }

  public int dimension() {
    return dimension;
  }

  public double timeStep() {
    return timeStep;
  }

  public double startTime() {
    return startTime;
  }

  /// @return t₀ + step · Δt; any step, also past the end
  public double time(int step) {
    return startTime + step * timeStep;
  }

  public List<String> names() {
    return names;
  }

  public Provenance provenance() {
    return provenance;
  }

  /// @return where the first state stands in its source; a slice knows its own
  public Origin origin() {
    return origin;
  }

  public double get(int step, int variable) {
    double value = states[offset + step * dimension + variable];
    return units.isEmpty() ? value : units.get().convert(value, variable);
  }

  /// @return a copy of one state
  public double[] state(int step) {
    double[] state = new double[dimension];
    copyState(step, state, 0);
    return state;
  }

  /// @return a copy of all states, row-major
  public double[] toArray() {
    double[] copy = Arrays.copyOfRange(states, offset, offset + steps * dimension);
    units.ifPresent(read -> read.convert(copy, 0, copy.length));
    return copy;
  }

  /// Copies one state without allocating.
  ///
  /// @param target modified from `position` on
  public void copyState(int step, double[] target, int position) {
    System.arraycopy(states, offset + step * dimension, target, position, dimension);
    if (units.isPresent()) {
      units.get().convert(target, position, dimension);
    }
  }

  /// Copies successive states into the columns of a block, one variable a row.
  ///
  /// @param from   first step
  /// @param count  number of steps
  /// @param target dimension × at least `count`; its first `count` columns are modified
  public void copyTo(int from, int count, DenseMatrix target) {
    for (int variable = 0; variable < dimension; variable++) {
      int source = offset + from * dimension + variable;
      for (int column = 0; column < count; column++) {
        double value = states[source + column * dimension];
        target.set(
            variable, column,
            units.isEmpty() ? value : units.get().convert(value, variable));
      }
    }
  }

  /// @return whether no value is NaN or infinite
  public static boolean isFinite(double[] values) {
    double even = 0;
    double odd = 0;
    int last = values.length - 1;
    for (int i = 0; i < last; i += 2) {
      even += values[i] * 0;
      odd += values[i + 1] * 0;
    }
    if (values.length % 2 == 1) {
      even += values[last] * 0;
    }
    return even + odd == 0;
  }
}
