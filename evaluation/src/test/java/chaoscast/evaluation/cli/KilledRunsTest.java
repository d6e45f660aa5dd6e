package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chaoscast.core.files.TrajectoryFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes that are killed, interrupted or left without room. `-Dkills=1000` kills more of them.
@Tag("slow")
class KilledRunsTest {
  private static final int KILLS = Integer.getInteger("kills", 20);
  private static final int STEPS = 150_000;
  /// Of the time of a whole run, so that kills come before, while and after it writes, on any machine.
  private static final double LONGEST_SHARE = 1.2;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  private Path folder;

  @Test
  void aKilledRunLeavesTheOldFileOrTheNewOneAndTheNextCleansUp() throws Exception {
    Path target = folder.resolve("data.h5");
    long start = System.nanoTime();
    assertEquals(0, generate(1).code());
    long longest = (long) (LONGEST_SHARE * (System.nanoTime() - start));
    byte[] old = Files.readAllBytes(target);
    var random = new Random(1);
    for (int kill = 0; kill < KILLS; kill++) {
      ProcessRun run = generate(2 + kill);
      run.process().waitFor(random.nextLong(longest), TimeUnit.NANOSECONDS);
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

  /// Every command that can last, at work that does.
  @ParameterizedTest
  @ValueSource(strings = {
    "lyapunov lorenz63 --time 1e7",
    "lyapunov --all",
    "generate lorenz63 --steps 600000000 -o long.csv",
    "inspect great.csv",
    "score --truth great.csv --forecast a=great.csv",
    "train gaussian-process --data great.csv -p samples=20000 -o model.h5",
    "train lsr-esn --data great.csv -p nodes=4000 -o model.h5",
    "smooth great.csv -o smooth.h5",
    "compare lorenz63 --train-steps 400000",
    "evaluate MODEL --data great.csv --train-steps 1000 --starts 100000 --spacing 4",
    "forecast MODEL --data data.csv --steps 5000000 -o forecast.csv",
    "study sensitivity lsr-esn -p spectralRadius=0.05:2:6:log --set nodes=2000",
    "study ablation lsr-esn -p leakRate=0.1,0.2 --set nodes=2000",
    "study scaling lsr-esn lorenz96 --sizes K=40,100 --set nodes=3000",
    "study search lsr-esn -p nodes=2000,3000 --trials 100",
    "study cost --train-steps 400000",
    "study equivalence --seeds 100",
    "study precision lorenz63 --starts 2000",
    "reservoir memory -p nodes=2000 --steps 300000",
    "reservoir exponents MODEL --data great.csv --steps 400000",
    "reservoir online MODEL --data great.csv -o adapted.h5",
    "reservoir learn --nodes 2000 --seeds 50",
    "reservoir learn-forecast --data great.csv --nodes 1000 --passes 50",
    "reservoir balance --neurons 20000 --duration 500000",
    "reservoir in-degree --data great.csv -p nodes=2000 --networks 30",
    "reservoir modes --data great.csv --sets 5000",
    "reservoir radii --data great.csv --networks 30",
    "reservoir spiking simulate --duration 1000000",
    "spline train --neurons 2000 --learner adam --steps 100000000",
    "spline hessian --neurons 40 --starts 1000",
    "benchmark results page.md"
  })
  void noCommandIsSilentAndASignalEndsEach(String line) throws Exception {
    makeInputs();
    Object[] words = line.replace("MODEL", "esn.h5").split(" ", -1);
    ProcessRun run = ProcessRun.startLively(folder, words);
    run.until(() -> run.errors().lines().filter(said -> said.endsWith(" s")).count() >= 8);
    interrupt(run);
    assertEquals(List.of(), left(), "an interrupted run takes its temporary files with it");
  }

  private void makeInputs() throws Exception {
    assertEquals(0, ProcessRun.start(
        folder, "generate", "lorenz63", "--steps", 2000, "-o", "data.csv").code());
    assertEquals(0, ProcessRun.start(
        folder, "generate", "lorenz63", "--steps", 500_000, "-o", "great.csv").code());
    assertEquals(0, ProcessRun.start(
        folder, "train", "lsr-esn", "--data", "data.csv", "-p", "nodes=300", "-o", "esn.h5")
        .code());
    Files.writeString(
        folder.resolve("page.md"),
        "```\n./chaoscast study precision lorenz63 --starts 2000\n```\n| a | 1.0 time units |\n");
  }

  @Test
  void withoutBeingAskedMoreOftenEachSaysSomethingWithinTenSeconds() throws Exception {
    long start = System.nanoTime();
    assertEquals(0, ProcessRun.start(folder, "--version").code());
    double least = (System.nanoTime() - start) * 1e-9; // what the process itself takes on this machine
    start = System.nanoTime();
    ProcessRun run = ProcessRun.start(folder, "lyapunov", "lorenz63", "--time", "1e7");
    run.until(() -> !run.errors().isBlank());
    double silent = (System.nanoTime() - start) * 1e-9;
    assertTrue(silent < 10 + 2 * least, "was silent for " + silent + " s, its start included");
    interrupt(run);
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

  @Test
  void finishedTrialsAreSaidWhereNothingWasToKeepThem() throws Exception {
    ProcessRun study =
        ProcessRun.startLively(
            folder, "study", "precision", "lorenz63", "--surrogates", "d2r2", "--train-steps",
            2000, "--starts", 400, "--spacing", 20, "--max-steps", 1500, "--json", "study.json");
    study.until(() -> study.errors().matches("(?s).*trials: ([2-9]|\\d\\d)%.*"));
    interrupt(study);
    assertTrue(study.errors().contains("of 109 trials are finished"), study.errors());
    assertTrue(study.output().contains("precision=binary"), study.output());
    assertFalse(Files.exists(folder.resolve("study.json")), "files are for whole studies");
  }

  @Test
  void finishedMeasurementsOfSystemsAreSaid() throws Exception {
    ProcessRun all = ProcessRun.startLively(folder, "lyapunov", "--all", "--steps", 50_000);
    all.until(() -> all.errors().matches("(?s).*trials: ([2-9]|\\d\\d)%.*"));
    interrupt(all);
    assertTrue(all.errors().contains("measurements are finished"), all.errors());
    assertTrue(all.output().contains("tangent flow"), all.output());
  }

  /// While the second contestant is trained, the first has been scored.
  @Test
  void finishedContestantsAreSaidWhileOthersAreTrained() throws Exception {
    ProcessRun comparison =
        ProcessRun.startLively(
            folder, "compare", "lorenz63", "--surrogates", "d2r2,lsr-esn", "-p",
            "lsr-esn.nodes=4000", "--train-steps", 20_000, "--starts", 20, "--spacing", 20);
    comparison.until(() -> comparison.errors().contains("train lsr-esn"));
    interrupt(comparison);
    assertTrue(
        comparison.errors().contains("1 of 2 contestants are finished"), comparison.errors());
    assertTrue(comparison.output().contains("\nd2r2 "), comparison.output());
  }

  @Test
  void finishedTrajectoriesAreWhole() throws Exception {
    ProcessRun several =
        ProcessRun.start(
            folder, "generate", "lorenz63", "--steps", 400_000, "--trajectories", 500, "--threads",
            1, "-o", "one.npy");
    several.until(() -> Files.exists(folder.resolve("one-3.npy")));
    interrupt(several);
    assertTrue(several.errors().contains("of 500 trajectories are finished"), several.errors());
    assertEquals(400_000, TrajectoryFiles.read(folder.resolve("one-2.npy"), OptionalDouble.of(1))
        .steps());
    assertEquals(List.of(), left());
  }

  @Test
  void finishedRowsAreInTheirFileOrArePrintedAsItWouldHaveThem() throws Exception {
    assertEquals(0, ProcessRun.start(
        folder, "generate", "lorenz63", "--steps", 2000, "-o", "data.csv").code());
    Object[] words =
        {"reservoir", "in-degree", "--data", "data.csv", "-p", "nodes=100", "--networks", 3000,
          "--threads", 1};
    ProcessRun rows =
        ProcessRun.start(
            folder, Stream.concat(Arrays.stream(words), Stream.of("--json", "rows.json"))
                .toArray());
    Path file = folder.resolve("rows.json");
    rows.until(() -> Files.exists(file));
    interrupt(rows);
    assertTrue(rows.errors().contains("are in rows.json, where --resume goes on"), rows.errors());
    JsonNode kept = JSON.readTree(file.toFile());
    assertFalse(kept.path("rows").isEmpty());

    ProcessRun unkept = ProcessRun.startLively(folder, words);
    Thread.sleep(100);
    unkept.until(() -> unkept.errors().lines().filter(line -> line.endsWith(" s")).count() > 30);
    interrupt(unkept);
    assertTrue(unkept.errors().contains("they are printed as --json FILE"), unkept.errors());
    JsonNode printed = JSON.readTree(unkept.output());
    assertEquals(kept.path("settings"), printed.path("settings"));
    assertEquals(kept.path("rows").get(0), printed.path("rows").get(0));
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
