package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.SizeLimit;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.parallel.Parallel;
import java.util.Optional;
import java.util.function.Supplier;

/// States from noisy observations and a model that is known: [WeakConstraint] with its parameters fixed.
///
/// A long record is estimated in pieces that overlap, so that every state that is kept has observations on
/// both sides; memory beyond the record and its result does not grow with its length. Standard errors are those
/// of the noise that gets through, the diagonal of H⁻² for a model without error, and those of the model's parameters
/// where their covariance Σ is known ([chaoscast.core.Surrogate#flowCovariance]):
///
///     x̂ − x ≈ H⁻¹ η − H⁻¹ C ω,   diag H⁻² = −d/dε diag (H + ε I)⁻¹,   cov ω = Σ
///
/// with C of [Stretch]. Where the parameters were estimated from the same observations, η and ω are not independent;
/// of five records of Lorenz' model the bands that know that hold the same share within half a percent.
///
/// @param estimator knows the noise
public record Smoother(WeakConstraint estimator) {
  private static final int PIECE = 2048;
  private static final int OVERLAP = 256;
  private static final int ITERATIONS = 2;
  private static final double EPSILON = 1e-4;
  private static final double SMALLEST = WeakConstraint.LADDER[WeakConstraint.LADDER.length - 1];

  /// @param states estimated; as many as there were observations
  /// @param errors standard error of each, in the same shape
  public record Smoothed(Trajectory states, Trajectory errors) {}

  private record Piece(double[] states, double[] errors) {}

  /// @param data       observations; not modified
  /// @param flows      makes a new flow of the model, one a thread
  /// @param covariance of the flow's parameters, row-major; empty: they are without error
  /// @throws InputException if the model cannot be integrated from one observation to the next, with the rows
  public Smoothed smooth(
      Trajectory data, Supplier<Flow> flows, Optional<double[]> covariance,
      Progress progress) {
    double[][] root =
        covariance.map(known -> PositiveSystem.root(known, (int) Math.sqrt(known.length)))
            .orElse(new double[0][]);
    int steps = data.steps();
    int dimension = data.dimension();
    SizeLimit.requireMemory("states", steps, n -> 4.0 * Double.BYTES * n * dimension);
    double[] states = new double[Math.multiplyExact(steps, dimension)];
    double[] errors = new double[states.length];
    int pieces = Math.max(1, Math.ceilDiv(steps, PIECE));
    int together = estimator.threads();
    for (int first = 0; first < pieces; first += together) {
      int start = first;
      int count = Math.min(together, pieces - first);
      var done = Parallel.map(count, together, number -> piece(data, start + number, flows, root));
      for (int number = 0; number < count; number++) {
        int at = (start + number) * PIECE * dimension;
        Piece piece = done.get(number);
        System.arraycopy(piece.states, 0, states, at, piece.states.length);
        System.arraycopy(piece.errors, 0, errors, at, piece.errors.length);
      }
      progress.at("smooth", first + count, pieces);
    }
    return new Smoothed(like(data, states), like(data, errors));
  }

  private static Trajectory like(Trajectory data, double[] values) {
    return Trajectory.adopt(values, data.steps(), data.dimension(), data.timeStep())
        .withNames(data.names())
        .withStartTime(data.startTime());
  }

  /// The last state of a short record, and how far the truth may be from it.
  ///
  /// @param state  estimated
  /// @param spread rows of a matrix R: the truth is `state` + R z, z of independent standard normal numbers, for the
  ///               covariance R Rᵀ of the linearisation, H⁻¹
  record Last(double[] state, double[][] spread) {}

  /// @param window observations; not modified
  /// @param flow   of the model
  /// @throws InputException if the model cannot be integrated from one observation to the next, with the rows
  Last last(Trajectory window, Flow flow) {
    Stretch stretch = converged(window, 0, window.steps(), flow);
    stretch.eliminate(flow, SMALLEST, 0);
    double[] state = new double[estimator.sigmas().length];
    stretch.copyState(stretch.length() - 1, state, 0);
    return new Last(state, stretch.lastSpread());
  }

  /// @return states between two rows, as near to a solution as they come
  private Stretch converged(Trajectory data, int begin, int end, Flow flow) {
    var stretch = new Stretch(data, begin, end, estimator.sigmas(), 0);
    for (double q : WeakConstraint.LADDER) {
      for (int i = 0; i < ITERATIONS; i++) {
        double cost = stretch.eliminate(flow, q, 0).cost();
        requireFinite(cost, begin, end);
        double[] step = stretch.step(new double[0]);
        double share = 1;
        int halvings = 0;
        while (halvings <= WeakConstraint.MOST_HALVINGS
            && !(stretch.cost(flow, q, step, share) < cost)) {
          share /= 2;
          halvings++;
        }
        if (halvings > WeakConstraint.MOST_HALVINGS) {
          break; // rounding is all that is left at this q
        }
        stretch.move(step, share);
      }
    }
    return stretch;
  }

  private Piece piece(
      Trajectory data, int number, Supplier<Flow> flows, double[][] root) {
    int from = number * PIECE;
    int to = Math.min(data.steps(), from + PIECE);
    int begin = Math.max(0, from - OVERLAP);
    int end = Math.min(data.steps(), to + OVERLAP);
    double[] sigmas = estimator.sigmas();
    int d = sigmas.length;
    Flow flow = flows.get();
    Stretch stretch = converged(data, begin, end, flow);
    requireFinite(stretch.eliminate(flow, SMALLEST, EPSILON).cost(), begin, end);
    double[] more = stretch.inverseDiagonal();
    stretch = stretch.withParameters(root.length);
    requireFinite(stretch.eliminate(flow, SMALLEST, 0).cost(), begin, end);
    double[] inverse = stretch.inverseDiagonal();
    double[] ofParameters = stretch.parameterVariances(root);
    double[] states = new double[(to - from) * d];
    double[] errors = new double[states.length];
    for (int i = from; i < to; i++) {
      stretch.copyState(i - begin, states, (i - from) * d);
      for (int k = 0; k < d; k++) {
        int at = (i - begin) * d + k;
        double variance = Math.max(0, (inverse[at] - more[at]) / EPSILON) + ofParameters[at];
        errors[(i - from) * d + k] = sigmas[k] * Math.sqrt(variance);
      }
    }
    return new Piece(states, errors);
  }

  private static void requireFinite(double cost, int begin, int end) {
    if (!Double.isFinite(cost)) {
      throw new InputException(
          "the model must be finite from one observation to the next but is not between rows %d and %d"
              .formatted(begin, end - 1),
          "train a model on data of the same kind, or give another noise with --noise");
    }
  }
}
