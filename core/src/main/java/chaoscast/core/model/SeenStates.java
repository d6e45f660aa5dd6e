package chaoscast.core.model;

/// Steps of some data among which a surrogate saw states in training.
///
/// @param first of them
/// @param end   the last of them, excluded
public record SeenStates(int first, int end) {
  /// @return the steps from the first of both to the last
  SeenStates with(SeenStates other) {
    return new SeenStates(Math.min(first, other.first), Math.max(end, other.end));
  }
}
