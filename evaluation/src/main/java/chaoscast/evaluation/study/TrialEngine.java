package chaoscast.evaluation.study;

import chaoscast.core.Progress;
import chaoscast.core.training.ShardSum;
import chaoscast.core.training.ShardedTraining;
import java.util.List;
import java.util.function.IntFunction;

/// Who runs the trials of a study, takes in the shards of a training and trains the members of ensembles. Results do not depend on it: a trial is a
/// pure function of what describes it, and so is what a shard gives.
///
/// Its [#run] is called from as many threads at once as it is wide.
public interface TrialEngine extends AutoCloseable {
  /// @return the greatest number of trials that are handed to it at once, ≥ 1
  int width();

  /// Runs one trial and waits for its result.
  ///
  /// @return its result; a trial that cannot be, such as a singular regression, is a failed one
  TrialResult run(Trial trial);

  /// Takes in all shards of a training, along their tree.
  ///
  /// @param name     of the training in its command line; others plan it again from that
  /// @param training in this process
  /// @param progress of shards that are in
  /// @return what they give together, the same to the last bit on every engine
  ShardSum sum(String name, ShardedTraining training, Progress progress);

  /// Makes independent pieces of work.
  ///
  /// @param name     of all of them in their command line; others plan them again from that
  /// @param count    number of pieces, ≥ 1
  /// @param piece    makes the piece of a number, from 0 on, in this process
  /// @param progress of pieces that are there
  /// @return all pieces in the order of their numbers, the same on every engine
  /// @throws chaoscast.core.InputException that of the first piece which cannot be made
  List<byte[]> pieces(String name, int count, IntFunction<byte[]> piece, Progress progress);

  /// @return processor, BLAS and JVM of each kind of other processes that results come from; final once all work is
  ///     done
  default List<String> machines() {
    return List.of();
  }

  /// @return what its user should know of the machines that results come from, one sentence each; final once all
  ///     trials have run
  default List<String> remarks() {
    return List.of();
  }

  /// @return what it cost other processes, one sentence each; final once all work is done
  default List<String> costs() {
    return List.of();
  }

  /// Ends what still runs.
  @Override
  void close();
}
