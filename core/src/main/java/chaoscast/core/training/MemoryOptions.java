package chaoscast.core.training;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;

/// How a surrogate with memory is driven in training and before a forecast.
///
/// @param inputNoise standard deviation of the Gaussian noise added to the inputs in training, ≥ 0
/// @param washout    first steps of every training trajectory that only set the memory, ≥ 0
/// @param warmUp     true states that a rollout observes before its first forecast, ≥ 1
public record MemoryOptions(
    @Meaning("standard deviation of Gaussian noise on the training inputs, ≥ 0") double inputNoise,
    @Meaning("first training steps that only set the memory, ≥ 0") int washout,
    @Meaning("observed steps before a forecast, ≥ 1") int warmUp) {

  /// For a map of the present state alone.
  public static final MemoryOptions NONE = new MemoryOptions(0, 0, 1);

  public MemoryOptions {
    Requirements.requireNonNegative("inputNoise", inputNoise);
    Requirements.requireAtLeast("washout", 0, washout);
    Requirements.requireAtLeast("warmUp", 1, warmUp);
  }

  public MemoryOptions withInputNoise(double newInputNoise) {
    return new MemoryOptions(newInputNoise, washout, warmUp);
  }

  public MemoryOptions withWashout(int newWashout) {
    return new MemoryOptions(inputNoise, newWashout, warmUp);
  }

  public MemoryOptions withWarmUp(int newWarmUp) {
    return new MemoryOptions(inputNoise, washout, newWarmUp);
  }
}
