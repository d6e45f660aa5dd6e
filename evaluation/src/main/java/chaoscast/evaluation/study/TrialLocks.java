package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/// Who works on which trial, among all processes that share a folder: locks of the operating system on single
/// bytes of `trials.lock`, which stays empty. A process that dies, however it dies, holds none any more.
final class TrialLocks implements Closeable {
  private static final String FILE = "trials.lock";
  private static final long LOG = Long.MAX_VALUE - 1;
  private static final long PAUSE_MILLIS = 20;

  private final FileChannel channel;

  private TrialLocks(FileChannel channel) {
    this.channel = channel;
  }

  static TrialLocks in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return new TrialLocks(
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new InputException("%s must be a file to write to but is not".formatted(file), e);
    }
  }

  /// A lock that is held until it is closed.
  interface Held extends Closeable {
    @Override
    void close();
  }

  /// @return the right to work on a trial; empty while another study has it
  Optional<Held> trial(Trial trial) {
    // Two trials whose names have one place wait for each other and lose nothing else.
    long place =
        UUID.nameUUIDFromBytes(trial.key().getBytes(StandardCharsets.UTF_8))
            .getMostSignificantBits() >>> 2;
    return held(place);
  }

  /// @return the right to add to the log; waited for, as others hold it for moments only
  Held log() {
    while (true) {
      Optional<Held> held = held(LOG);
      if (held.isPresent()) {
        return held.get();
      }
      pause(PAUSE_MILLIS);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another study works", e);
    }
  }

  private Optional<Held> held(long place) {
    try {
      FileLock lock = channel.tryLock(place, 1, false);
      return lock == null ? Optional.empty() : Optional.of(() -> release(lock));
    } catch (OverlappingFileLockException e) { // of this process
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("trials cannot be locked: " + e.getMessage(), e);
    }
  }

  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException("a trial cannot be released: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
