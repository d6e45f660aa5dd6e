package chaoscast.core.files.understanding;

import chaoscast.core.Trajectory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// One trajectory from a file, with what was recorded beside it.
///
/// @param stretch   where it stands
/// @param states    the states
/// @param inputs    as many rows as the states or more, the inputs in the order asked for, if there are any
/// @param constants values of columns that do not change within it, by name
/// @param stamp     when the first state is as the file's clock has it, in seconds since 1970 for dates; empty
///                  without a clock
public record Recording(
    Stretch stretch,
    Trajectory states,
    Optional<Trajectory> inputs,
    Map<String, Double> constants,
    OptionalDouble stamp) {

  public Recording {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /// @return the states, with the inputs if there are any
  public Trajectory driven() {
    return inputs.map(states::withInputs).orElse(states);
  }

  /// @param driving a row a state and perhaps more; its names are the inputs'
  /// @return the same states with these inputs in place of its own
  public Recording withInputs(Trajectory driving) {
    return new Recording(stretch, states, Optional.of(driving), constants, stamp);
  }
}
