package chaoscast.core.files.understanding;

import chaoscast.core.Trajectory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One trajectory from a file, with what was recorded beside it.
///
/// @param stretch   where it stands
/// @param states    the states
/// @param inputs    as many rows as the states, the inputs in the order asked for, if there are any
/// @param constants values of columns that do not change within it, by name
public record Recording(
    Stretch stretch,
    Trajectory states,
    Optional<Trajectory> inputs,
    Map<String, Double> constants) {

  public Recording {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }
}
