package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.training.ShardSum;
import chaoscast.core.training.ShardedTraining;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Runs trials on threads of this process.
///
/// @param width number of trials that run at once, ≥ 1
public record LocalEngine(int width) implements TrialEngine {
  /// What it is called on the command line.
  public static final String NAME = "local";

  public LocalEngine {
    Requirements.requireAtLeast("threads", 1, width);
  }

  /// A trial that cannot be, such as a singular regression, is a result; any other failure ends the study.
  @Override
  public TrialResult run(Trial trial) {
    try {
      return trial.work().get();
    } catch (InputException e) {
      return TrialResult.failed(e.getMessage());
    }
  }

  @Override
  public ShardSum sum(String name, ShardedTraining training, Progress progress) {
    var taken = new AtomicInteger();
    return training.sum(
        width, _ -> progress.at("shards", taken.incrementAndGet(), training.count()));
  }

  @Override
  public List<byte[]> pieces(
      String name, int count, IntFunction<byte[]> piece, Progress progress) {
    var made = new AtomicInteger();
    return Parallel.map(
        count,
        width,
        number -> {
          byte[] bytes = piece.apply(number);
          progress.at(name, made.incrementAndGet(), count);
          return bytes;
        });
  }

  @Override
  public void close() {
    // Threads are those of the study.
  }
}
