package chaoscast.core.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
  void makesTheFileThatALinkNamesButThatIsNotThere() throws IOException {
    Path target = folder.resolve("made.txt");
    Path link = Files.createSymbolicLink(folder.resolve("a link"), Path.of("made.txt"));

    AtomicFile.requireWritable(link);
    AtomicFile.write(link, file -> Files.writeString(file, "new"));

    assertEquals("new", Files.readString(target));
    assertEquals(Path.of("made.txt"), Files.readSymbolicLink(link));
  }

  @Test
  void refusesALinkToAMissingFolderAndOneThatLeadsBackToItself() throws IOException {
    Path lost = Files.createSymbolicLink(folder.resolve("lost"), Path.of("missing/file"));
    Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));

    assertRefused(
        "the folder of %s must exist but %s does not".formatted(lost, folder.resolve("missing")),
        lost);
    assertRefused(circle + " must be a file but is a link to a link without an end", circle);
  }

  @Test
  void writesToADeviceBehindALinkAndSaysWhatItAnswers() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/full"));

    var failure =
        assertThrows(
            UncheckedIOException.class,
            () -> AtomicFile.write(link, file -> Files.writeString(file, "text")));

    assertEquals(link + " cannot be written: No space left on device", failure.getMessage());
    assertEquals(Path.of("/dev/full"), Files.readSymbolicLink(link));
  }

  @Test
  void aNamedPipeGetsTheWholeContentAndStays() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    var read = new CompletableFuture<String>();
    Thread.ofVirtual().start(() -> {
      try {
        read.complete(Files.readString(pipe));
      } catch (IOException e) {
        read.completeExceptionally(e);
      }
    });

    AtomicFile.requireWritable(pipe);
    AtomicFile.write(pipe, file -> Files.writeString(file, "through the pipe"));

    assertEquals("through the pipe", read.get(10, TimeUnit.SECONDS));
    assertOnly("pipe");
    assertFalse(Files.isRegularFile(pipe));
  }

  @Test
  void aDashIsStandardOutputWhichGetsNothingOfAFailedRun() throws IOException {
    PrintStream before = System.out;
    var sent = new ByteArrayOutputStream();
    System.setOut(new PrintStream(sent, true, StandardCharsets.UTF_8));
    try {
      AtomicFile.write(Path.of("-"), file -> Files.writeString(file, "whole"));
      assertThrows(
          UncheckedIOException.class,
          () -> AtomicFile.write(
              Path.of("-"),
              file -> {
                Files.writeString(file, "half");
                throw new IOException("No space left on device");
              }));
    } finally {
      System.setOut(before);
    }

    assertEquals("whole", sent.toString(StandardCharsets.UTF_8));
    assertEquals(new Destination.StandardOutput(), Destination.of(Path.of("/dev/stdout")));
  }

  @Test
  void deletesWhatADeadProcessLeftAndNothingElse() throws Exception {
    Process process = new ProcessBuilder("true").start();
    String own = TemporaryFiles.in(folder).getFileName().toString();
    String[] parts = own.split("-", -1);
    process.waitFor();
    String dead = String.join("-", parts[0], parts[1], "" + process.pid(), parts[3], "ab.tmp");
    String elsewhere = dead.replace(parts[1], "00000000");
    String reused =
        String.join("-", parts[0], parts[1], parts[2], "1000000000", "ab.tmp");
    for (String name : List.of(dead, elsewhere, reused, ".out.txt.ab.tmp")) {
      Files.writeString(folder.resolve(name), "left");
    }

    AtomicFile.write(folder.resolve("out.txt"), file -> Files.writeString(file, "new"));

    assertTrue(Files.exists(folder.resolve(own)), "of a process that runs");
    assertFalse(Files.exists(folder.resolve(dead)), "of a process that is gone");
    assertTrue(Files.exists(folder.resolve(elsewhere)), "of another machine");
    assertFalse(Files.exists(folder.resolve(reused)), "of one whose number was given away");
    assertTrue(Files.exists(folder.resolve(".out.txt.ab.tmp")), "of another program");
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

  @Test
  void folderOfAProcessThatRunsNoMoreIsDeletedByTheNext() throws IOException {
    Path own = TemporaryFiles.folder();
    Files.writeString(own.resolve("kept"), "");
    String dead = own.getFileName().toString().replaceFirst("-\\d+-(\\d+)-", "-999999999-$1-");
    Path left = Files.createDirectory(own.resolveSibling(dead));
    Files.writeString(Files.createDirectory(left.resolve("deep")).resolve("file"), "");
    Path other = TemporaryFiles.folder();
    assertTrue(!Files.exists(left) && Files.exists(own.resolve("kept")));
    TemporaryFiles.delete(own);
    TemporaryFiles.delete(other);
    TemporaryFiles.delete(other); // is gone
    assertTrue(!Files.exists(own) && !Files.exists(other));
  }
}
