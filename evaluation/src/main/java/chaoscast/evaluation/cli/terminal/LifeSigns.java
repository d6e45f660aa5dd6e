package chaoscast.evaluation.cli.terminal;

import chaoscast.core.Activity;
import chaoscast.core.InputException;
import chaoscast.core.text.DecimalNumbers;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.PlainText;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Says, within every ten seconds, what a command is doing, and after two seconds whom it waits for.
///
/// `CHAOSCAST_LIFE_SIGNS` in the environment is the time between two lines in seconds, [#LEAST_SECONDS] to
/// [#MOST_SECONDS].
public final class LifeSigns implements AutoCloseable {
  private static final String VARIABLE = "CHAOSCAST_LIFE_SIGNS";
  private static final double LEAST_SECONDS = 0.1;
  private static final double MOST_SECONDS = 10;
  /// Below ten by what a busy machine may be late.
  private static final double DEFAULT_SECONDS = 8;
  private static final double NANOS = 1e9;
  private static final long LOOK_MILLIS = 50;
  private static final long PATIENCE = 2_000_000_000L;

  private final PrintWriter err;
  private final BooleanSupplier visible;
  private final long start;
  private final long period;
  private final Thread watch;

  /// @param err         gets the lines
  /// @param visible     whether a bar shows the same
  /// @param start       [System#nanoTime] at which the command began
  /// @param environment variables by name
  /// @throws InputException for a time that is out of range
  public LifeSigns(
      PrintWriter err, BooleanSupplier visible, long start, Map<String, String> environment) {
    this.err = err;
    this.visible = visible;
    this.start = start;
    period = (long) (NANOS * seconds(environment));
    Activity.clear();
    watch = Thread.ofPlatform().daemon().name("life signs").start(this::watch);
  }

  private static double seconds(Map<String, String> environment) {
    String given = environment.get(VARIABLE);
    if (given == null) {
      return DEFAULT_SECONDS;
    }
    try {
      double seconds = DecimalNumbers.real(given);
      if (seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // Refused as any other.
    }
    throw new InputException(
        "%s must be a number of seconds from %s to %s but was '%s'"
            .formatted(
                VARIABLE, NumberText.plain(LEAST_SECONDS), NumberText.plain(MOST_SECONDS),
                PlainText.of(given)));
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
        } else if (now - said >= period) {
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
