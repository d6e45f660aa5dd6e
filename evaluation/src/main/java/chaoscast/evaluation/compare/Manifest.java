package chaoscast.evaluation.compare;

import chaoscast.core.Version;
import chaoscast.core.linalg.Blas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What it takes to run something again, bit for bit, on the same kind of machine.
///
/// @param version   of chaoscast
/// @param command   the command line, or what stands for it
/// @param seed      master seed
/// @param threads   cores used; the order of sums in BLAS depends on it
/// @param jvm       vendor and version
/// @param os        name, version and architecture
/// @param cpu       the processor's own name
/// @param blas      library, kernels and threads
/// @param startedAt when, UTC
/// @param workers   processor, BLAS and JVM of each kind of other processes that results come from; empty: all are
///                  this one's
public record Manifest(
    String version,
    List<String> command,
    long seed,
    int threads,
    String jvm,
    String os,
    String cpu,
    String blas,
    Instant startedAt,
    List<String> workers) {

  public Manifest {
    command = List.copyOf(command);
    workers = List.copyOf(workers);
  }

  /// Of a run in one process.
  public Manifest(
      String version, List<String> command, long seed, int threads, String jvm, String os,
      String cpu, String blas, Instant startedAt) {
    this(version, command, seed, threads, jvm, os, cpu, blas, startedAt, List.of());
  }

  /// @param others as [#workers]
  public Manifest withWorkers(List<String> others) {
    return new Manifest(
        version, command, seed, threads, jvm, os, cpu, blas, startedAt, others);
  }

  /// @return the manifest of a run of the Java program that calls, which begins now on this machine
  public static Manifest ofProgram(long seed, int threads) {
    return now(List.of("java", System.getProperty("sun.java.command", "")), seed, threads);
  }

  /// @return the manifest of a run that begins now on this machine
  public static Manifest now(List<String> command, long seed, int threads) {
    return new Manifest(
        Version.CURRENT,
        command,
        seed,
        threads,
        System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version"),
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")),
        processor(),
        Blas.best().description(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String processor() {
    Path information = Path.of("/proc/cpuinfo");
    try (var lines = Files.lines(information)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
