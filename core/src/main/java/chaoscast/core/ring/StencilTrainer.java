package chaoscast.core.ring;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.training.FeatureMap;
import chaoscast.core.training.FeatureStream;
import chaoscast.core.training.Fit;
import chaoscast.core.training.ReadoutTrainer;
import chaoscast.core.training.RidgeRegression;
import chaoscast.core.training.RidgeSolution;
import chaoscast.core.training.Target;
import chaoscast.core.training.TrainingSet;
import chaoscast.core.training.UnsolvedFit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Regression for a ring of K variables, each from its neighbours within r, on features without memory:
///
///     x̂_k(t+1) = w_k · φ(x_{k−r}(t), …, x_{k+r}(t), u(t))
///
/// Inputs u, if there are any, are the same for all variables.
///
/// One set of weights a variable, or with `shared` one for all: the forecast then commutes with
/// rotations of the ring, and K variables give K samples a step. Time and memory grow linearly
/// with K.
///
/// Source: J. Pathak, B. Hunt, M. Girvan, Z. Lu, E. Ott, Phys. Rev. Lett. 120 (2018) 024102,
/// doi:10.1103/PhysRevLett.120.024102 (local, overlapping reservoirs).
///
/// @param local   features, fit and name; its feature map is built for all variables of the ring and sees
///                the 2r + 1 of a neighbourhood
/// @param stencil r ≥ 1, and whether weights are shared
public record StencilTrainer(ReadoutTrainer local, StencilOptions stencil)
    implements SurrogateTrainer {
  private static final int CHUNK_VALUES = 1 << 17;

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    return accumulate(trajectories, progress).solve(local.readout().ridge());
  }

  @Override
  public boolean isOneLaw() {
    return stencil.shared();
  }

  /// @return the data, taken in
  public UnsolvedFit accumulate(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    int inputs = training.driving();
    RingBlocks ring =
        RingBlocks.around(training.dimension() - inputs, stencil.stencil(), inputs);
    long pairs = training.requirePairs(0);
    var accumulation = new Accumulation(ring, training);
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
    private final FeatureMap map;
    private final FeatureStream stream;
    private final RingBlocks ring;
    private final RidgeRegression[] regressions;
    private final double timeStep;
    private final int size;
    private final int chunk;
    private final DenseMatrix states;
    private final DenseMatrix next;
    private final RingNeighbours neighbours;
    private final DenseMatrix patch;
    private final DenseMatrix features;

    Accumulation(RingBlocks ring, TrainingSet training) {
      this.ring = ring;
      size = ring.dimension();
      this.timeStep = training.timeStep();
      map = local.factory().build(training.trajectories());
      stream = withoutMemory(map);
      regressions = new RidgeRegression[stencil.shared() ? 1 : size];
      for (int k = 0; k < regressions.length; k++) {
        regressions[k] = local.readout().solver().start(map.featureCount(), 1);
      }
      int widest = Math.max(ring.whole(), map.featureCount());
      chunk = Math.clamp(CHUNK_VALUES / widest / 8 * 8L, 128, 2048);
      states = DenseMatrix.zeros(ring.whole(), chunk);
      neighbours = new RingNeighbours(states, ring);
      next = DenseMatrix.zeros(ring.whole(), chunk);
      patch = DenseMatrix.zeros(map.dimension(), chunk);
      features = DenseMatrix.zeros(map.featureCount(), chunk);
    }

    void take(Trajectory trajectory, int from, int count) {
      trajectory.copyTo(from, count, states);
      trajectory.copyTo(from + 1, count, next);
      if (local.readout().target() == Target.INCREMENT) {
        for (int k = 0; k < size; k++) {
          for (int column = 0; column < count; column++) {
            next.set(k, column, next.get(k, column) - states.get(k, column));
          }
        }
      }
      DenseMatrix phi = features.columnRange(0, count);
      for (int k = 0; k < size; k++) {
        neighbours.copy(k, patch);
        stream.sweep(patch.columnRange(0, count), phi);
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
      if (stencil.shared()) {
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
          ModelHeader.of(local.provider(), local.settings(), timeStep, 1);
      return new StencilSurrogate(
          header.withRemarks(whole.remarks()),
          ring,
          map,
          weights,
          local.readout().target(),
          Optional.of(whole));
    }

    private static FeatureStream withoutMemory(FeatureMap map) {
      FeatureStream stream = map.start(1);
      if (stream.memory().map(memory -> memory.size() > 0).orElse(true)) {
        throw new InputException(
            "features of a stencil must have no memory but those of %s have one"
                .formatted(map.getClass().getSimpleName()));
      }
      return stream;
    }

    private static Fit worse(Fit one, Fit other) {
      return one == null || other.condition() > one.condition() ? other : one;
    }
  }
}
