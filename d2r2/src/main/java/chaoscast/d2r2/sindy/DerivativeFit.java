package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.training.Fit;
import chaoscast.core.training.RegressionMemory;
import chaoscast.core.training.TrainingSet;
import chaoscast.d2r2.MonomialTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Sparse regression of derivatives, or of the next states of a map, on the terms of a library.
///
/// Inputs are variables of the library that have no equation.
///
/// @param weights variables × terms, row-major; zero for inputs
/// @param fit     how it went
/// @param shares  what each weight's term contributes to its derivative for a weight of one: root mean square
///                over that of the derivative
/// @param left    root mean square that is left of each derivative but those of inputs, as a share of its own
record DerivativeFit(double[] weights, Fit fit, double[] shares, double[] left) {
  private static final int CHUNK_VALUES = 1 << 19;

  /// Multiplications that are tolerable, half an hour of one core, and regressions on most of the terms that an
  /// equation takes at least.
  private static final double MOST_WORK = 5e13;
  private static final double REGRESSIONS = 6;

  /// Runs twice over the data: once for the Gram matrix, once for what is left of the derivatives, which the
  /// Gram matrix does not resolve below a share of 10⁻⁸.
  ///
  /// @param known   what the terms are added to
  /// @param options whose source of derivatives has been chosen
  static DerivativeFit of(
      TrainingSet training,
      TermLibrary library,
      KnownPart known,
      SindyOptions options,
      Progress progress) {
    TermMap map = library.map();
    int dimension = map.dimension();
    int count = map.featureCount();
    RegressionMemory.require(count, Runtime.getRuntime().maxMemory());
    requireWork(dimension, count, options.degree());
    var problem = new SparseProblem(count, dimension);
    TargetRows rows = options.rows(longest(training.trajectories()));
    long samples = take(training, rows, map, known, problem::add, progress);
    problem.normalise();
    double independent = Math.max(2, (double) samples / rows.spacing());
    var search = new TermSearch(problem, options, independent);
    double[] weights = new double[dimension * count];
    double[] shares = new double[weights.length];
    int terms = 0;
    double condition = 1;
    int targets = dimension - training.driving();
    for (int target = 0; target < targets; target++) {
      TermSearch.Terms found = search.find(target);
      for (int i = 0; i < found.active().length; i++) {
        int term = found.active()[i];
        weights[target * count + term] = found.weights()[i] * problem.unit(target, term);
      }
      for (int term = 0; term < count; term++) {
        shares[target * count + term] = 1 / problem.unit(target, term);
      }
      terms = Math.max(terms, found.active().length);
      condition = Math.max(condition, problem.condition(found.active()));
    }
    var residual = new Residual(DenseMatrix.of(weights, dimension, count));
    take(training, rows, map, known, residual::add, Progress.NONE);
    double[] rms = Arrays.copyOf(residual.rms(), targets);
    double[] left = new double[targets];
    for (int target = 0; target < targets; target++) {
      left[target] = rms[target] / problem.targetUnit(target);
    }
    var fit =
        new Fit(samples, terms, terms, condition, options.ridge(), OptionalDouble.empty(), rms);
    return new DerivativeFit(weights, fit, shares, left);
  }

  /// @param terms of the library
  /// @throws InputException if regressions on all terms, n³/3 multiplications each, would take hours
  static void requireWork(int dimension, int terms, int degree) {
    if (work(dimension, terms) <= MOST_WORK) {
      return;
    }
    int fits = degree;
    while (fits > 0
        && work(dimension, MonomialTable.count(dimension, fits)) > MOST_WORK) {
      fits--;
    }
    String cure = fits > 0
        ? "give degree=%d or fewer --columns; --settings auto chooses a degree".formatted(fits)
        : "choose fewer --columns";
    throw new InputException(
        "degree must be ≤ %d for %d variables but was %d".formatted(fits, dimension, degree),
        "regressions on %d terms for each of %d equations take hours: %s"
            .formatted(terms, dimension, cure));
  }

  private static double work(double equations, double terms) {
    return REGRESSIONS * equations * terms * terms * terms / 3;
  }

  static Trajectory longest(List<Trajectory> trajectories) {
    return trajectories.stream().max(Comparator.comparingInt(Trajectory::steps)).orElseThrow();
  }

  /// @return the number of samples that rows were made around
  private static long take(
      TrainingSet training,
      TargetRows rows,
      TermMap map,
      KnownPart known,
      TargetRows.Sink sink,
      Progress progress) {
    int margin = rows.margin();
    int both = margin + rows.end();
    long total = 0;
    int longest = 0;
    for (Trajectory trajectory : training.trajectories()) {
      total += Math.max(0, trajectory.steps() - both);
      longest = Math.max(longest, trajectory.steps());
    }
    if (total == 0) {
      throw new InputException(
          "training needs a trajectory of ≥ %d steps for its %s but the longest has %d"
              .formatted(both + 1, rows instanceof NextStateRows ? "pairs" : "derivatives",
                  longest));
    }
    int chunk = Math.clamp(CHUNK_VALUES / map.featureCount() / 8 * 8L, 256, 2048);
    long done = 0;
    for (Trajectory trajectory : training.trajectories()) {
      int end = trajectory.steps() - rows.end();
      for (int step = margin; step < end; step += chunk) {
        int count = Math.min(chunk, end - step);
        rows.add(trajectory, step, step + count, map, known, sink);
        done += count;
        progress.at("train", done, total);
      }
    }
    return total;
  }
}
