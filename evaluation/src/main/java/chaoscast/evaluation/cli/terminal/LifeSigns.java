package chaoscast.evaluation.cli.terminal;

import chaoscast.core.Activity;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Says every ten seconds what a command is doing, and after two seconds whom it waits for.
public final class LifeSigns implements AutoCloseable {
  private static final long LOOK_MILLIS = 250;
  private static final long PERIOD = 10_000_000_000L;
  private static final long PATIENCE = 2_000_000_000L;

  private final PrintWriter err;
  private final BooleanSupplier visible;
  private final Thread watch;
  private final long start = System.nanoTime();

  /// @param err     gets the lines
  /// @param visible whether a bar shows the same
  public LifeSigns(PrintWriter err, BooleanSupplier visible) {
    this.err = err;
    this.visible = visible;
    Activity.clear();
    watch = Thread.ofPlatform().daemon().name("life signs").start(this::watch);
  }

  private void watch() {
    long said = start;
    Activity awaited = null;
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        long now = System.nanoTime();
        Optional<Activity> current = Activity.current();
        Activity waiting = current.filter(Activity::waiting).orElse(null);
        if (waiting != null && !waiting.equals(awaited) && now - waiting.since() >= PATIENCE) {
          awaited = waiting;
          say(waiting.words());
          said = now;
        } else if (now - said >= PERIOD) {
          said = now;
          if (!visible.getAsBoolean()) {
            say("%s, %d s".formatted(
                current.map(Activity::words).orElse("working"), (now - start) / 1_000_000_000));
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the command has ended
    }
  }

  private void say(String words) {
    err.println(words);
    err.flush();
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
