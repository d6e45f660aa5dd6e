package chaoscast.core;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/// What this process is doing, for those who watch it: one stage at a time, the last that was said. Decides no
/// result. The command line prints it every ten seconds where nothing else is to be seen.
///
///     Activity.at("train", 40, 100);
///     byte[] bytes = Activity.awaiting("data from /tmp/pipe", () -> in.readNBytes(8));
///
/// @param words   such as `train: 40%`
/// @param since   [System#nanoTime] at which it began
/// @param waiting whether it is another who must act
public record Activity(String words, long since, boolean waiting) {
  private static final AtomicReference<Activity> CURRENT = new AtomicReference<>();

  /// @param stage what is being done
  /// @param done  units finished so far
  /// @param total units in all
  public static void at(String stage, long done, long total) {
    String words =
        total <= 0 ? stage : "%s: %.0f%%".formatted(stage, 100.0 * done / total);
    CURRENT.set(new Activity(words, System.nanoTime(), false));
  }

  /// @param what is waited for
  /// @param work that waits
  /// @return what the work returns
  public static <T> T awaiting(String what, Callable<T> work) throws Exception {
    Activity before = CURRENT.get();
    CURRENT.set(new Activity("waiting for " + what, System.nanoTime(), true));
    try {
      return work.call();
    } finally {
      CURRENT.set(before);
    }
  }

  /// @return what was said last, if anything was since [#clear]
  public static Optional<Activity> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /// Forgets what was said, as a command begins.
  public static void clear() {
    CURRENT.set(null);
  }
}
