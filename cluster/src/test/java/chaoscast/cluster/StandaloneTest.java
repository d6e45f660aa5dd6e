package chaoscast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Studies on executors that are processes of their own.
@Tag("slow")
class StandaloneTest {
  private static final String PATIENCE = "spark.scheduler.maxRegisteredResourcesWaitingTime";

  @TempDir
  Path folder;

  @Test
  void processesThatSparkStartsFindTheSame() throws Exception {
    List<String> study = SmallStudy.sensitivity();
    assertEquals(
        SmallStudy.json(study, "local", folder),
        SmallStudy.json(study, "local-cluster[2,1,1024]", folder));
  }

  @Test
  void aStandaloneClusterFindsTheSame() throws Exception {
    List<String> study = SmallStudy.sensitivity();
    try (var cluster = StandaloneCluster.start(folder, 2)) {
      assertEquals(
          SmallStudy.json(study, "local", folder),
          SmallStudy.json(study, cluster.address(), folder));
    }
  }

  @Test
  void aWorkerThatIsKilledInMidRunChangesNothing() throws Exception {
    Path runs = folder.resolve("runs");
    List<String> study = SmallStudy.longer();
    String expected = SmallStudy.json(study, "local", folder);
    List<String> logged = new ArrayList<>(study);
    logged.addAll(List.of("--resume", runs.toString()));
    try (var cluster = StandaloneCluster.start(folder, 2);
        var thread = Executors.newSingleThreadExecutor()) {
      Future<String> found =
          thread.submit(() -> SmallStudy.json(logged, cluster.address(), folder));
      while (finished(runs) < 2 && !found.isDone()) {
        Thread.sleep(50);
      }
      assertTrue(!found.isDone(), "the study was over before a worker could be killed");
      cluster.kill(1);
      assertEquals(expected, found.get());
    }
  }

  /// Precision, ablation, and systems over surrogates and noise.
  @Test
  void everyOtherStudyFindsTheSame() throws Exception {
    for (List<String> study : SmallStudy.others()) {
      assertEquals(
          SmallStudy.json(study, "local", folder), SmallStudy.json(study, "local[2]", folder),
          () -> String.join(" ", study));
    }
  }

  /// Scaling, bits, and equivalence, whose tables hold what only this process can make of the trials.
  @Test
  void studiesOfOneTrialAtATimeFindTheSame() throws Exception {
    for (List<String> study : SmallStudy.alone()) {
      assertEquals(
          SmallStudy.json(study, "local", folder), SmallStudy.json(study, "local[2]", folder),
          () -> String.join(" ", study));
    }
  }

  /// Of two surrogates: bootstrapped members, and those of their calibration.
  @Test
  void ensemblesOfAComparisonAreTheSame() throws Exception {
    List<String> comparison =
        List.of(
            "compare", "lorenz63", "--surrogates", "d2r2,lsr-esn", "-p", "lsr-esn.nodes=40",
            "-p", "d2r2.degree=2", "--train-steps", "1500", "--starts", "5", "--max-steps", "150",
            "--climate", "0", "--ensemble", "4", "--members", "bootstrap", "--quiet");
    String local = SmallStudy.json(comparison, "local", folder);
    assertTrue(local.contains("\"ensembles\""), local);
    assertEquals(local, SmallStudy.json(comparison, "local[2]", folder));
  }

  /// Whole comparisons as pieces of work.
  @Test
  void publishedHorizonsAreTheSame() throws Exception {
    assertEquals(-1, Files.mismatch(published("local"), published("local[2]")));
  }

  private Path published(String engine) {
    Path file = folder.resolve(engine.replaceAll("\\W", "") + ".json");
    return SmallTraining.run(
        List.of("benchmark", "published", "--only", "--noise 1e-", "--engine", engine, "--json",
            file.toString()),
        file);
  }

  /// Two matrices of 5790 × 5790 leave 0.3 MB of 512, less than a vector of products for each variable takes.
  @Test
  void aTrialThatTakesTooMuchMemoryFailsAlone() throws Exception {
    JsonNode rows =
        new ObjectMapper()
            .readTree(
                SmallStudy.json(SmallStudy.ofNodes("60,5790"), "local-cluster[1,1,512]", folder))
            .path("points");
    JsonNode alone =
        new ObjectMapper()
            .readTree(SmallStudy.json(SmallStudy.ofNodes("60"), "local", folder)).path("points");
    assertEquals(2, rows.size());
    assertEquals(alone.get(0), rows.get(0));
    String reason = rows.get(1).path("failures").toString();
    assertTrue(
        reason.contains("out of memory") && reason.contains("an executor of 512 MB"), reason);
  }

  @Test
  void anExecutorWithAnOlderJdkIsASentence() throws Exception {
    Optional<Path> older = olderJdk();
    assumeTrue(older.isPresent(), "no older JDK is here");
    try (var cluster = StandaloneCluster.start(folder, 1, older.get())) {
      var words = new ArrayList<>(SmallStudy.ofNodes("24"));
      words.addAll(List.of("--engine", cluster.address()));
      var err = new StringWriter();
      assertEquals(2, SmallStudy.run(words, err));
      assertTrue(flat(err).contains("executors must run JDK 25 or newer"), err.toString());
    }
  }

  @Test
  void aClusterWithoutWorkersIsASentence() throws Exception {
    System.setProperty(PATIENCE, "2s");
    try (var cluster = StandaloneCluster.start(folder, 0)) {
      var words = new ArrayList<>(SmallStudy.ofNodes("24"));
      words.addAll(List.of("--engine", cluster.address()));
      var err = new StringWriter();
      assertEquals(2, SmallStudy.run(words, err));
      assertTrue(flat(err).contains("no executor of 1g began to run in 2 s"), err.toString());
    } finally {
      System.clearProperty(PATIENCE);
    }
  }

  /// The same files are not where executors work: their paths are relative.
  @Test
  void filesThatWorkersDoNotSeeAreNamedAndShippedIfWanted() throws Exception {
    Path data = folder.resolve("data");
    SmallTraining.run(
        List.of(
            "generate", "lorenz63", "--steps", "2500", "--trajectories", "5", "-o",
            data.toString(), "--quiet"),
        data);
    Path seen = Path.of("").toAbsolutePath().relativize(data);
    var study =
        new ArrayList<>(
            List.of(
                "study", "sensitivity", "d2r2", "-p", "degree=2,3", "--data",
                seen.resolve("1.h5").toString(), "--lyapunov", "0.9", "--starts", "5",
                "--max-steps", "100", "--quiet"));
    List<String> training = List.of("train", "d2r2", "--quiet", "--data", seen.toString());
    try (var cluster = StandaloneCluster.start(folder, 1)) {
      var err = new StringWriter();
      var words = new ArrayList<>(study);
      words.addAll(List.of("--engine", cluster.address()));
      assertEquals(2, SmallStudy.run(words, err));
      assertTrue(flat(err).contains("1.h5"), err.toString());
      assertTrue(flat(err).contains("give --ship-data"), err.toString());

      String expected = SmallStudy.json(study, "local", folder);
      study.add("--ship-data");
      assertEquals(expected, SmallStudy.json(study, cluster.address(), folder));

      Path here = folder.resolve("here.h5");
      var local = new ArrayList<>(training);
      local.addAll(List.of("--engine", "local", "-o", here.toString()));
      Path there = folder.resolve("there.h5");
      var shipped = new ArrayList<>(training);
      shipped.addAll(
          List.of("--ship-data", "--engine", cluster.address(), "-o", there.toString()));
      assertEquals(
          -1,
          Files.mismatch(SmallTraining.run(local, here), SmallTraining.run(shipped, there)));
    }
  }

  @Test
  void whatIsFinishedOutlivesAKilledDriverAndExecutorsDoNot() throws Exception {
    Path runs = folder.resolve("runs");
    List<String> study = new ArrayList<>(SmallStudy.longer());
    study.addAll(List.of("--resume", runs.toString()));
    try (var cluster = StandaloneCluster.start(folder, 2)) {
      Process driver = driver(study, cluster.address());
      while (finished(runs) < 2 && driver.isAlive()) {
        Thread.sleep(50);
      }
      assertTrue(
          driver.isAlive(),
          () -> "the driver ended before it could be killed: "
              + said(folder.resolve("driver.log")));
      driver.destroyForcibly().waitFor();
      long kept = finished(runs);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (cluster.hasExecutors() && System.nanoTime() < end) {
        Thread.sleep(100);
      }
      assertTrue(!cluster.hasExecutors(), "an executor still works for a driver that is gone");
      assertTrue(kept >= 2 && kept < 24, () -> kept + " of 24 trials");
    }
    List<String> fresh = SmallStudy.longer();
    assertEquals(
        SmallStudy.json(fresh, "local", folder), SmallStudy.json(study, "local", folder));
    assertEquals(24, finished(runs));
  }

  private Process driver(List<String> study, String engine) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--"))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "chaoscast.evaluation.cli.Main"));
    command.addAll(study);
    command.addAll(List.of("--engine", engine));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("driver.log").toFile())
        .start();
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> olderJdk() throws Exception {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes
          .filter(home -> home.getFileName().toString().matches(".*-(17|21)[.-].*"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .findFirst();
    }
  }

  private static String flat(StringWriter said) {
    return said.toString().replaceAll("\\s+", " ");
  }

  private static long finished(Path runs) throws Exception {
    Path log = runs.resolve("trials.jsonl");
    return Files.exists(log) ? Files.readAllLines(log).size() - 1 : 0;
  }
}
