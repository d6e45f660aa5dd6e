package chaoscast.evaluation.search;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.Division;
import chaoscast.evaluation.truth.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The training data, divided once more: surrogates train on the first three quarters and forecast from
/// starts in the last. No state after the training data is in it.
public final class Validation {
  private static final double HELD_OUT = 0.25;
  private static final int STARTS = 50;
  private static final int LEAST_HELD_OUT = 10;
  /// Training states without which nothing can be held out.
  static final int LEAST = (int) (LEAST_HELD_OUT / HELD_OUT);

  private Validation() {}

  /// Forecasts take two thirds of the held-out part at most; up to 50 starts are spread over the rest.
  ///
  /// @param truth whose test starts are to stay unseen
  /// @return a truth that ends where the training data end
  /// @throws InputException if too little would be held out
  public static Truth of(Truth truth) {
    return of(TrainingPart.of(truth));
  }

  /// @param part states that train
  /// @return a truth that ends where they end
  /// @throws InputException if too little would be held out
  public static Truth of(TrainingPart part) {
    NamedProtocol named = part.named();
    Protocol protocol = named.protocol();
    List<Trajectory> training = part.trajectories();
    int all = part.steps();
    int heldOut = (int) (HELD_OUT * all);
    if (heldOut < LEAST_HELD_OUT) {
      throw new InputException(
          "train-steps must be ≥ %d so that a quarter can be held out but was %d"
              .formatted(LEAST, all));
    }
    int maxSteps = Math.min(protocol.maxSteps(), 2 * heldOut / 3);
    int room = heldOut - maxSteps - 1;
    int spacing = Math.max(1, room / (STARTS - 1));
    Protocol inner =
        protocol
            .withMaxSteps(maxSteps)
            .withSpacing(spacing)
            .withStarts(Math.min(STARTS, 1 + room / spacing))
            .withTrainSteps(all - heldOut)
            .withName(protocol.name() + ", validation");
    if (training.size() > 1) {
      Division division = Division.endOfEach(training, 1 - HELD_OUT, maxSteps, STARTS);
      Protocol divided =
          inner
              .withSpacing(division.spacing())
              .withStarts(division.starts().size())
              .withTrainSteps(division.trainSteps());
      return new Truth(
          part.system(),
          named.with(divided),
          Division.joined(training),
          Map.of(),
          Optional.empty(),
          division);
    }
    Trajectory seen = training.getFirst();
    return new Truth(
        part.system(),
        named.with(inner),
        seen,
        Map.of(),
        Optional.empty());
  }
}
