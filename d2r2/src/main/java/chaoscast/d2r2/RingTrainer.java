package chaoscast.d2r2;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Options;
import chaoscast.core.training.Fit;
import chaoscast.core.training.MemorylessFeatureMap;
import chaoscast.core.training.RidgeRegression;
import chaoscast.core.training.RidgeSolution;
import chaoscast.core.training.Target;
import chaoscast.core.training.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Regression for a ring of K variables, each from its neighbours within r:
///
///     x̂_k(t+1) = w_k · φ(x_{k−r}(t), …, x_{k+r}(t))
///
/// One set of weights a variable, or with `shared` one for all: the forecast then commutes with
/// rotations of the ring, and K variables give K samples a step. Time and memory grow linearly
/// with K.
///
/// Source: J. Pathak, B. Hunt, M. Girvan, Z. Lu, E. Ott, Phys. Rev. Lett. 120 (2018) 024102,
/// doi:10.1103/PhysRevLett.120.024102 (local, overlapping reservoirs).
///
/// @param options with a stencil and a fixed degree
record RingTrainer(D2r2Options options) {
  private static final int CHUNK_VALUES = 1 << 17;

  /// @return the data, taken in
  UnsolvedFit accumulate(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    int size = training.dimension();
    if (2 * options.stencil() + 1 > size) {
      throw new InputException(
          "stencil must be ≤ (variables − 1) / 2 = %d but was %d"
              .formatted((size - 1) / 2, options.stencil()));
    }
    long pairs = training.requirePairs(0);
    var accumulation = new Accumulation(size, training);
    long done = 0;
    for (Trajectory trajectory : training.trajectories()) {
      int last = trajectory.steps() - 1;
      for (int step = 0; step < last; step += accumulation.chunk) {
        int count = Math.min(accumulation.chunk, last - step);
        accumulation.take(trajectory, step, count);
        done += count;
        progress.at("train", done, pairs);
      }
    }
    return accumulation;
  }

  private final class Accumulation implements UnsolvedFit {
    private final MemorylessFeatureMap map;
    private final RidgeRegression[] regressions;
    private final double timeStep;
    private final int size;
    private final int chunk;
    private final DenseMatrix states;
    private final DenseMatrix next;
    private final RingNeighbours neighbours;
    private final DenseMatrix patch;
    private final DenseMatrix features;

    Accumulation(int size, TrainingSet training) {
      this.size = size;
      this.timeStep = training.timeStep();
      map = PolynomialFeatures.buildForStencil(options, training.trajectories());
      regressions = new RidgeRegression[options.shared() ? 1 : size];
      for (int k = 0; k < regressions.length; k++) {
        regressions[k] = options.readout().solver().start(map.featureCount(), 1);
      }
      int widest = Math.max(size, map.featureCount());
      chunk = Math.clamp(CHUNK_VALUES / widest / 8 * 8L, 128, 2048);
      states = DenseMatrix.zeros(size, chunk);
      neighbours = new RingNeighbours(states, options.stencil());
      next = DenseMatrix.zeros(size, chunk);
      patch = DenseMatrix.zeros(map.dimension(), chunk);
      features = DenseMatrix.zeros(map.featureCount(), chunk);
    }

    void take(Trajectory trajectory, int from, int count) {
      trajectory.copyTo(from, count, states);
      trajectory.copyTo(from + 1, count, next);
      if (options.readout().target() == Target.INCREMENT) {
        for (int k = 0; k < size; k++) {
          for (int column = 0; column < count; column++) {
            next.set(k, column, next.get(k, column) - states.get(k, column));
          }
        }
      }
      DenseMatrix phi = features.columnRange(0, count);
      for (int k = 0; k < size; k++) {
        neighbours.copy(k, patch);
        map.apply(patch.columnRange(0, count), phi);
        regressions[k % regressions.length].add(
            phi, next.rowRange(k, k + 1).columnRange(0, count));
      }
    }

    @Override
    public Surrogate solve(double ridge) {
      DenseMatrix weights = DenseMatrix.zeros(regressions.length, map.featureCount());
      Fit fit = null;
      double[] rms = new double[size];
      for (int k = 0; k < regressions.length; k++) {
        RidgeSolution solution = regressions[k].solve(ridge);
        weights.copyRows(k, solution.weights());
        rms[k] = solution.residualRms()[0];
        fit = worse(fit, Fit.of(solution));
      }
      if (options.shared()) {
        Arrays.fill(rms, rms[0]);
      }
      var whole =
          new Fit(
              fit.samples(),
              fit.features(),
              fit.rank(),
              fit.condition(),
              ridge,
              fit.mendingRidge(),
              rms);
      ModelHeader header =
          ModelHeader.of(D2r2Provider.NAME, Options.values(options), timeStep, 1);
      return new RingSurrogate(
          header.withRemarks(whole.remarks()),
          new RingShape(size, options.stencil(), options.shared()),
          map,
          weights,
          options.readout().target(),
          Optional.of(whole));
    }

    private static Fit worse(Fit one, Fit other) {
      return one == null || other.condition() > one.condition() ? other : one;
    }
  }
}
