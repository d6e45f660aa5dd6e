package chaoscast.evaluation.cli.study;

import chaoscast.core.InputException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Reads a command line again in another process, makes what its work needs, such as a study's truth, and keeps the
/// work to be asked for piece by piece. Nothing is run, printed or written then.
public final class StudyWorker {
  private static final ScopedValue<AtomicReference<Object>> PLAN = ScopedValue.newInstance();

  private StudyWorker() {}

  /// @param kind    of work that the command has
  /// @param command runs the command line; returns what it said if it was refused
  /// @return its work, such as a study's trials
  /// @throws InputException if it was
  public static <T> T plan(Class<T> kind, Supplier<String> command) {
    var plan = new AtomicReference<Object>();
    String said = ScopedValue.where(PLAN, plan).call(command::get);
    return Optional.ofNullable(plan.get())
        .map(kind::cast)
        .orElseThrow(
            () -> new InputException("the work could not be planned by a worker: " + said.strip()));
  }

  /// @return whether work is only to be planned
  public static boolean isPlanning() {
    return PLAN.isBound();
  }

  /// Takes what was planned.
  public static void planned(Object work) {
    PLAN.get().set(work);
  }
}
