package chaoscast.esn.reservoir;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.esn.LsrEsnProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints how long an LSR-ESN trains, beside its dsyrk alone on as many steps just before and just after,
/// and the process's peak of resident memory. Run by hand; no test runs it.
///
///     TrainingBenchmark [NODES [STEPS]]
final class TrainingBenchmark {
  private static final int CHUNK = 2048;

  private TrainingBenchmark() {}

  public static void main(String[] arguments) {
    int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000;
    int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500_000;
    System.out.println(Blas.best().description());
    Trajectory data = EsnBenchmark.waves(steps + 1);
    gramSeconds(nodes, 4 * CHUNK);
    double before = gramSeconds(nodes, steps);
    printGram("dsyrk alone, before", before, nodes, steps);
    double training = trainingSeconds(nodes, data);
    print("training, with the solution", training, "s");
    double after = gramSeconds(nodes, steps);
    printGram("dsyrk alone, after", after, nodes, steps);
    print("training / least dsyrk", training / Math.min(before, after), "");
    print("training / mean dsyrk", 2 * training / (before + after), "");
    print("peak of resident memory", 1e-9 * peakBytes(), "GB");
  }

  private static void printGram(String what, double seconds, int nodes, int steps) {
    print(what, seconds, "s");
    print("", 1e-9 * nodes * (nodes + 1.0) * steps / seconds, "GF/s");
  }

  private static void print(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "%-30s %10.2f %s%n", what, value, unit);
  }

  private static double trainingSeconds(int nodes, Trajectory data) {
    var trainer =
        new LsrEsnProvider().trainer(Map.of("nodes", Integer.toString(nodes)), new Seed(1));
    long start = System.nanoTime();
    trainer.train(List.of(data), Progress.NONE);
    return 1e-9 * (System.nanoTime() - start);
  }

  private static double gramSeconds(int nodes, int steps) {
    DenseMatrix features = DenseMatrix.zeros(nodes, CHUNK);
    for (int i = 0; i < nodes; i++) {
      features.fillRow(i, 1.0 / (i + 1));
    }
    DenseMatrix gram = DenseMatrix.zeros(nodes, nodes);
    long start = System.nanoTime();
    for (int from = 0; from < steps; from += CHUNK) {
      int count = Math.min(CHUNK, steps - from);
      Blas.best().addGram(features.columnRange(0, count), gram);
    }
    return 1e-9 * (System.nanoTime() - start);
  }

  /// @return NaN where the system does not tell
  private static double peakBytes() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
