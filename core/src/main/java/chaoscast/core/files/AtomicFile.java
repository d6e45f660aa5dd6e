package chaoscast.core.files;

import chaoscast.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// Files that are replaced whole or not at all.
///
/// The content goes to a temporary file beside the target, reaches the disk, and is then moved into
/// place in one step: a failed or killed run leaves the old file or none.
///
///     AtomicFile.requireWritable(target);                              // before hours of work
///     AtomicFile.write(target, path -> Files.writeString(path, json));
public final class AtomicFile {
  private AtomicFile() {}

  /// What goes into the file.
  @FunctionalInterface
  public interface Content {
    /// @param file an empty file to write to
    void writeTo(Path file) throws IOException;
  }

  /// Writes a file through a temporary one. A target that exists and is no regular file, such as
  /// `/dev/stdout`, is written to directly.
  ///
  /// @throws InputException if the target cannot be a file, naming it
  /// @throws UncheckedIOException if writing fails on the way, such as for a full disk
  public static void write(Path target, Content content) {
    Path destination = destination(target);
    try {
      if (isSpecial(destination)) {
        content.writeTo(destination);
      } else {
        replace(destination, target, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(target, reason(e)), e);
    }
  }

  /// Checks that [#write] can start, so that a command can refuse a target before it does its work.
  ///
  /// @throws InputException if the target is a folder, or its folder is missing or not writable
  public static void requireWritable(Path target) {
    Path destination = destination(target);
    if (!isSpecial(destination)) {
      try {
        Files.delete(temporaryBeside(destination, target));
      } catch (IOException e) {
        throw notWritable(target, e);
      }
    }
  }

  private static void replace(Path destination, Path target, Content content) throws IOException {
    Path temporary = temporaryBeside(destination, target);
    temporary.toFile().deleteOnExit(); // for Ctrl-C; does nothing once the file has moved
    try {
      content.writeTo(temporary);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, destination, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// A new empty file. Not `createTempFile`, which would hide the result from the user's group.
  private static Path temporaryBeside(Path destination, Path target) {
    while (true) {
      String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
      Path temporary =
          destination.resolveSibling("." + destination.getFileName() + "." + unique + ".tmp");
      try {
        return Files.createFile(temporary);
      } catch (FileAlreadyExistsException e) {
        // Another name then.
      } catch (IOException e) {
        throw notWritable(target, e);
      }
    }
  }

  /// @return the absolute path, behind links, of a target that can be a file
  private static Path destination(Path target) {
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (Files.isDirectory(absolute) || folder == null) {
      throw new InputException("%s must be a file but is a folder".formatted(target));
    }
    if (!Files.exists(folder)) {
      throw new InputException(
          "the folder of %s must exist but %s does not".formatted(target, folder));
    }
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "the folder of %s must be a folder but %s is a file".formatted(target, folder));
    }
    if (!Files.exists(absolute)) {
      return absolute;
    }
    if (!Files.isWritable(absolute)) {
      throw new InputException("%s must be writable but is read-only".formatted(target));
    }
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      throw notWritable(target, e);
    }
  }

  private static boolean isSpecial(Path destination) {
    return Files.exists(destination) && !Files.isRegularFile(destination);
  }

  private static InputException notWritable(Path target, IOException e) {
    return new InputException(
        "the folder of %s must be writable but is not: %s".formatted(target, reason(e)), e);
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return e instanceof AccessDeniedException ? "access denied" : e.getMessage();
  }
}
