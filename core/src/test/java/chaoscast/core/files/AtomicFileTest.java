package chaoscast.core.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir
  private Path folder;

  @Test
  void replacesAnOldFileAndLeavesNothingElse() throws IOException {
    Path target = Files.writeString(folder.resolve("out.txt"), "old");

    AtomicFile.write(target, file -> Files.writeString(file, "new"));

    assertEquals("new", Files.readString(target));
    assertOnly("out.txt");
  }

  @Test
  void keepsTheOldFileUntilTheNewOneIsWhole() throws IOException {
    Path target = Files.writeString(folder.resolve("out.txt"), "old");

    AtomicFile.write(
        target,
        file -> {
          Files.writeString(file, "new");
          assertEquals("old", Files.readString(target));
        });
  }

  @Test
  void leavesTheOldFileWhenTheWriterFailsMidway() throws IOException {
    Path target = Files.writeString(folder.resolve("out.txt"), "old");

    var failure =
        assertThrows(
            UncheckedIOException.class,
            () -> AtomicFile.write(
                target,
                file -> {
                  Files.writeString(file, "half");
                  throw new IOException("No space left on device");
                }));

    assertEquals(target + " cannot be written: No space left on device", failure.getMessage());
    assertEquals("old", Files.readString(target));
    assertOnly("out.txt");
  }

  @Test
  void leavesNoFileWhenTheWriterOfANewOneIsInterruptedByAnError() throws IOException {
    assertThrows(
        StackOverflowError.class,
        () -> AtomicFile.write(
            folder.resolve("out.txt"),
            file -> {
              Files.writeString(file, "half");
              throw new StackOverflowError();
            }));

    assertOnly();
  }

  @Test
  void writesThroughALinkToTheFileBehindIt() throws IOException {
    Path target = Files.writeString(folder.resolve("out.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);

    AtomicFile.write(link, file -> Files.writeString(file, "new"));

    assertEquals("new", Files.readString(target));
    assertEquals(target, Files.readSymbolicLink(link));
  }

  @Test
  void writesToADeviceWithoutReplacingIt() {
    Path device = Path.of("/dev/null");

    AtomicFile.requireWritable(device);
    AtomicFile.write(device, file -> Files.writeString(file, "text"));

    assertFalse(Files.isRegularFile(device));
  }

  @Test
  void theEarlyCheckLeavesNoTrace() throws IOException {
    Path old = Files.writeString(folder.resolve("old.txt"), "old");

    AtomicFile.requireWritable(old);
    AtomicFile.requireWritable(folder.resolve("new.txt"));

    assertEquals("old", Files.readString(old));
    assertOnly("old.txt");
  }

  @Test
  void refusesAMissingFolderByName() {
    Path target = folder.resolve("missing/out.txt");

    assertRefused(
        "the folder of %s must exist but %s does not".formatted(target, folder.resolve("missing")),
        target);
  }

  @Test
  void refusesAFolderThatIsAFileByName() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path target = file.resolve("out.txt");

    assertRefused(
        "the folder of %s must be a folder but %s is a file".formatted(target, file), target);
  }

  @Test
  void refusesATargetThatIsAFolderByName() {
    assertRefused(folder + " must be a file but is a folder", folder);
  }

  private void assertRefused(String message, Path target) {
    var early = assertThrows(InputException.class, () -> AtomicFile.requireWritable(target));
    assertEquals(message, early.getMessage());
    var late =
        assertThrows(
            InputException.class, () -> AtomicFile.write(target, file -> Files.delete(file)));
    assertEquals(message, late.getMessage());
  }

  private void assertOnly(String... names) throws IOException {
    try (var files = Files.list(folder)) {
      assertArrayEquals(
          names, files.map(file -> file.getFileName().toString()).toArray(String[]::new));
    }
  }
}
