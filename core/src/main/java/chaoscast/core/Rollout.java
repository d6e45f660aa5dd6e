package chaoscast.core;

import java.util.Optional;

/// A surrogate at work: `lanes` independent runs that advance together, one time step a call.
///
/// Feed each lane [Surrogate#warmUp] or more true states by `observe`, then call `forecast` as
/// often as wanted. A forecast is fed back as the next input unless a true state is observed in
/// between; alternating the two is teacher forcing. What a lane predicts does not depend on the
/// other lanes, to the last bit. A lane that leaves the finite numbers stays there; [Forecast] and
/// the scores turn that into a typed outcome. Not safe for use by several threads at once.
public interface Rollout {
  /// @return the number of independent runs
  int lanes();

  /// Sets the inputs of every lane: those at the time of the state that is observed next, or of the one that
  /// the next forecast starts from. They hold until they are set anew.
  ///
  /// @param inputs lanes × inputs, row-major; not modified
  /// @throws InputException if the length is not lanes × inputs, or a value is not finite
  default void input(double[] inputs) {
    if (inputs.length > 0) {
      throw new InputException(
          "the surrogate must have inputs to be given some but has none; %d were given"
              .formatted(inputs.length / lanes()));
    }
  }

  /// Sets what is known of the inputs about the time of [#input], which is set first: samples before and behind it, as many as
  /// [Surrogate#inputWindow] says. What integrates between samples lets the inputs move along them; if they are not
  /// set anew for a step, the inputs hold in it.
  ///
  /// @param window lanes × inputs × samples, row-major, NaN where a sample is not known; not modified
  default void inputAround(double[] window) {}

  /// Takes in the true state of every lane.
  ///
  /// @param states lanes × dimension, row-major; not modified
  /// @throws InputException if the length is not lanes × dimension, or a value is not finite
  void observe(double[] states);

  /// Predicts the next state of every lane.
  ///
  /// @param states lanes × dimension, row-major; modified: holds the prediction
  /// @throws IllegalStateException if nothing has been observed
  void forecast(double[] states);

  /// @return the state and memory of every lane, live; empty if they cannot be read and set, which
  ///     the contract test of surrogates does not accept
  default Optional<LaneMemory> memory() {
    return Optional.empty();
  }
}
