package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import java.util.function.Supplier;

/// A value that several trials need and that the first to ask computes; or the reason why there is none.
///
/// @param <T> of the value
final class Once<T> implements Supplier<T> {
  private Supplier<T> work;
  private T value;
  private InputException failure;

  Once(Supplier<T> work) {
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
