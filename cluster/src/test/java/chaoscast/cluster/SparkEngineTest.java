package chaoscast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.evaluation.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Studies on Spark in this process find what they find in threads.
class SparkEngineTest {
  @TempDir
  Path folder;

  /// One of the surrogates cannot be trained: it is the same row in both.
  @Test
  void sensitivityIsTheSameToTheLastBit() throws IOException {
    List<String> study = SmallStudy.sensitivity();
    assertEquals(json(study, "local"), json(study, "local[2]"));
  }

  /// Trials that are not known before the study begins.
  @Test
  void aSearchIsTheSameToTheLastBit() throws IOException {
    List<String> study = SmallStudy.search();
    assertEquals(json(study, "local"), json(study, "local[2]"));
  }

  @Test
  void aStudyGoesOnWhicheverEngineRanBefore() throws IOException {
    String runs = folder.resolve("runs").toString();
    List<String> study = new ArrayList<>(SmallStudy.sensitivity());
    study.addAll(List.of("--resume", runs));
    String first = json(study, "local[2]");
    Path log = folder.resolve("runs/trials.jsonl");
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, 3)); // as if it had been stopped
    assertEquals(first, json(study, "local"));
    assertEquals(lines.size(), Files.readAllLines(log).size());
  }

  /// Eleven shards: blocks of one on two cores, all in one on one.
  @Test
  void aModelOfShardsIsTheSameToTheLastBit() throws IOException {
    Path one = SmallTraining.onShards("local", folder.resolve("one.h5"), "--threads", "1");
    Path two = SmallTraining.onShards("local", folder.resolve("two.h5"), "--threads", "2");
    Path spark = SmallTraining.onShards("local[2]", folder.resolve("spark.h5"));
    assertEquals(-1, Files.mismatch(one, two));
    assertEquals(-1, Files.mismatch(one, spark));
  }

  /// One of the contestants must see all data at once: it is the same row in both.
  @Test
  void aComparisonOfShardsIsTheSameToTheLastBit() throws IOException {
    Path data = folder.resolve("data");
    Path test = folder.resolve("test.h5");
    SmallTraining.run(
        List.of("generate", "lorenz63", "--steps", "300", "--trajectories", "11", "-o",
            data.toString(), "--quiet"),
        data);
    SmallTraining.run(
        List.of("generate", "lorenz63", "--steps", "900", "--seed", "7", "-o", test.toString(),
            "--quiet"),
        test);
    List<String> comparison =
        List.of(
            "compare", "--data", data.toString(), "--test-data", test.toString(), "--surrogates",
            "d2r2,lsr-esn,sindy", "-p", "d2r2.degree=2", "-p", "lsr-esn.nodes=30", "--starts",
            "10", "--climate", "0", "--quiet");
    assertEquals(json(comparison, "local"), json(comparison, "local[2]"));
  }

  /// Members, and those of the calibration, are trained where the engine has them.
  @Test
  void anEnsembleForecastIsTheSameToTheLastBit() throws IOException {
    Path data = folder.resolve("data.h5");
    Path model = folder.resolve("model.h5");
    SmallTraining.run(
        List.of("generate", "lorenz63", "--steps", "1500", "-o", data.toString(), "--quiet"),
        data);
    SmallTraining.run(
        List.of("train", "lsr-esn", "-p", "nodes=30", "--data", data.toString(), "-o",
            model.toString(), "--quiet"),
        model);
    assertEquals(
        -1,
        Files.mismatch(
            ensemble(model, data, "local"), ensemble(model, data, "local[2]")));
  }

  /// @return the forecast with its quantiles
  private Path ensemble(Path model, Path data, String engine) {
    Path file = folder.resolve(engine.replaceAll("\\W", "") + ".csv");
    return SmallTraining.run(
        List.of("forecast", model.toString(), "--data", data.toString(), "--steps", "100",
            "--ensemble", "3", "--members", "seeds", "--engine", engine, "-o", file.toString(),
            "--quiet"),
        file);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      spark://127.0.0.1:1 | nothing answers at spark://127.0.0.1:1
      spark://127.0.0.1   | --engine must be one of local[N], local-cluster[
      local[0]            | but was 'local[0]'
      local-cluster[2]    | but was 'local-cluster[2]'
      flink               | --engine must be one of local, local[N], local-cluster[
      """)
  void anEngineThatIsNotThereIsASentence(String engine, String sentence) {
    var out = new StringWriter();
    var err = new StringWriter();
    List<String> words = new ArrayList<>(SmallStudy.sensitivity());
    words.addAll(List.of("--engine", engine));
    int code =
        Main.run(words.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    String said = err.toString().replace("\n  ", " ");
    assertEquals(2, code, said);
    assertEquals("", out.toString());
    assertTrue(said.contains(sentence), said);
  }

  @Test
  void theReasonOfAFailureIsOneLineOfSparksMany() {
    String message = """
        Job aborted due to stage failure: Task 0 in stage 3.0 failed 3 times, most recent failure: Lost task 0.2 in \
        stage 3.0 (TID 7) (10.0.0.1 executor 1): java.lang.IllegalStateException: out of memory (Java heap space)
        \tat chaoscast.cluster.ExecutorTask.call(ExecutorTask.java:47)
        """;
    assertEquals("out of memory (Java heap space)",
        SparkFailure.reason(new SparkException(message)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "java.lang.ClassNotFoundException: org.hipparchus.linear.MatrixUtils",
    "java.lang.NoClassDefFoundError: org/hipparchus/linear/MatrixUtils",
    "java.io.InvalidClassException: org.hipparchus.linear.MatrixUtils; local class incompatible"
  })
  void aJarThatAWorkerLacksEndsTheStudy(String thrown) {
    String message =
        "Job aborted due to stage failure: Task 0 in stage 3.0 failed 3 times, most recent failure: Lost task 0.2 in "
            + "stage 3.0 (TID 7) (10.0.0.1 executor 1): " + thrown + "\n\tat java.base/…";
    var failure =
        assertThrows(
            InputException.class, () -> SparkFailure.reason(new SparkException(message)));
    assertTrue(failure.getMessage().contains("MatrixUtils"), failure.getMessage());
    assertTrue(failure.getMessage().contains("must have the jars"), failure.getMessage());
  }

  /// Nor does a class that a trace names below the failure itself.
  @ParameterizedTest
  @ValueSource(strings = {
    "java.lang.NoClassDefFoundError: Could not initialize class chaoscast.core.linalg.Blas",
    "java.lang.IllegalStateException: out of memory\n\tCaused by: java.lang.ClassNotFoundException: x"
  })
  void aClassThatFailedOnceIsNoMissingJar(String thrown) {
    String message =
        "Job aborted due to stage failure: Task 0 in stage 3.0 failed 3 times, most recent failure: Lost task 0.2 in "
            + "stage 3.0 (TID 7) (10.0.0.1 executor 1): " + thrown;
    String reason = SparkFailure.reason(new SparkException(message));
    assertTrue(reason.startsWith("Could not") || reason.equals("out of memory"), reason);
  }

  /// Settings of Spark's own may be passwords.
  @Test
  void noManifestHoldsASettingOfSpark() throws IOException {
    String secret = "n0b0dy-sh4ll-s33-th1s";
    Path file = folder.resolve("secret.json");
    System.setProperty("spark.authenticate.secret", secret);
    try {
      var words = new ArrayList<>(SmallStudy.ofNodes("24"));
      words.addAll(List.of("--engine", "local[2]", "--json", file.toString()));
      var err = new StringWriter();
      assertEquals(0, SmallStudy.run(words, err), err.toString());
      assertFalse(err.toString().contains(secret), "on standard error");
    } finally {
      System.clearProperty("spark.authenticate.secret");
    }
    String result = Files.readString(file);
    assertTrue(result.contains("\"workers\""), result);
    assertFalse(result.contains(secret), "in the manifest");
  }

  private String json(List<String> study, String engine) throws IOException {
    return SmallStudy.json(study, engine, folder);
  }
}
