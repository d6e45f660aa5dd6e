package chaoscast.esn.reward;

/// What came of one seed.
///
/// @param deviation     mean over the test of √M, M the error's running mean: the distance from the target.
///                      Infinite if the weights grew without bound
/// @param training      √M at the end of training
/// @param gateOpen      share of training steps at which the gate was open, 0 without one
/// @param trace         how it went
public record LearningResult(
    double deviation, double training, double gateOpen, LearningTrace trace) {
  /// Less counts as learnt, by the replication.
  public static final double SATISFACTORY = 0.5;

  public boolean isSatisfactory() {
    return deviation < SATISFACTORY;
  }
}
