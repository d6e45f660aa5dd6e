package chaoscast.core.settings;

import chaoscast.core.Requirements;
import chaoscast.core.Trajectory;
import chaoscast.core.ring.Neighbourhood;
import chaoscast.core.ring.Neighbourhood.Structure;
import chaoscast.core.smoothing.CorrelationTime;
import java.util.Comparator;
import java.util.List;

/// What a provider knows of the data that it offers settings for: sizes, a time scale and whether variables stand on a
/// ring, no state.
///
/// @param states      number of state variables, ≥ 1
/// @param inputs      number of input variables, ≥ 0
/// @param steps       number of states to train on, ≥ 1
/// @param past        states that can be observed before every forecast, ≥ 1
/// @param correlation steps until the fastest variable has forgotten half of itself, ≥ 1
/// @param structure   what neighbouring variables are to each other
public record DataShape(
    int states, int inputs, long steps, int past, int correlation, Structure structure) {

  /// Of variables whose order means nothing.
  public DataShape(int states, int inputs, long steps, int past, int correlation) {
    this(states, inputs, steps, past, correlation, Structure.NONE);
  }

  public DataShape {
    Requirements.requireAtLeast("states", 1, states);
    Requirements.requireAtLeast("inputs", 0, inputs);
    Requirements.requireAtLeast("past", 1, past);
    Requirements.requireAtLeast("correlation", 1, correlation);
  }

  /// @param training at least one trajectory
  /// @param past     states that can be observed before every forecast, ≥ 1
  public static DataShape of(List<Trajectory> training, int past) {
    Trajectory longest =
        training.stream().max(Comparator.comparingInt(Trajectory::steps)).orElseThrow();
    return new DataShape(
        longest.dimension(),
        longest.inputNames().size(),
        training.stream().mapToLong(Trajectory::steps).sum(),
        past,
        CorrelationTime.steps(longest),
        Neighbourhood.of(longest));
  }

  /// @return the same of variables that are that to each other
  public DataShape withStructure(Structure other) {
    return new DataShape(states, inputs, steps, past, correlation, other);
  }

  /// @return whether each variable follows from those beside it, on a ring
  public boolean isRing() {
    return structure != Structure.NONE;
  }

  /// @return variables that a feature map sees at each step: states and inputs
  public int variables() {
    return states + inputs;
  }
}
