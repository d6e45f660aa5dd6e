package chaoscast.core.extended;

import java.util.List;

/// A model that was trained in long arithmetic. Immutable.
public interface ExtendedModel {
  /// @return a new roll-out, for one thread
  ExtendedRollout rollout();

  /// @return log₁₀ of the largest residual of a step of the training data before every iteration, in units near a
  ///     standard deviation
  List<Double> residualDigits();
}
