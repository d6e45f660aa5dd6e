package chaoscast.evaluation.compare;

import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.evaluation.truth.Truth;

/// How a contestant learns the training states of a truth, in its protocol's units.
@FunctionalInterface
public interface Fitting {
  /// All states at once.
  Fitting WHOLE =
      (contestant, truth, progress) -> new ScaledTrainer(
          contestant.trainer(), truth.protocol().scaling())
          .train(truth.training(), progress);

  /// @return trained, in the system's own units
  /// @throws chaoscast.core.InputException if it cannot be trained
  Surrogate fit(Contestant contestant, Truth truth, Progress progress);
}
