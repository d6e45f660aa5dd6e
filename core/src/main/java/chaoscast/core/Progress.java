package chaoscast.core;

/// Listens to how far long work has come; called often, possibly from several threads.
@FunctionalInterface
public interface Progress {
  /// Listens to nothing.
  Progress NONE = (stage, done, total) -> {};

  /// @param stage what is being done, such as `train`
  /// @param done  units finished so far
  /// @param total units in all
  void at(String stage, long done, long total);
}
