package chaoscast.core.command;

/// What is said of finished work if a signal, such as that of Ctrl-C, ends the process before the rest is done.
///
///     try (var _ = new Interruption(() -> terminal.print(table(finished)))) {
///       work(finished::add);
///     }
///
/// A command ends within a second of the signal: what takes longer to say is not said. What the other threads do
/// meanwhile goes on until the process ends.
public final class Interruption implements AutoCloseable {
  private static final long LONGEST_MILLIS = 600;

  private final Thread hook;

  /// @param saying prints what is finished
  public Interruption(Runnable saying) {
    hook = new Thread(() -> say(saying), "interrupted");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // A signal has come before there was anything to say.
    }
  }

  private static void say(Runnable saying) {
    Thread speaker = Thread.ofPlatform().daemon().start(saying);
    try {
      speaker.join(LONGEST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The work is done, and nothing is to be said of it. Does not return if the signal was first, so that
  /// nothing is said twice.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      while (true) {
        try {
          Thread.currentThread().join(); // for as long as the process has
        } catch (InterruptedException e) {
          // It ends all the same.
        }
      }
    }
  }
}
