package chaoscast.core.files;

import chaoscast.core.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are replaced whole or not at all.
///
/// The content goes to a temporary file beside the target, reaches the disk, and is then moved into
/// place in one step: a failed or killed run leaves the old file or none. What such a run leaves of its
/// temporary file, the next one deletes ([TemporaryFiles]). Links are followed, also those to a file that is
/// not there yet. Devices, pipes and standard output (`-`) get the content once it is whole and are never
/// replaced ([Destination]).
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

  /// Writes an output through a temporary file.
  ///
  /// @throws InputException if the target cannot be written to, naming it
  /// @throws UncheckedIOException if writing fails on the way, such as for a full disk
  public static void write(Path target, Content content) {
    try {
      switch (Destination.of(target)) {
        case Destination.Whole(Path file) -> replace(file, target, content);
        case Destination.Straight(Path device) -> {
          try (OutputStream out =
              Files.newOutputStream(device, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            send(content, out);
          }
        }
        case Destination.StandardOutput() -> {
          send(content, System.out);
          if (System.out.checkError()) { // flushes
            throw new IOException("standard output takes no more");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(target, reason(e)), e);
    }
  }

  /// Checks that [#write] can start, so that a command can refuse a target before it does its work.
  ///
  /// @throws InputException if the target is a folder, or its folder is missing or not writable
  public static void requireWritable(Path target) {
    if (Destination.of(target) instanceof Destination.Whole(Path file)) {
      try {
        Files.delete(temporaryBeside(file, target));
      } catch (IOException e) {
        throw notWritable(target, e);
      }
    }
  }

  private static void replace(Path file, Path target, Content content) throws IOException {
    TemporaryFiles.clean(file.getParent());
    Path temporary = temporaryBeside(file, target);
    temporary.toFile().deleteOnExit(); // for Ctrl-C; does nothing once the file has moved
    try {
      content.writeTo(temporary);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Makes the content in the folder for temporary files, as some formats are not written front to back.
  private static void send(Content content, OutputStream out) throws IOException {
    Path temporary = TemporaryFiles.inSystemFolder();
    try {
      content.writeTo(temporary);
      Files.copy(temporary, out);
      out.flush();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path temporaryBeside(Path file, Path target) {
    try {
      return TemporaryFiles.in(file.getParent());
    } catch (IOException e) {
      throw notWritable(target, e);
    }
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
