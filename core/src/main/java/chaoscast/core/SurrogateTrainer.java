package chaoscast.core;

import chaoscast.core.driven.DrivenSurrogate;
import chaoscast.core.hybrid.Knowledge;
import chaoscast.core.model.TrainedOn;
import chaoscast.core.training.ShardFit;
import java.util.List;
import java.util.Optional;

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
    trajectories.stream()
        .map(Trajectory::inputNames)
        .filter(inputs -> !inputs.isEmpty())
        .forEach(this::requireDrivableBy);
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

  /// @return whether [#fitTargets] is for it
  default boolean learnsTargets() {
    return false;
  }

  /// Learns given targets in place of the next states, as corrections of a model are.
  ///
  ///     ŷ_t = F(v_t, v_{t−1}, …)
  ///
  /// A forecast of the surrogate is ŷ of the last state it observed; whoever uses it observes a state before each.
  ///
  /// @param seen     v, as for [#fit]
  /// @param targets  y, as many trajectories of the same shapes: row t belongs to state t; the last row is not used
  /// @param progress receives the number of steps trained on so far
  /// @throws InputException if it learns next states only, or as [#fit]
  default Surrogate fitTargets(
      List<Trajectory> seen, List<Trajectory> targets, Progress progress) {
    throw new InputException("this surrogate learns next states only");
  }

  /// Learns what a model's equations lack rather than what its steps leave, where it learns equations itself.
  ///
  ///     x' = K(x) + F(x)
  ///
  /// @param model        whose text the surrogate's header then has
  /// @param trajectories as for [#fit], in the model's units, without inputs
  /// @param progress     receives the number of steps trained on so far
  /// @return empty where it corrects steps only, or the model is none of derivatives
  /// @throws InputException as [#fit]
  default Optional<Surrogate> fitWithin(
      Knowledge model, List<Trajectory> trajectories, Progress progress) {
    return Optional.empty();
  }

  /// How it learns from shards of its data, which are never in memory together.
  ///
  /// @param first the first shard, as for [#fit]: it decides units and whatever features take from data
  /// @return empty if it must see all data at once
  default Optional<ShardFit> onShards(List<Trajectory> first) {
    return Optional.empty();
  }

  /// @return whether it must be given the system's own units because it minds the units of its terms
  ///     itself, and another origin would give its equations terms that they do not have
  default boolean keepsUnits() {
    return false;
  }

  /// @return whether it learns one law for all variables but inputs, as on a ring that looks the same all around, so
  ///     that they must have the same units
  default boolean isOneLaw() {
    return false;
  }

  /// Checks that inputs may stand among the variables that it trains on.
  ///
  /// @param inputs their names, at least one
  /// @throws InputException if they have no place there, with what would make one
  default void requireDrivableBy(List<String> inputs) {}
}
