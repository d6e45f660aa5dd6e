package chaoscast.core.model;

import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a surrogate was trained on, so that it is not scored on what it has seen.
///
/// @param names of the variables
/// @param rows  one entry a trajectory, in order; empty if unknown
/// @param sketch sample of the states of all
public record TrainedOn(List<String> names, List<TrainingRows> rows, StateSketch sketch) {
  /// Nothing is known, as of models of chaoscast 0.1.0.
  public static final TrainedOn UNKNOWN = new TrainedOn(List.of(), List.of(), StateSketch.EMPTY);

  private static final String GROUP = "trainedOn";

  public TrainedOn {
    names = List.copyOf(names);
    rows = List.copyOf(rows);
  }

  /// @param trajectories in the system's units; those without a state leave no trace
  public static TrainedOn of(List<Trajectory> trajectories) {
    List<Trajectory> some = trajectories.stream().filter(one -> one.steps() > 0).toList();
    return some.isEmpty()
        ? UNKNOWN
        : new TrainedOn(
            some.getFirst().names(),
            some.stream().map(TrainingRows::of).toList(),
            StateSketch.of(some));
  }

  /// @param trajectories what it was trained on since, in the system's units
  public TrainedOn plus(List<Trajectory> trajectories) {
    return plus(of(trajectories));
  }

  /// @param further what it was trained on besides
  public TrainedOn plus(TrainedOn further) {
    return new TrainedOn(
        names.isEmpty() ? further.names : names,
        Stream.concat(rows.stream(), further.rows.stream()).toList(),
        sketch.with(further.sketch));
  }

  /// @return whether it is known
  public boolean isKnown() {
    return !rows.isEmpty();
  }

  /// @return number of states over all trajectories
  public long count() {
    return rows.stream().mapToLong(TrainingRows::count).sum();
  }

  /// Whether states of some data were trained on: found at their rows by their digest, or anywhere, as in
  /// another file that shares them, by the sketch. States are the same if all their bits are.
  ///
  /// @param data in the system's units
  /// @param from first step that matters
  /// @param to   last step, excluded
  public Optional<SeenStates> seenIn(Trajectory data, int from, int to) {
    Optional<SeenStates> seen = sketch.foundIn(data, from, to);
    for (TrainingRows part : rows) {
      Optional<SeenStates> there = part.seenIn(data, from, to);
      seen = seen.isPresent() && there.isPresent() ? seen.map(there.get()::with)
          : seen.or(() -> there);
    }
    return seen;
  }

  /// Where data begin that were not trained on. States that are known by the sketch alone may go on for a while behind
  /// the last stretch that it holds: so many more are counted in that another follows with probability e⁻⁵.
  ///
  /// @param data in the system's units
  /// @return the step behind the last state that was trained on; 0 if none was
  public int endIn(Trajectory data) {
    int exact = 0;
    for (TrainingRows part : rows) {
      exact = Math.max(exact, part.seenIn(data, 0, data.steps()).map(SeenStates::end).orElse(0));
    }
    Optional<SeenStates> found = sketch.foundIn(data, exact, data.steps());
    if (found.isEmpty()) {
      return exact;
    }
    long margin = count() <= sketch.hashes().size() ? 0 : 5 * count() / sketch.hashes().size();
    return (int) Math.min(data.steps(), found.get().end() + margin);
  }

  void write(ModelFile file) {
    if (!isKnown()) {
      return;
    }
    ModelFile group = file.group(GROUP);
    group.put("names", names);
    group.put("trajectories", (long) rows.size());
    group.put("sketch", sketch.toInts());
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).write(group.group(Integer.toString(i)));
    }
  }

  static TrainedOn read(ModelFile file) {
    ModelFile group = file.group(GROUP);
    if (!group.has("trajectories")) {
      return UNKNOWN;
    }
    int count = group.count("trajectories", 1);
    var rows = new ArrayList<TrainingRows>();
    for (int i = 0; i < count; i++) {
      rows.add(TrainingRows.read(group.group(Integer.toString(i))));
    }
    return new TrainedOn(
        group.texts("names"), rows, StateSketch.ofInts(group.ints("sketch")));
  }
}
