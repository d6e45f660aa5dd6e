package chaoscast.core.parallel;

import chaoscast.core.InputException;
import java.util.function.Supplier;

/// A value that several threads need and that the first to ask computes; or the reason why there is none.
///
///     Supplier<Surrogate> trained = new Once<>(() -> trainer.train(data, Progress.NONE));
///
/// An [InputException] is remembered and thrown again; after any other failure the next one to ask tries
/// again.
///
/// @param <T> of the value
public final class Once<T> implements Supplier<T> {
  private Supplier<T> work;
  private T value;
  private InputException failure;

  /// @param work a pure function: asked for its value once, when it is first needed
  public Once(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public synchronized T get() {
    if (work != null) {
      try {
        value = work.get();
      } catch (InputException e) {
        failure = e;
      }
      work = null;
    }
    if (failure != null) {
      throw failure;
    }
    return value;
  }
}
