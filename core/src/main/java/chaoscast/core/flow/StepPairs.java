package chaoscast.core.flow;

import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import java.util.List;

/// Pairs of successive states, evenly spread over trajectories; none straddles two of them.
///
///     (x_i, x_{i+1}),   i = 0, stride, 2 stride …
///
/// @param trajectories of one dimension and time step
/// @param stride       ≥ 1
public record StepPairs(List<Trajectory> trajectories, int stride) implements StatePairs {
  /// Where a pair stands.
  ///
  /// @param trajectory that it is in
  /// @param step       of its first state there
  public record Place(Trajectory trajectory, int step) {}

  public StepPairs {
    trajectories = List.copyOf(trajectories);
    Requirements.requireAtLeast("stride", 1, stride);
  }

  /// @param most pairs, ≥ 1
  /// @return at most that many, as evenly spread as a stride can
  public static StepPairs upTo(int most, List<Trajectory> trajectories) {
    long all = new StepPairs(trajectories, 1).count();
    return new StepPairs(trajectories, (int) Math.max(1, Math.ceilDiv(all, most)));
  }

  @Override
  public int count() {
    int count = 0;
    for (Trajectory trajectory : trajectories) {
      count += count(trajectory);
    }
    return count;
  }

  @Override
  public int dimension() {
    return trajectories.getFirst().dimension();
  }

  @Override
  public void copyTo(int number, double[] state, double[] next) {
    Place place = place(number);
    place.trajectory().copyState(place.step(), state, 0);
    place.trajectory().copyState(place.step() + 1, next, 0);
  }

  /// @param number of the pair, 0 … count − 1
  public Place place(int number) {
    int rest = number;
    for (Trajectory trajectory : trajectories) {
      int count = count(trajectory);
      if (rest < count) {
        return new Place(trajectory, rest * stride);
      }
      rest -= count;
    }
    throw new IllegalArgumentException("there is no pair " + number);
  }

  private int count(Trajectory trajectory) {
    return Math.max(0, Math.ceilDiv(trajectory.steps() - 1, stride));
  }
}
