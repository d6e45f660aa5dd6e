package chaoscast.d2r2;

import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// What D2R2 costs on this machine, as ratios that one run measures side by side. Not a test: run
/// `main`, with the number of training steps (500 000) if another is wanted.
public final class D2r2Benchmark {
  private static final int FEATURES = 495;
  private static final int CHUNK = 1056;
  private static final int REPEATS = 5;
  private static final int STEPS = 200;
  private static final int ROLL_OUTS = 200;

  private D2r2Benchmark() {}

  public static void main(String[] arguments) {
    int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500_000;
    Trajectory data = RingData.lorenz96(8, steps + 1);
    double before = peakMegabytes();
    training(data, Map.of("degree", "4"));
    // everything that is resident but the data: the virtual machine, libraries, chunks, factors
    double beyond = peakMegabytes() - 8e-6 * data.steps() * data.dimension();
    System.out.printf(
        "peak resident memory beyond the data %.0f MB after training, %.0f MB more than before%n",
        beyond, peakMegabytes() - before);
    double gram = best(REPEATS, () -> gram(steps));
    double normal = best(REPEATS, () -> training(data, Map.of("degree", "4")));
    double qr = best(REPEATS, () -> training(data, Map.of("degree", "4", "solver", "qr")));
    System.out.printf("dsyrk alone, %d x %d           %8.3f s%n", FEATURES, steps, gram);
    System.out.printf("training, normal equations        %8.3f s = %.2f dsyrk%n", normal,
        normal / gram);
    System.out.printf("training, QR                      %8.3f s = %.2f dsyrk%n", qr, qr / gram);
    Blas.best().threads(1);
    Surrogate surrogate =
        trainer(Map.of("degree", "4")).train(List.of(data.slice(0, 20_000)), Progress.NONE);
    for (int lanes : new int[] {1, 8, 100}) {
      double step = best(ROLL_OUTS, () -> rollOut(surrogate, data, lanes)) / STEPS / lanes;
      System.out.printf("closed-loop step, %3d lanes       %8.3f µs a lane%n", lanes, 1e6 * step);
    }
    for (int size : new int[] {40, 200, 1000}) {
      ring(size);
    }
  }

  private static void ring(int size) {
    Trajectory ring = RingData.lorenz96(size, 2100);
    for (String shared : List.of("true", "false")) {
      var settings = Map.of("degree", "2", "stencil", "4", "shared", shared);
      long before = System.nanoTime();
      Surrogate surrogate = trainer(settings).train(List.of(ring.slice(0, 2000)), Progress.NONE);
      double seconds = (System.nanoTime() - before) * 1e-9;
      double step = best(REPEATS, () -> rollOut(surrogate, ring, 10)) / STEPS / 10;
      System.out.printf(
          "ring K = %4d, shared %-5s  train %.3f s, step %.2f µs a lane, %d parameters%n",
          size, shared, seconds, 1e6 * step, surrogate.cost().parameters());
    }
  }

  /// @return the greatest resident set so far, as Linux counts it; not a number elsewhere
  private static double peakMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> 1.024e-3 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  private static double best(int repeats, LongSupplier work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < repeats; i++) {
      least = Math.min(least, work.getAsLong());
    }
    return least * 1e-9;
  }

  private static long gram(int steps) {
    DenseMatrix phi = DenseMatrix.zeros(FEATURES, CHUNK);
    for (int row = 0; row < FEATURES; row++) {
      phi.fillRow(row, row % 7 - 3);
    }
    DenseMatrix gram = DenseMatrix.zeros(FEATURES, FEATURES);
    long start = System.nanoTime();
    for (int step = 0; step < steps; step += CHUNK) {
      Blas.best().addGram(phi, gram);
    }
    return System.nanoTime() - start;
  }

  private static SurrogateTrainer trainer(Map<String, String> settings) {
    return new D2r2Provider().trainer(settings, new Seed(1));
  }

  private static long training(Trajectory data, Map<String, String> settings) {
    long start = System.nanoTime();
    trainer(settings).train(List.of(data), Progress.NONE);
    return System.nanoTime() - start;
  }

  private static long rollOut(Surrogate surrogate, Trajectory data, int lanes) {
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = new double[lanes * data.dimension()];
    for (int lane = 0; lane < lanes; lane++) {
      data.copyState(lane * 10, states, lane * data.dimension());
    }
    rollout.observe(states);
    long start = System.nanoTime();
    for (int step = 0; step < STEPS; step++) {
      rollout.forecast(states);
    }
    return System.nanoTime() - start;
  }
}
