package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.linalg.Block;
import chaoscast.core.options.Options;
import chaoscast.core.training.Fit;
import chaoscast.core.training.TrainingSet;
import chaoscast.d2r2.PolynomialMap;
import java.util.List;
import java.util.OptionalDouble;

/// Derivatives from local polynomials, then sparse regression on all monomials.
///
/// @param options of the surrogate
record SindyTrainer(SindyOptions options) implements SurrogateTrainer {
  private static final int CHUNK_VALUES = 1 << 19;

  @Override
  public Surrogate train(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    int dimension = training.dimension();
    var map = new PolynomialMap(dimension, options.degree());
    var problem = new SparseProblem(map.featureCount(), dimension);
    take(training, map, problem, progress);
    problem.normalise();
    // neighbouring estimates share samples, and with them noise
    double independent = Math.max(2, (double) problem.samples() / Math.max(1, options.window()));
    var search = new TermSearch(problem, options, independent);
    double[] weights = new double[dimension * map.featureCount()];
    double[] rms = new double[dimension];
    int terms = 0;
    double condition = 1;
    for (int target = 0; target < dimension; target++) {
      TermSearch.Terms found = search.find(target);
      for (int i = 0; i < found.active().length; i++) {
        int term = found.active()[i];
        weights[target * map.featureCount() + term] =
            found.weights()[i] * problem.unit(target, term);
      }
      rms[target] =
          problem.targetUnit(target)
              * Math.sqrt(problem.residual(target, found.active(), found.weights()));
      terms = Math.max(terms, found.active().length);
      condition = Math.max(condition, problem.condition(found.active()));
    }
    return new SindySurrogate(
        Options.values(options),
        new Equations(training.trajectories().getFirst().names(), options.degree(), weights),
        training.timeStep(),
        options.substeps(),
        new Fit(
            problem.samples(),
            terms,
            terms,
            condition,
            options.ridge(),
            OptionalDouble.empty(),
            rms));
  }

  private void take(
      TrainingSet training, PolynomialMap map, SparseProblem problem, Progress progress) {
    var local = new LocalPolynomial(options.halfWindow(), options.order());
    int margin = local.half();
    long total = 0;
    int longest = 0;
    for (Trajectory trajectory : training.trajectories()) {
      total += Math.max(0, trajectory.steps() - 2 * margin);
      longest = Math.max(longest, trajectory.steps());
    }
    if (total == 0) {
      throw new InputException(
          "training needs a trajectory of ≥ %d steps for its derivatives but the longest has %d"
              .formatted(2 * margin + 1, longest));
    }
    int chunk = Math.clamp(CHUNK_VALUES / map.featureCount() / 8 * 8L, 256, 2048);
    Block states = Block.zeros(map.dimension(), chunk);
    Block derivatives = Block.zeros(map.dimension(), chunk);
    Block terms = Block.zeros(map.featureCount(), chunk);
    long done = 0;
    for (Trajectory trajectory : training.trajectories()) {
      int end = trajectory.steps() - margin;
      for (int step = margin; step < end; step += chunk) {
        int count = Math.min(chunk, end - step);
        Block x = states.columnRange(0, count);
        Block y = derivatives.columnRange(0, count);
        Block theta = terms.columnRange(0, count);
        local.estimate(trajectory, step, x, y);
        map.apply(x, theta);
        problem.add(theta, y);
        done += count;
        progress.at("train", done, total);
      }
    }
  }
}
