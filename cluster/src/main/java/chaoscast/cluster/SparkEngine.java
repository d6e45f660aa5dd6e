package chaoscast.cluster;

import chaoscast.core.InputException;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.study.TrialLine;
import chaoscast.evaluation.study.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/// Runs each trial as a Spark job of one task. Spark decides where, tries a task that failed again on another executor
/// where there is one, and gives the job up after [#ATTEMPTS]: that trial has failed, and no other.
///
/// Settings of Spark's own, such as `spark.executor.memory`, are read from system properties; they are in no manifest.
final class SparkEngine implements TrialEngine {
  /// Times that a trial is tried.
  static final int ATTEMPTS = 3;

  /// What a JVM must be given to run Spark and our kernels.
  private static final String JAVA_OPTIONS =
      "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED"
          + " --sun-misc-unsafe-memory-access=allow";

  /// What Spark says of an attempt, then its failure; the names of exceptions are left out.
  private static final Pattern LOST_TASK =
      Pattern.compile(
          "Lost task [^\n]*?\\(TID \\d+\\) \\([^)\n]*\\): (?:[\\w.$]+(?:Exception|Error): )?([^\n]+)");

  private static final String SCALA_VERSION = "SPARK_SCALA_VERSION";

  private final JavaSparkContext context;
  private final List<String> study;
  private final List<Path> leftovers;
  private final Set<String> machines = new ConcurrentSkipListSet<>();

  /// @param leftovers folders that are of no use when this is closed
  private SparkEngine(JavaSparkContext context, List<String> study, List<Path> leftovers) {
    this.context = context;
    this.study = List.copyOf(study);
    this.leftovers = leftovers;
  }

  /// @param study the words of its command line
  /// @throws InputException if there is no such cluster
  static SparkEngine open(ClusterAddress address, List<String> study) {
    Path scratch = scratch();
    var settings =
        new SparkConf()
            .setMaster(address.master())
            .setAppName("chaoscast")
            .setIfMissing("spark.ui.enabled", "false")
            .set("spark.ui.showConsoleProgress", "false")
            .set("spark.log.structuredLogging.enabled", "false")
            .setIfMissing("spark.local.dir", scratch.toString())
            .setIfMissing("spark.task.maxFailures", Integer.toString(ATTEMPTS))
            .setIfMissing("spark.excludeOnFailure.taskAndStage.enabled", "true")
            .setIfMissing("spark.excludeOnFailure.task.maxTaskAttemptsPerNode", "1000")
            .setIfMissing("spark.excludeOnFailure.stage.maxFailedTasksPerExecutor", "1000")
            .setIfMissing("spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout", "1s")
            .setIfMissing("spark.executor.extraJavaOptions", JAVA_OPTIONS);
    switch (address) {
      case ClusterAddress.Threads _ -> settings.setIfMissing("spark.driver.host", "127.0.0.1");
      case ClusterAddress.Processes processes -> {
        requireHome();
        settings
            .setIfMissing("spark.driver.host", "127.0.0.1")
            .setIfMissing("spark.executor.memory", processes.megabytes() + "m");
        ship(settings, scratch);
      }
      case ClusterAddress.Standalone standalone -> {
        settings.setIfMissing("spark.driver.host", standalone.reach().getHostAddress());
        ship(settings, scratch);
      }
    }
    var context = new JavaSparkContext(settings);
    var leftovers = new ArrayList<>(List.of(scratch));
    if (address instanceof ClusterAddress.Processes) { // that Spark starts in its home
      home().ifPresent(
          home -> leftovers.add(home.resolve("work").resolve(context.sc().applicationId())));
    }
    return new SparkEngine(context, study, leftovers);
  }

  @Override
  public int width() {
    // One more waits for each core, so that none is idle while a result travels.
    return 2 * context.defaultParallelism();
  }

  @Override
  public TrialResult run(Trial trial) {
    context.setJobDescription(trial.factors() + " " + trial.seed());
    var remote = RemoteTrial.of(study, trial.factors(), trial.seed());
    try {
      RemoteResult found =
          context.parallelize(List.of(remote), 1).map(new ExecutorTask()).collect().getFirst();
      machines.add(found.machine());
      return TrialLine.result(found.line()).orElseThrow();
    } catch (Exception e) { // Spark's own is checked, but none of its methods says so
      if (e instanceof SparkException && !context.sc().isStopped()) {
        return TrialResult.failed(reason(e));
      }
      throw e;
    }
  }

  @Override
  public List<String> remarks() {
    if (machines.size() < 2) {
      return List.of();
    }
    return List.of(
        "results come from machines that differ, so that last bits may: "
            + String.join("; ", machines));
  }

  @Override
  public void close() {
    context.close();
    leftovers.forEach(SparkEngine::delete);
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the last attempt died of, in one line of Spark's many.
  static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    Matcher lost = LOST_TASK.matcher(message);
    return lost.find() ? lost.group(1).strip()
        : message.replaceAll("\\s+", " ").strip();
  }

  private static void ship(SparkConf settings, Path scratch) {
    settings.set(
        "spark.jars",
        ShippedJars.of(System.getProperty("java.class.path"), home(), scratch).stream()
            .map(jar -> jar.toUri().toString())
            .collect(Collectors.joining(",")));
  }

  private static Optional<Path> home() {
    return Optional.ofNullable(System.getenv("SPARK_HOME")).map(Path::of);
  }

  private static void requireHome() {
    if (home().filter(home -> Files.isDirectory(home.resolve("jars"))).isEmpty()) {
      throw new InputException(
          "SPARK_HOME must be a folder whose jars are Spark's but was %s"
              .formatted(home().map(Path::toString).orElse("not set")),
          "the launcher of a checkout sets it");
    }
    if (System.getenv(SCALA_VERSION) == null) { // ten executors would end before they begin
      throw new InputException(
          SCALA_VERSION + " must be 2.13, for Spark to start processes, but is not set",
          "the launcher of a checkout sets it");
    }
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("chaoscast-spark-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
