package chaoscast.cluster;

import chaoscast.core.InputException;
import chaoscast.core.parallel.Once;
import chaoscast.core.training.ShardedTraining;
import chaoscast.evaluation.cli.Main;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.study.PieceFinder;
import chaoscast.evaluation.study.ShardFinder;
import chaoscast.evaluation.study.TrialFinder;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// A command line as it travels to an executor, where it is planned once, and its truth made, by the first who asks;
/// the others wait for it.
///
/// @param words without the program's name
/// @param files that it names and that travel with it
record RemoteCommand(List<String> words, ShippedFiles files) implements Serializable {
  private static final Map<RemoteCommand, Once<TrialFinder>> TRIALS = new ConcurrentHashMap<>();
  private static final Map<RemoteCommand, Once<ShardFinder>> SHARDS = new ConcurrentHashMap<>();

  private static final Map<RemoteCommand, Once<PieceFinder>> PIECES = new ConcurrentHashMap<>();

  /// How a failure begins that is of the command line here, not of a piece of its work.
  static final String REFUSED = "the work could not be planned by a worker";

  TrialFinder trials() {
    return TRIALS
        .computeIfAbsent(
            this, _ -> new Once<TrialFinder>(() -> Main.trials(files.here(words))))
        .get();
  }

  /// @param training one of its trainings, by name
  ShardedTraining shards(String training) {
    return SHARDS
        .computeIfAbsent(this, _ -> new Once<ShardFinder>(() -> Main.shards(files.here(words))))
        .get()
        .find(training);
  }

  /// @param name of pieces of its work
  IntFunction<byte[]> pieces(String name) {
    return PIECES
        .computeIfAbsent(this, _ -> new Once<PieceFinder>(() -> Main.pieces(files.here(words))))
        .get()
        .find(name);
  }

  /// Does work in an executor. What it throws makes Spark try the work elsewhere, and has a message that names this
  /// process.
  static <T> T named(Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) { // thrown on, it would end the process with all that runs in it
      throw new IllegalStateException(
          "out of memory (%s) in an executor of %d MB"
              .formatted(e.getMessage(), Runtime.getRuntime().maxMemory() >> 20),
          e);
    } catch (InputException e) { // of the command, not of this piece of its work
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// @return what may decide last bits in this process
  static String machine() {
    Manifest here = Manifest.now(List.of(), 0, 1);
    return "%s, %s, %s".formatted(here.cpu(), here.blas(), here.jvm());
  }
}
