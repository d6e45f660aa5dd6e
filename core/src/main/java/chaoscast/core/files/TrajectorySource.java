package chaoscast.core.files;

import chaoscast.core.Provenance;
import chaoscast.core.Trajectory;
import java.util.List;

/// A trajectory that is made while it is written: no more of it than one state need ever exist.
public interface TrajectorySource {
  /// @return number of states, ≥ 1
  int steps();

  /// @return one name a variable
  List<String> names();

  /// @return Δt > 0
  double timeStep();

  /// @return t₀
  double startTime();

  Provenance provenance();

  /// Makes the next state, the first one at first; called [#steps] times.
  ///
  /// @param state modified: holds it, finite values all
  void next(double[] state);

  /// @param trajectory not modified
  /// @return its states, one after the other
  static TrajectorySource of(Trajectory trajectory) {
    return new StoredSource(trajectory);
  }
}
