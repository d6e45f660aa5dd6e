package chaoscast.esn.reservoir;

import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.options.Options;
import chaoscast.esn.LsrEsnProvider;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.options.FeatureTransform;
import chaoscast.esn.options.RecurrenceOptions;
import chaoscast.esn.options.ReservoirTopology;
import chaoscast.esn.options.WeightLaw;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Prints what a closed-loop step of an LSR-ESN costs on one core, and its parts. Run by hand; no test runs
/// it. For training there is [TrainingBenchmark].
///
///     EsnBenchmark [NODES]
final class EsnBenchmark {
  private static final long MEASURING = 2_000_000_000L;

  private EsnBenchmark() {}

  public static void main(String[] arguments) {
    int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000;
    Surrogate small = train(nodes, 600);
    Surrogate narrow = small.inPrecision(Arithmetic.BINARY32, Scope.ALL);
    for (int lanes : new int[] {1, 16, 100}) {
      int steps = Math.max(1, 20 / lanes);
      double wide = 1e6 * secondsPerStep(small, lanes, steps);
      double single = 1e6 * secondsPerStep(narrow, lanes, steps);
      print("closed-loop step, lanes: " + lanes, wide, "µs a lane");
      print("  in binary32", single, "µs a lane");
      print("  binary64 / binary32", wide / single, "");
    }
    parts(nodes);
    rings(nodes);
  }

  private static void print(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "%-30s %10.2f %s%n", what, value, unit);
  }

  private static Surrogate train(int nodes, int steps) {
    return new LsrEsnProvider()
        .trainer(Map.of("nodes", Integer.toString(nodes)), new Seed(1))
        .train(List.of(waves(steps + 1)), Progress.NONE);
  }

  /// @return 8 variables
  static Trajectory waves(int steps) {
    double[] states = new double[8 * steps];
    for (int i = 0; i < states.length; i++) {
      int step = i / 8;
      states[i] = Math.sin(0.01 * step * (1 + i % 8 * 0.37)) + Math.cos(0.003 * step);
    }
    return Trajectory.of(states, 8, 0.005);
  }

  /// How long it takes to scale rings to their spectral radius.
  private static void rings(int nodes) {
    for (WeightLaw law : WeightLaw.values()) {
      var options = new RecurrenceOptions(nodes, 0.9, 3, ReservoirTopology.RING, law);
      double seconds =
          least(1, () -> Recurrence.draw(options, new Seed(1).child("ring").generator()));
      print("ring of " + law.toString().toLowerCase(Locale.ROOT) + " weights", seconds, "s");
    }
  }

  /// What a step consists of, one lane.
  private static void parts(int nodes) {
    EsnOptions options =
        Options.parse(EsnOptions.LSR_PAPER, Map.of("nodes", Integer.toString(nodes)));
    var map =
        new ReservoirMap(Reservoir.draw(options, 8, new Seed(1)), FeatureTransform.PRODUCTS);
    Kernels kernels = Kernels.best();
    DenseMatrix input = DenseMatrix.zeros(nodes + 9, 1);
    DenseMatrix fresh = DenseMatrix.zeros(nodes, 1);
    DenseMatrix readout = DenseMatrix.zeros(8, nodes);
    DenseMatrix output = DenseMatrix.zeros(8, 1);
    var sorted = SortedReservoir.of(map.reservoir(), map.layout());
    var drive = sorted.drive();
    DenseMatrix features = DenseMatrix.zeros(map.featureCount(), 1);
    print("  drive", 1e6 * least(20, () -> kernels.multiply(drive, input, fresh)), "µs");
    print("  tanh", 1e6 * least(20, () -> kernels.tanh(fresh)), "µs");
    print(
        "  products",
        1e6 * least(20, () -> kernels.products(sorted.left(), sorted.right(), input, features)),
        "µs");
    print("  readout", 1e6 * least(20, () -> kernels.multiply(readout, fresh, output)), "µs");
  }

  /// The least of runs that are shorter than a time slice: what disturbs only adds.
  private static double least(int steps, Runnable step) {
    double least = Double.POSITIVE_INFINITY;
    long end = System.nanoTime() + MEASURING;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        step.run();
      }
      least = Math.min(least, 1e-9 * (System.nanoTime() - start) / steps);
    }
    return least;
  }

  private static double secondsPerStep(Surrogate surrogate, int lanes, int steps) {
    Rollout rollout = surrogate.startRollout(lanes);
    double[] states = new double[8 * lanes];
    rollout.observe(states);
    return least(steps, () -> rollout.forecast(states)) / lanes;
  }
}
