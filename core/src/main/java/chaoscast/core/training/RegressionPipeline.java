package chaoscast.core.training;

import chaoscast.core.linalg.DenseMatrix;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Two chunks of training data in turn: one is being filled while the regression takes in the other.
///
/// The chunks arrive in order, so the result does not depend on timing.
final class RegressionPipeline implements AutoCloseable {
  /// About 4 MB of features a chunk: it stays in the second-level cache, and the Gram update is long
  /// enough to run at full speed.
  private static final int CHUNK_VALUES = 1 << 19;

  private final RidgeRegression regression;
  private final Chunk[] chunks = new Chunk[2];
  private final int chunk;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("regression").factory());
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private int turn;

  /// States, their features, and what the readout should make of them, one sample a column.
  record Chunk(DenseMatrix states, DenseMatrix features, DenseMatrix targets) {
    Chunk first(int columns) {
      return new Chunk(
          states.columnRange(0, columns),
          features.columnRange(0, columns),
          targets.columnRange(0, columns));
    }
  }

  RegressionPipeline(RidgeRegression regression, FeatureMap map, int targets) {
    this.regression = regression;
    this.chunk = Math.clamp(CHUNK_VALUES / map.featureCount() / 8 * 8L, 256, 2048);
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] =
          new Chunk(
              DenseMatrix.zeros(map.dimension(), chunk),
              DenseMatrix.zeros(map.featureCount(), chunk),
              DenseMatrix.zeros(targets, chunk));
    }
  }

  /// @return the greatest number of samples in a chunk
  int chunk() {
    return chunk;
  }

  /// @return a chunk that nobody reads, its contents undefined
  Chunk next(int columns) {
    return chunks[turn].first(columns);
  }

  /// Hands the chunk over to the regression, which has then finished with the one before.
  void submit(Chunk filled) {
    await();
    running =
        CompletableFuture.runAsync(
            () -> regression.add(filled.features(), filled.targets()), worker);
    turn = 1 - turn;
  }

  private void await() {
    try {
      running.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      await();
    } finally {
      worker.shutdown();
    }
  }
}
