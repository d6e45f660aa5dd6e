package chaoscast.core;

import chaoscast.core.driven.DrivenSurrogate;
import chaoscast.core.model.TrainedOn;
import java.util.List;

/// Turns trajectories into a surrogate. Immutable: training twice gives the same surrogate.
@FunctionalInterface
public interface SurrogateTrainer {
  /// Trains, and notes in the surrogate's header what it was trained on. Where the trajectories have inputs the
  /// surrogate has them too ([DrivenSurrogate]).
  ///
  /// @param trajectories one training set; all of one dimension and time step. No pair of states
  ///                     straddles two trajectories, and memory starts anew in each
  /// @param progress     receives the number of steps trained on so far
  /// @throws InputException if the trajectories differ in shape or are too short
  default Surrogate train(List<Trajectory> trajectories, Progress progress) {
    if (isOnRing() && trajectories.stream().anyMatch(one -> one.inputs().isPresent())) {
      throw new InputException(
          "variables on a ring must be driven by nothing but the data have the inputs "
              + String.join(", ", trajectories.getFirst().inputNames()),
          "leave out --inputs, or the options that make a ring: blocks, stencil, library=spectral");
    }
    Surrogate fitted = DrivenSurrogate.train(trajectories, states -> fit(states, progress));
    return fitted.withHeader(fitted.header().withTrainedOn(TrainedOn.of(trajectories)));
  }

  /// What [#train] does but for the note; for trainers that use another on data that are not the user's own.
  ///
  /// @param trajectories one training set; all of one dimension and time step. No pair of states
  ///                     straddles two trajectories, and memory starts anew in each
  /// @param progress     receives the number of steps trained on so far
  /// @throws InputException if the trajectories differ in shape or are too short
  Surrogate fit(List<Trajectory> trajectories, Progress progress);

  /// @return whether it must be given the system's own units because it minds the units of its terms
  ///     itself, and another origin would give its equations terms that they do not have
  default boolean keepsUnits() {
    return false;
  }

  /// @return whether it takes the variables for sites of a ring that see their neighbours, so that there is no
  ///     place for inputs among them
  default boolean isOnRing() {
    return false;
  }
}
