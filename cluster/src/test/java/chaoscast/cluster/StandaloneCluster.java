package chaoscast.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A master and workers of one core each on this machine, processes that end when this is closed.
final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Path jdk;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(Path folder, Path jdk, int port) {
    this.folder = folder;
    this.jdk = jdk;
    this.port = port;
  }

  /// @param folder for what workers leave
  static StandaloneCluster start(Path folder, int workers) throws Exception {
    return start(folder, workers, Path.of(System.getProperty("java.home")));
  }

  /// @param jdk that master, workers and executors run on
  static StandaloneCluster start(Path folder, int workers, Path jdk) throws Exception {
    var cluster = new StandaloneCluster(folder, jdk, freePort());
    cluster.launch(
        "master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port",
        Integer.toString(cluster.port), "--webui-port", "0");
    cluster.await();
    for (int number = 1; number <= workers; number++) {
      cluster.launch(
          "worker-" + number, "org.apache.spark.deploy.worker.Worker", "--host", HOST,
          "--webui-port", "0", "--cores", "1", "--memory", "1G", "--work-dir",
          folder.resolve("work-" + number).toString(), cluster.address());
    }
    return cluster;
  }

  String address() {
    return "spark://%s:%d".formatted(HOST, port);
  }

  /// Ends a worker, and with it its executor, as a loss of power would.
  ///
  /// @param number from 1
  void kill(int number) {
    end(processes.get(number));
  }

  /// @return whether a worker has an executor that runs
  boolean hasExecutors() {
    return processes.stream().flatMap(Process::descendants).anyMatch(ProcessHandle::isAlive);
  }

  private void launch(String name, String type, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(jdk.resolve("bin/java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens="))
        .forEach(command::add);
    command.addAll(
        List.of("-Xmx256m", "-cp", Path.of(System.getenv("SPARK_HOME"), "jars", "*").toString(),
            type));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("JAVA_HOME", jdk.toString());
    processes.add(builder.start());
  }

  private void await() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new UncheckedIOException(Files.readString(folder.resolve("master.log")), e);
        }
        Thread.sleep(100);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      end(process);
      process.onExit().join();
    }
  }
}
