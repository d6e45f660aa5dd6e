package chaoscast.d2r2.extended;

import chaoscast.core.InputException;
import chaoscast.core.bigfloat.BigFloat;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedLeastSquares;
import chaoscast.core.extended.ExtendedRungeKutta4;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.parallel.Parallel;
import java.util.List;

/// The weights W of x' = Θ(x) W whose Runge–Kutta steps are the steps that data take, in one format.
///
///     min Σ_i ‖Φ_W(z_i) − z_{i+1}‖²   by W ← W + δ,  δ = argmin ‖∂Φ/∂W δ − r‖
///
/// Source: J. Nocedal, S. J. Wright, Numerical Optimization (2006), section 10.3,
/// doi:10.1007/978-0-387-40065-5.
final class FlowRegression {
  /// Samples that one thread takes at a time.
  private static final int BLOCK = 16;

  private final ExtendedTrajectory data;
  private final Library library;
  private final int substeps;
  private final int threads;
  private final BigFloatFormat format;
  private final int words;
  private final int dimension;

  /// @param data     z, in the format to compute in
  /// @param substeps Runge–Kutta steps between two samples
  /// @param threads  decides no result
  FlowRegression(
      ExtendedTrajectory data, Library library, int substeps, int threads) {
    this.data = data;
    this.library = library;
    this.substeps = substeps;
    this.threads = threads;
    this.format = data.format();
    this.words = format.words();
    this.dimension = data.dimension();
  }

  /// One iteration.
  ///
  /// @param weights  W + δ
  /// @param residual the largest |r| before
  /// @param change   the largest |δ|
  record Iteration(long[] weights, BigFloat residual, BigFloat change) {}

  /// @return the weights of [Library#everywhere] from central differences, (z_{i+1} − z_{i−1}) / 2Δt = Θ(z_i) W
  long[] fromDifferences() {
    int rows = data.steps() - 2;
    var problem = new ExtendedLeastSquares(format, rows, library.size(), dimension);
    var candidates = new Candidates(format, library, library.everywhere());
    BigFloatKernel kernel = format.kernel();
    long[] interval = new long[words];
    format.number(data.timeStep()).scalb(1).reciprocal().copyTo(interval, 0);
    long[] before = new long[dimension * words];
    long[] state = before.clone();
    long[] after = before.clone();
    for (int row = 0; row < rows; row++) {
      data.copyState(row, before);
      data.copyState(row + 1, state);
      data.copyState(row + 2, after);
      long[] values = candidates.values(state);
      for (int t = 0; t < library.size(); t++) {
        problem.set(row, t, values, t * words);
      }
      for (int k = 0; k < dimension; k++) {
        kernel.subtract(after, k * words, before, k * words, after, k * words);
        kernel.multiply(after, k * words, interval, 0, after, k * words);
        problem.set(row, library.size() + k, after, k * words);
      }
    }
    return problem.solve(threads);
  }

  /// @param places  of the terms
  /// @param weights one a place; not modified
  Iteration iterate(List<Library.Place> places, long[] weights) {
    int samples = data.steps() - 1;
    int unknowns = places.size();
    var problem =
        new ExtendedLeastSquares(format, Math.multiplyExact(samples, dimension), unknowns, 1);
    List<BigFloat> largest =
        Parallel.map(
            Math.ceilDiv(samples, BLOCK),
            threads,
            block -> linearised(
                new SensitivityField(format, library, places, weights),
                block * BLOCK,
                Math.min(samples, (block + 1) * BLOCK),
                problem));
    BigFloat residual = largest.stream().max(BigFloat::compareTo).orElseThrow();
    if (!residual.isFinite()) {
      throw new InputException(
          "the equations must stay finite over a step but ran away: give more states or a smaller library");
    }
    long[] change = problem.solve(threads);
    BigFloatKernel kernel = format.kernel();
    long[] next = new long[weights.length];
    BigFloat size = format.getZero();
    for (int at = 0; at < weights.length; at += words) {
      kernel.add(weights, at, change, at, next, at);
      BigFloat magnitude = BigFloat.from(format, change, at).abs();
      size = magnitude.compareTo(size) > 0 ? magnitude : size;
    }
    return new Iteration(next, residual, size);
  }

  /// Fills the rows of some samples.
  ///
  /// @return the largest |r| among them
  private BigFloat linearised(
      SensitivityField field, int from, int to, ExtendedLeastSquares problem) {
    var step = new ExtendedRungeKutta4(field, data.timeStep(), substeps);
    BigFloatKernel kernel = format.kernel();
    long[] next = new long[dimension * words];
    long[] largest = new long[words];
    for (int sample = from; sample < to; sample++) {
      long[] state = new long[field.dimension() * words];
      long[] start = new long[dimension * words];
      data.copyState(sample, start);
      System.arraycopy(start, 0, state, 0, start.length);
      step.advance(state);
      data.copyState(sample + 1, next);
      for (int k = 0; k < dimension; k++) {
        int row = sample * dimension + k;
        for (int q = 0; q < field.parameters(); q++) {
          problem.set(row, q, state, field.position(k, q));
        }
        kernel.subtract(next, k * words, state, k * words, next, k * words);
        problem.set(row, field.parameters(), next, k * words);
        BigFloat size = BigFloat.from(format, next, k * words).abs();
        if (size.compareTo(BigFloat.from(format, largest, 0)) > 0) {
          size.copyTo(largest, 0);
        }
      }
    }
    return BigFloat.from(format, largest, 0);
  }
}
