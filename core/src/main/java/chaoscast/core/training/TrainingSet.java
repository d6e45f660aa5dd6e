package chaoscast.core.training;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import java.util.List;

/// Trajectories that belong together: at least one, all of one dimension and one time step.
///
/// @param trajectories in the order they are trained on
public record TrainingSet(List<Trajectory> trajectories) {

  public TrainingSet {
    trajectories = List.copyOf(trajectories);
    if (trajectories.isEmpty()) {
      throw new InputException("a training set must have ≥ 1 trajectory but has 0");
    }
    Trajectory first = trajectories.getFirst();
    for (Trajectory trajectory : trajectories) {
      if (trajectory.dimension() != first.dimension()) {
        throw new InputException(
            "all training trajectories must have dimension %d but one has %d"
                .formatted(first.dimension(), trajectory.dimension()));
      }
      if (trajectory.timeStep() != first.timeStep()) {
        throw new InputException(
            "all training trajectories must have time step %s but one has %s"
                .formatted(first.timeStep(), trajectory.timeStep()));
      }
    }
  }

  public int dimension() {
    return trajectories.getFirst().dimension();
  }

  /// @return how many of the last variables are inputs that were put beside the states
  public int driving() {
    return trajectories.getFirst().driving();
  }

  public double timeStep() {
    return trajectories.getFirst().timeStep();
  }

  /// @param washout steps at the start of each trajectory that give no pair
  /// @return the number of pairs (state, next state), none of them across a boundary
  public long pairs(int washout) {
    return trajectories.stream()
        .mapToLong(trajectory -> Math.max(0, trajectory.steps() - 1 - washout))
        .sum();
  }

  /// @param washout steps at the start of each trajectory that give no pair
  /// @return the number of pairs (state, next state), none of them across a boundary
  /// @throws InputException if there is none
  public long requirePairs(int washout) {
    long pairs = pairs(washout);
    if (pairs == 0) {
      int longest = trajectories.stream().mapToInt(Trajectory::steps).max().orElseThrow();
      throw new InputException(
          "training needs a trajectory of ≥ %d steps (washout %d + 2) but the longest has %d"
              .formatted(washout + 2L, washout, longest),
          washout == 0 ? "give more training states"
              : "give more training states or a shorter washout");
    }
    return pairs;
  }
}
