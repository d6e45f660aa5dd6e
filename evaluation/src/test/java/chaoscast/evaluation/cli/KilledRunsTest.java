package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chaoscast.core.files.TrajectoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes that are killed, interrupted or left without room. `-Dkills=1000` kills more of them.
@Tag("slow")
class KilledRunsTest {
  private static final int KILLS = Integer.getInteger("kills", 20);
  private static final int STEPS = 150_000;
  private static final long LONGEST_MILLIS = 2500;

  @TempDir
  private Path folder;

  @Test
  void aKilledRunLeavesTheOldFileOrTheNewOneAndTheNextCleansUp() throws Exception {
    Path target = folder.resolve("data.h5");
    assertEquals(0, generate(1).code());
    byte[] old = Files.readAllBytes(target);
    var random = new Random(1);
    for (int kill = 0; kill < KILLS; kill++) {
      ProcessRun run = generate(2 + kill);
      run.process().waitFor(random.nextLong(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
      run.process().destroyForcibly().waitFor();
      byte[] found = Files.readAllBytes(target);
      if (Arrays.equals(found, old)) {
        continue;
      }
      assertEquals(STEPS, TrajectoryFiles.read(target).steps(), "a new file is whole");
      old = found;
    }
    assertEquals(0, generate(1).code());
    assertEquals(List.of(), left(), "what the killed left is deleted by the next write");
  }

  @Test
  void longWorkSaysSomethingAndEndsAtOnceOnASignal() throws Exception {
    for (List<Object> words : List.<List<Object>>of(
        List.of("lyapunov", "lorenz63", "--time", "1e7"),
        List.of("generate", "lorenz63", "--steps", 600_000_000, "-o", "long.csv"),
        List.of("reservoir", "learn", "--nodes", 2000, "--seeds", 50))) {
      ProcessRun run = ProcessRun.start(folder, words.toArray());
      long start = System.nanoTime();
      run.until(() -> !run.errors().isBlank());
      double silent = (System.nanoTime() - start) * 1e-9;
      assertTrue(silent < 14, words + " was silent for " + silent + " s, its start included");
      interrupt(run);
    }
    assertEquals(List.of(), left(), "an interrupted run takes its temporary files with it");
  }

  @Test
  void whatWasFinishedWhenAStudyIsInterruptedIsKept() throws Exception {
    ProcessRun run =
        ProcessRun.start(
            folder, "study", "search", "d2r2", "lorenz63", "-p", "ridge=1e-9:1e-3:log", "--trials",
            500, "--train-steps", 2000, "--resume", "trials");
    Path log = folder.resolve("trials/trials.jsonl");
    run.until(() -> Files.exists(log) && Files.readAllLines(log).size() > 3);
    interrupt(run);
    assertTrue(run.errors().contains("--resume trials goes on from them"), run.errors());
    for (String line : Files.readAllLines(log)) {
      assertTrue(line.startsWith("{") && line.endsWith("}"), line);
    }
  }

  /// By hand until it has passed on an idle machine: how far runs are after ten seconds depends on it.
  @Test
  @Tag("by-hand")
  void whatWasFinishedIsSaidWhereNothingWasToKeepIt() throws Exception {
    assertEquals(0, ProcessRun.start(
        folder, "generate", "lorenz63", "--steps", 2000, "-o", "data.csv").code());
    ProcessRun study =
        ProcessRun.start(
            folder, "study", "precision", "lorenz63", "--surrogates", "d2r2", "--train-steps",
            2000,
            "--starts", 1800, "--spacing", 20, "--max-steps", 1500, "--json", "study.json");
    study.until(() -> study.errors().matches("(?s).*trials: ([2-9]|\\d\\d)%.*"));
    interrupt(study);
    assertTrue(study.errors().contains("of 109 trials are finished"), study.errors());
    assertTrue(study.output().contains("precision=binary64"), study.output());
    assertFalse(Files.exists(folder.resolve("study.json")), "files are for whole studies");

    ProcessRun comparison =
        ProcessRun.start(
            folder, "compare", "lorenz63", "--surrogates", "d2r2,lsr-esn", "-p",
            "lsr-esn.nodes=700", "--train-steps", 2000, "--starts", 1800, "--spacing", 20);
    comparison.until(() -> comparison.errors().contains("score: 50%"));
    interrupt(comparison);
    assertTrue(
        comparison.errors().contains("1 of 2 contestants are finished"), comparison.errors());
    assertTrue(comparison.output().contains("\nd2r2 "), comparison.output());

    ProcessRun several =
        ProcessRun.start(
            folder, "generate", "lorenz63", "--steps", 400_000, "--trajectories", 500, "--threads",
            1, "-o", "one.npy");
    several.until(() -> Files.exists(folder.resolve("one-3.npy")));
    interrupt(several);
    assertTrue(several.errors().contains("of 500 trajectories are finished"), several.errors());
    assertEquals(400_000, TrajectoryFiles.read(folder.resolve("one-2.npy"), OptionalDouble.of(1))
        .steps());

    ProcessRun rows =
        ProcessRun.start(
            folder, "reservoir", "in-degree", "--data", "data.csv", "-p", "nodes=100",
            "--networks", 3000, "--threads", 1, "--json", "rows.json");
    rows.until(() -> Files.exists(folder.resolve("rows.json")));
    interrupt(rows);
    assertTrue(rows.errors().contains("are in rows.json, where --resume goes on"), rows.errors());
    assertTrue(Files.readString(folder.resolve("rows.json")).endsWith("}\n"));
    assertEquals(List.of(), left());
  }

  @Test
  void aPipeThatNobodyWritesToIsNamedAndASignalEndsTheWait() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(call("mkfifo", pipe.toString()) == 0, "there are named pipes");
    for (String command : List.of("inspect", "train")) {
      ProcessRun run =
          command.equals("inspect") ? ProcessRun.start(folder, "inspect", "pipe")
              : ProcessRun.start(folder, "train", "d2r2", "--data", "pipe", "-o", "model.h5");
      run.until(() -> run.errors().contains("waiting for data from pipe"));
      interrupt(run);
    }
  }

  /// As Ctrl-C does.
  private static void interrupt(ProcessRun run) throws Exception {
    assumeTrue(
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .noneMatch(line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & 2) != 0),
        "SIGINT is ignored by what this was started from, and then by all that it starts");
    run.interrupt();
    assertTrue(run.process().waitFor(1, TimeUnit.SECONDS), "goes on: " + run.errors());
    assertEquals(130, run.process().exitValue(), run.errors());
  }

  @Test
  void aFullDiskIsReportedAndTheOldFileStays() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        call("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) == 0,
        "a file system can only be mounted by root");
    try {
      Path target = disk.resolve("data.csv");
      assertEquals(
          0,
          ProcessRun.start(folder, "generate", "lorenz63", "--steps", 100, "-o", target).code());
      byte[] old = Files.readAllBytes(target);
      ProcessRun run =
          ProcessRun.start(folder, "generate", "lorenz63", "--steps", 100_000, "-o", target);
      assertEquals(1, run.code());
      assertTrue(run.errors().contains("No space left on device"), run.errors());
      assertArrayEquals(old, Files.readAllBytes(target));
      try (var files = Files.list(disk)) {
        assertEquals(List.of(target), files.toList());
      }
    } finally {
      call("umount", disk.toString());
    }
  }

  private static int call(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).start().waitFor();
  }

  private ProcessRun generate(int seed) throws IOException {
    return ProcessRun.start(
        folder, "generate", "lorenz63", "--steps", STEPS, "--seed", seed, "-o", "data.h5");
  }

  private List<String> left() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(".chaoscast-"))
          .toList();
    }
  }
}
