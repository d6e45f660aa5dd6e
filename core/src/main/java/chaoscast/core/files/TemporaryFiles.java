package chaoscast.core.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files that outputs are made in before they are moved into place, and folders of a process' own:
/// `.chaoscast-PLACE-PID-START-UNIQUE.tmp`.
///
/// `PLACE` stands for the machine and its numbering of processes (containers that share a folder have their
/// own), `PID` and `START` (in seconds) for the process. What a killed process left is deleted once no process
/// of that number and start runs; what came from another place never is.
public final class TemporaryFiles {
  private static final Pattern NAME =
      Pattern.compile("\\.chaoscast-([0-9a-f]{8})-(\\d{1,18})-(\\d{1,12})-[0-9a-f]+\\.tmp");
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
  private static final Path PROCESS_NUMBERS = Path.of("/proc/self/ns/pid");
  /// The start of a process is known from the boot on, whose time may be corrected while it runs.
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);
  private static final String OWN =
      ".chaoscast-%s-%d-%d-"
          .formatted(
              place(), ProcessHandle.current().pid(), start(ProcessHandle.current()));

  private TemporaryFiles() {}

  /// @return a new empty file. Not `createTempFile`, which would hide the result from the user's group.
  static Path in(Path folder) throws IOException {
    while (true) {
      String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
      try {
        return Files.createFile(folder.resolve(OWN + unique + ".tmp"));
      } catch (FileAlreadyExistsException e) {
        // Another name then.
      }
    }
  }

  /// @return a new empty file in the system's folder for such files, gone when the process ends
  static Path inSystemFolder() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    clean(folder);
    Path file = in(folder);
    file.toFile().deleteOnExit();
    return file;
  }

  /// @return a new empty folder in the system's folder for such; whoever asks for one calls [#delete] in the end, and
  ///     what a killed process has left is deleted by the next that asks
  public static Path folder() throws IOException {
    Path system = Path.of(System.getProperty("java.io.tmpdir"));
    clean(system);
    return Files.createDirectory(
        system.resolve(OWN + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp"));
  }

  /// @param path a file, or a folder with all that is in it; may be missing. Links are deleted, not what they lead to
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) { // of walking
      throw e.getCause();
    }
  }

  /// Deletes what processes of this place have left that run no more. What cannot be deleted stays.
  static void clean(Path folder) {
    try (var files = Files.newDirectoryStream(folder, ".chaoscast-*.tmp")) {
      for (Path file : files) {
        if (isLeft(file.getFileName().toString())) {
          delete(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Someone else's, or a folder that may not be listed: it does no harm.
    }
  }

  private static boolean isLeft(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches() || !parts.group(1).equals(place())) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts.group(2)));
    if (process.isEmpty() || !process.get().isAlive()) {
      return true;
    }
    long start = start(process.get());
    long apart = Math.abs(start - Long.parseLong(parts.group(3)));
    return start > 0 && apart > CLOCK_TOLERANCE.toSeconds(); // the number was given to another
  }

  /// @return seconds since 1970; 0 if that cannot be known
  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
  }

  private static String place() {
    return "%08x".formatted((host() + numbers()).hashCode());
  }

  /// Not `InetAddress`, which asks the network.
  private static String host() {
    try {
      return Files.readString(HOST).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("COMPUTERNAME", System.getProperty("os.name"));
    }
  }

  private static String numbers() {
    try {
      return Files.readSymbolicLink(PROCESS_NUMBERS).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
