package chaoscast.evaluation.cli.study;

import chaoscast.core.InputException;
import chaoscast.evaluation.study.TrialFinder;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Reads a study's command line again in another process, makes its truth, and keeps its trials to be asked for by
/// their factors and seed. Nothing is run, printed or written then.
public final class StudyWorker {
  private static final ScopedValue<AtomicReference<TrialFinder>> PLAN = ScopedValue.newInstance();

  private StudyWorker() {}

  /// @param command runs the study's command line; returns what it said if it was refused
  /// @return the study's trials
  /// @throws InputException if it was
  public static TrialFinder plan(Supplier<String> command) {
    var plan = new AtomicReference<TrialFinder>();
    String said = ScopedValue.where(PLAN, plan).call(command::get);
    TrialFinder found = plan.get();
    if (found == null) {
      throw new InputException("the study could not be planned by a worker: " + said.strip());
    }
    return found;
  }

  /// @return whether a study is only to be planned
  static boolean isPlanning() {
    return PLAN.isBound();
  }

  /// Takes what was planned.
  static void planned(TrialFinder trials) {
    PLAN.get().set(trials);
  }
}
