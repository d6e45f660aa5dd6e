package chaoscast.cluster;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.files.TemporaryFiles;
import chaoscast.core.parallel.MergeTree;
import chaoscast.core.training.ShardSum;
import chaoscast.core.training.ShardedTraining;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialEngine;
import chaoscast.evaluation.study.TrialLine;
import chaoscast.evaluation.study.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple2;

/// Runs each trial as a Spark job of one task. Spark decides where, tries a task that failed again on another executor
/// where there is one, and gives the job up after [#ATTEMPTS]: that trial has failed, and no other. The shards of a
/// training are the tasks of one job ([ShardTasks]).
///
/// Settings of Spark's own, such as `spark.executor.memory`, are read from system properties; they are in no manifest.
final class SparkEngine implements TrialEngine {
  /// Times that a trial is tried.
  static final int ATTEMPTS = 3;

  /// What a JVM must be given to run Spark and our kernels.
  private static final String JAVA_OPTIONS =
      "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED"
          + " --sun-misc-unsafe-memory-access=allow";

  private static final String SCALA_VERSION = "SPARK_SCALA_VERSION";

  private static final long PAUSE_MILLIS = 200;

  private final JavaSparkContext context;
  private final RemoteCommand command;
  private final List<Path> leftovers;
  private final Set<String> machines = new ConcurrentSkipListSet<>();
  private final WorkDone done = new WorkDone();

  /// @param leftovers folders that are of no use when this is closed
  private SparkEngine(JavaSparkContext context, RemoteCommand command, List<Path> leftovers) {
    this.context = context;
    this.command = command;
    this.leftovers = leftovers;
    context.sc().addSparkListener(done);
  }

  /// @param words of the command line
  /// @param files that it names and that executors are sent
  /// @throws InputException if there is no such cluster
  static SparkEngine open(ClusterAddress address, List<String> words, List<Path> files) {
    Path scratch = scratch();
    var leftovers = new ArrayList<>(List.of(scratch));
    JavaSparkContext context = null;
    try {
      context = new JavaSparkContext(settings(address, scratch));
      if (address instanceof ClusterAddress.Processes) { // that Spark starts in its home
        String application = context.sc().applicationId();
        home().ifPresent(home -> leftovers.add(home.resolve("work").resolve(application)));
      }
      if (address instanceof ClusterAddress.Standalone) {
        awaitExecutor(context, address.master());
      }
      ShippedFiles shipped =
          address instanceof ClusterAddress.Threads ? ShippedFiles.NONE
              : ShippedFiles.ship(files, context, scratch);
      return new SparkEngine(
          context, new RemoteCommand(List.copyOf(words), shipped), leftovers);
    } catch (RuntimeException e) {
      if (context != null) {
        context.close();
      }
      leftovers.forEach(SparkEngine::delete);
      throw e;
    }
  }

  /// Waits as long as Spark itself would for its resources.
  ///
  /// @throws InputException if no executor comes to life
  private static void awaitExecutor(JavaSparkContext context, String master) {
    long seconds =
        context.getConf()
            .getTimeAsSeconds("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (context.statusTracker().getExecutorInfos().length < 2) { // one is this process
      if (context.sc().isStopped() || System.nanoTime() > end) {
        throw new InputException(
            "--engine must be a cluster with a worker that is free but no executor of %s began to run in %d s at %s"
                .formatted(
                    context.getConf().get("spark.executor.memory", "1g"), seconds, master),
            "start workers with that much free memory and a free core, under JDK 25 or newer; why an executor"
                + " ended stands in its worker's folder work/");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while executors work", e);
    }
  }

  private static SparkConf settings(ClusterAddress address, Path scratch) {
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
            .setIfMissing("spark.executor.memory", processes.megabytes() + "m")
            .setIfMissing("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"));
        ship(settings, scratch);
      }
      case ClusterAddress.Standalone standalone -> {
        settings.setIfMissing("spark.driver.host", standalone.reach().getHostAddress());
        ship(settings, scratch);
      }
    }
    return settings;
  }

  @Override
  public int width() {
    // One more waits for each core, so that none is idle while a result travels.
    return 2 * context.defaultParallelism();
  }

  @Override
  public TrialResult run(Trial trial) {
    context.setJobDescription(trial.factors() + " " + trial.seed());
    var remote = RemoteTrial.of(command, trial.factors(), trial.seed());
    try {
      RemoteResult found =
          context.parallelize(List.of(remote), 1).map(new ExecutorTask()).collect().getFirst();
      machines.add(found.machine());
      return TrialLine.result(found.line()).orElseThrow();
    } catch (Exception e) { // Spark's own is checked, but none of its methods says so
      if (e instanceof SparkException && !context.sc().isStopped()) {
        return TrialResult.failed(SparkFailure.reason(e));
      }
      throw e;
    }
  }

  @Override
  public ShardSum sum(String name, ShardedTraining training, Progress progress) {
    int block = MergeTree.block(training.count(), context.defaultParallelism());
    LongAccumulator taken = context.sc().longAccumulator();
    CollectionAccumulator<String> where = context.sc().collectionAccumulator();
    JavaFutureAction<List<Tuple2<Integer, RemoteSum>>> running =
        new ShardTasks(command, name, block, taken, where)
            .sum(context, Math.ceilDiv(training.count(), block))
            .collectAsync();
    // what a lost executor had taken in is counted again
    ShardSum sum =
        await(
            running,
            () -> progress.at(
                "shards", Math.min(taken.value(), training.count()), training.count()))
            .getFirst()._2().here(training);
    machines.addAll(where.value());
    return sum;
  }

  @Override
  public List<byte[]> pieces(
      String name, int count, IntFunction<byte[]> piece, Progress progress) {
    RemoteCommand planned = command;
    LongAccumulator made = context.sc().longAccumulator();
    JavaFutureAction<List<RemotePiece>> running =
        context
            .parallelize(IntStream.range(0, count).boxed().toList(), count)
            .map(
                number -> {
                  RemotePiece one = RemotePiece.of(planned, name, number);
                  made.add(1);
                  return one;
                })
            .collectAsync();
    List<RemotePiece> all =
        await(running, () -> progress.at(name, Math.min(made.value(), count), count));
    all.forEach(one -> machines.add(one.machine()));
    return all.stream().map(RemotePiece::get).toList();
  }

  private static <T> T await(JavaFutureAction<T> running, Runnable meanwhile) {
    while (!running.isDone()) {
      pause();
      meanwhile.run();
    }
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(SparkFailure.reason(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while executors work", e);
    }
  }

  @Override
  public List<String> machines() {
    return List.copyOf(machines);
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
  public List<String> costs() {
    return List.of(done.text());
  }

  @Override
  public void close() {
    context.close();
    leftovers.forEach(SparkEngine::delete);
  }

  private static void delete(Path folder) {
    try {
      TemporaryFiles.delete(folder);
    } catch (IOException e) {
      // Something is still being written there; what stays of a process that has ended is deleted by the next.
    }
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
      return TemporaryFiles.folder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
