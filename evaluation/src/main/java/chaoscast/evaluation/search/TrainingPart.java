package chaoscast.evaluation.search;

import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.ProtocolOverrides;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.evaluation.truth.SystemDescription;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The states that train, and how forecasts will be judged: all that settings may be chosen by.
///
/// @param trajectories that train, at least one
/// @param past         states that can be observed before every forecast, ≥ 1
/// @param system       where they come from
/// @param named        how forecasts will be judged
public record TrainingPart(
    List<Trajectory> trajectories, int past, SystemDescription system, NamedProtocol named) {

  public TrainingPart {
    trajectories = List.copyOf(trajectories);
  }

  /// @param truth whose other states stay unseen
  public static TrainingPart of(Truth truth) {
    return new TrainingPart(
        truth.training(),
        Math.max(1, truth.division().leastPast()),
        truth.system(),
        truth.named());
  }

  /// All states of data of which nothing is known, to be judged as `compare` does.
  ///
  /// @param trajectories that train, of one kind
  /// @param scaling      units that surrogates are trained in
  public static TrainingPart of(List<Trajectory> trajectories, ScalingKind scaling) {
    Trajectory first = trajectories.getFirst();
    int steps = trajectories.stream().mapToInt(Trajectory::steps).reduce(0, Math::addExact);
    NamedProtocol named =
        Protocols.forData("data", steps, first.timeStep(), ProtocolOverrides.NONE)
            .withScaling(scaling)
            .withTrainSteps(steps);
    var system =
        new SystemDescription(
            "data",
            Map.of(),
            first.dimension(),
            first.dimension(),
            first.timeStep(),
            OptionalDouble.empty());
    return new TrainingPart(trajectories, steps, system, named);
  }

  /// @param steps of each forecast, ≥ 1
  /// @return the same, judged over as many
  public TrainingPart withMaxSteps(int steps) {
    return new TrainingPart(
        trajectories, past, system, named.with(named.protocol().withMaxSteps(steps)));
  }

  /// @return number of states
  public int steps() {
    return trajectories.stream().mapToInt(Trajectory::steps).reduce(0, Math::addExact);
  }

  /// @param most greatest number of states
  /// @return the last ones
  TrainingPart last(int most) {
    return new TrainingPart(last(trajectories, most), past, system, named);
  }

  private static List<Trajectory> last(List<Trajectory> all, int most) {
    var taken = new ArrayList<Trajectory>();
    int left = most;
    for (Trajectory one : all.reversed()) {
      int steps = Math.min(one.steps(), left);
      if (steps > 0) {
        taken.add(one.slice(one.steps() - steps, one.steps()));
        left -= steps;
      }
    }
    return taken.reversed();
  }
}
