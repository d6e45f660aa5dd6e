package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Options;
import chaoscast.core.training.Fit;
import chaoscast.core.training.TrainingSet;
import chaoscast.d2r2.PolynomialMap;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Derivatives from local polynomials or test functions, then sparse regression on all monomials.
///
/// @param options of the surrogate
record SindyTrainer(SindyOptions options) implements SurrogateTrainer {
  private static final int CHUNK_VALUES = 1 << 19;

  /// In standard deviations; below, the errors of differences do not matter.
  private static final double NEGLIGIBLE_NOISE = 1e-7;

  /// Terms are few only about the system's own origin, and every term has a unit of its own anyway.
  @Override
  public boolean keepsUnits() {
    return true;
  }

  @Override
  public Surrogate fit(List<Trajectory> trajectories, Progress progress) {
    var training = new TrainingSet(trajectories);
    int dimension = training.dimension();
    var map = new PolynomialMap(dimension, options.degree());
    var problem = new SparseProblem(map.featureCount(), dimension);
    Trajectory longest = longest(training.trajectories());
    SindyOptions chosen = chosen(longest);
    TargetRows rows = chosen.rows(longest);
    long samples = take(training, rows, map, problem, progress);
    problem.normalise();
    double independent = Math.max(2, (double) samples / rows.spacing());
    var search = new TermSearch(problem, chosen, independent);
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
    var fit =
        new Fit(
            samples, terms, terms, condition, options.ridge(), OptionalDouble.empty(), rms);
    ModelHeader header =
        ModelHeader.of(SindyProvider.NAME, Options.values(chosen), training.timeStep(), 1);
    return new SindySurrogate(
        header.withRemarks(fit.remarks()),
        new TermLibrary(training.trajectories().getFirst().names(), options.degree()),
        weights,
        Optional.of(fit));
  }

  private SindyOptions chosen(Trajectory longest) {
    if (options.derivative() != Derivative.AUTO) {
      return options;
    }
    boolean noisy = NoiseLevel.share(longest) > NEGLIGIBLE_NOISE;
    return options.withDerivative(noisy ? Derivative.WEAK : Derivative.DIFFERENCES);
  }

  private static Trajectory longest(List<Trajectory> trajectories) {
    return trajectories.stream()
        .max(Comparator.comparingInt(Trajectory::steps))
        .orElseThrow();
  }

  /// @return the number of samples that rows were made around
  private static long take(
      TrainingSet training,
      TargetRows rows,
      PolynomialMap map,
      SparseProblem problem,
      Progress progress) {
    int margin = rows.margin();
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
    long done = 0;
    for (Trajectory trajectory : training.trajectories()) {
      int end = trajectory.steps() - margin;
      for (int step = margin; step < end; step += chunk) {
        int count = Math.min(chunk, end - step);
        rows.add(trajectory, step, step + count, map, problem);
        done += count;
        progress.at("train", done, total);
      }
    }
    return total;
  }
}
