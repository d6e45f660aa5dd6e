package chaoscast.esn.analysis;

import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.linalg.Kernels;
import chaoscast.core.training.NormalEquations;
import chaoscast.esn.options.EsnOptions;
import chaoscast.esn.reservoir.Reservoir;
import chaoscast.esn.reservoir.ReservoirMap;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// How much of past inputs a linear readout of a reservoir recovers.
///
///     MC_k = 1 − ⟨(u(t−k) − w_k φ(t))²⟩ / ⟨u²⟩   on fresh data, not below 0
///     MC = Σ_{k ≥ 1} MC_k ≤ nodes
///
/// for one input u, uniform in (−1, 1) and independent from step to step.
///
/// Source: H. Jaeger, Short term memory in echo state networks, GMD Report 152 (2001).
///
/// @param perDelay MC_k for k = 1, 2, …
public record MemoryCapacity(double[] perDelay) {
  private static final double RIDGE = 1e-9;
  /// Numbers that every delay has besides: eight inputs, as many recalled, and sums.
  private static final int PER_DELAY = 24;

  public MemoryCapacity {
    perDelay = perDelay.clone();
  }

  @Override
  public double[] perDelay() {
    return perDelay.clone();
  }

  /// @param options a network; its readout options are not used
  /// @param delays  greatest delay, ≥ 1
  /// @param steps   for fitting, and as many again for testing; > delays
  /// @param seed    of network and input
  public static MemoryCapacity measure(EsnOptions options, int delays, int steps, Seed seed) {
    Requirements.requireAtLeast("delays", 1, delays);
    Requirements.requireAtLeast("steps", delays + 1L, steps);
    SizeLimit.requireAtMost(
        "delays", delays, Integer.MAX_VALUE / 8, "that eight inputs of each fit into no array");
    SizeLimit.requireAtMost(
        "steps", steps, (Integer.MAX_VALUE - delays) / 2, "that the inputs fit into no array");
    SizeLimit.requireMemory(
        "steps", steps, n -> (double) Double.BYTES * (2.0 * n + delays));
    var map = new ReservoirMap(Reservoir.draw(options, 1, seed), options.features());
    int count = map.featureCount();
    // The start, both sides of the regression and what it gives.
    SizeLimit.requireMemory(
        "delays", delays, n -> (double) Double.BYTES * n * (4.0 * count + PER_DELAY));
    DenseMatrix inputs = inputs(delays + 2 * steps, seed);
    var stream = map.start(1);
    DenseMatrix history = DenseMatrix.zeros(count, 8 * Math.ceilDiv(delays, 8));
    stream.sweep(inputs.columnRange(0, history.columns()), history);
    int start = history.columns();
    var regression = new NormalEquations(count, delays);
    DenseMatrix features = DenseMatrix.zeros(count, 8);
    int fitted = start + steps / 8 * 8;
    for (int from = start; from < fitted; from += 8) {
      stream.sweep(inputs.columnRange(from, from + 8), features);
      regression.add(features, past(inputs, from, delays));
    }
    DenseMatrix weights = regression.solve(RIDGE * steps).weights();
    double[] errors = new double[delays];
    double[] squares = new double[delays];
    DenseMatrix recalled = DenseMatrix.zeros(delays, 8);
    for (int from = fitted; from + 8 <= inputs.columns(); from += 8) {
      stream.sweep(inputs.columnRange(from, from + 8), features);
      Kernels.best().multiply(weights, features, recalled);
      DenseMatrix truth = past(inputs, from, delays);
      for (int i = 0; i < 8 * delays; i++) {
        double u = truth.get(i / 8, i % 8);
        errors[i / 8] += Math.pow(recalled.get(i / 8, i % 8) - u, 2);
        squares[i / 8] += u * u;
      }
    }
    double[] capacities = new double[delays];
    Arrays.setAll(capacities, k -> Math.max(0, 1 - errors[k] / squares[k]));
    return new MemoryCapacity(capacities);
  }

  private static DenseMatrix inputs(int steps, Seed seed) {
    RandomGenerator random = seed.child("esn/memory").generator();
    DenseMatrix inputs = DenseMatrix.zeros(1, steps);
    for (int step = 0; step < steps; step++) {
      inputs.set(0, step, random.nextDouble(-1, 1));
    }
    return inputs;
  }

  /// @return u(t − k), delay k − 1 = 0 … a row, for eight t from `from` on
  private static DenseMatrix past(DenseMatrix inputs, int from, int delays) {
    DenseMatrix past = DenseMatrix.zeros(delays, 8);
    for (int i = 0; i < 8 * delays; i++) {
      past.set(i / 8, i % 8, inputs.get(0, from + i % 8 - i / 8 - 1));
    }
    return past;
  }

  /// @return MC
  public double total() {
    return Arrays.stream(perDelay).sum();
  }
}
