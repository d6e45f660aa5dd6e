package chaoscast.core.smoothing;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.SizeLimit;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.Flow;
import chaoscast.core.parallel.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// States from noisy observations and a model that is known: [WeakConstraint] with its parameters fixed.
///
/// Differential equations are taken for exact: their step errs by as little as the smallest q of
/// [WeakConstraint#LADDER]. How much another model's step errs, in units of the noise, the observations decide: it is
/// the smallest q that n of them, in d variables, do not refute: by Laplace's approximation about the estimated states,
///
///     −2 ln p(y | q) ≈ J(x̂) + ln det H + 2 (n − 1) d ln q
///
/// is within 3.84 of the least. (Noise whose errors go together would be taken for an error of the step, too: another
/// reason to trust equations.)
///
/// A long record is estimated in pieces that overlap, so that every state that is kept has observations on
/// both sides; memory beyond the record and its result does not grow with its length. Standard errors are those
/// of the noise, of the model's step if the observations show that it errs, and of the model's parameters where their
/// covariance Σ is known ([chaoscast.core.Surrogate#flowCovariance]):
///
///     diag H⁻¹, or of the noise alone diag H⁻² = −d/dε diag (H + ε I)⁻¹,   and   x̂ − x ≈ … − H⁻¹ C ω,   cov ω = Σ
///
/// with C of [Stretch]. Where the parameters were estimated from the same observations, η and ω are not independent;
/// of five records of Lorenz' model the bands that know that hold the same share within half a percent.
///
/// Source of the likelihood: D. P. Dee, On-line estimation of error covariance parameters for atmospheric data
/// assimilation, Mon. Weather Rev. 123 (1995) 1128–1145; in smoothing, P. Tandeo et al., A review of innovation-based
/// methods to jointly estimate model and observation error covariance matrices, Mon. Weather Rev. 148 (2020)
/// 3973–3994, doi:10.1175/MWR-D-19-0240.1.
///
/// @param estimator knows the noise
/// @param exact     whether the model's step is taken for exact
public record Smoother(WeakConstraint estimator, boolean exact) {
  private static final int PIECE = 2048;
  private static final int OVERLAP = 256;
  private static final int ITERATIONS = 2;
  private static final double EPSILON = 1e-4;
  private static final double SMALLEST = WeakConstraint.LADDER[WeakConstraint.LADDER.length - 1];
  /// How much greater −2 ln p than the least refutes an error of the step: the 95% quantile of χ² with one degree of
  /// freedom.
  private static final double REFUTED = 3.84;
  /// So many refuted errors in a row, from the greatest on, end the search.
  private static final int MOST_REFUTED = 2;

  /// @param states estimated; as many as there were observations
  /// @param errors standard error of each, in the same shape
  public record Smoothed(Trajectory states, Trajectory errors) {
    /// Estimates a record piece by piece, as many at once as there are threads.
    ///
    /// @param data     observations; not modified
    /// @param length   of a piece but the last, ≥ 1
    /// @param estimate of a piece, by its number from 0 on
    static Smoothed inPieces(
        Trajectory data, int length, int threads, IntFunction<Piece> estimate, Progress progress) {
      int steps = data.steps();
      int dimension = data.dimension();
      SizeLimit.requireMemory("states", steps, n -> 4.0 * Double.BYTES * n * dimension);
      double[] states = new double[Math.multiplyExact(steps, dimension)];
      double[] errors = new double[states.length];
      int pieces = Math.max(1, Math.ceilDiv(steps, length));
      for (int first = 0; first < pieces; first += threads) {
        int start = first;
        int count = Math.min(threads, pieces - first);
        List<Piece> done =
            Parallel.map(count, threads, number -> estimate.apply(start + number));
        for (int number = 0; number < count; number++) {
          int at = (start + number) * length * dimension;
          Piece piece = done.get(number);
          System.arraycopy(piece.states, 0, states, at, piece.states.length);
          System.arraycopy(piece.errors, 0, errors, at, piece.errors.length);
        }
        progress.at("smooth", first + count, pieces);
      }
      return new Smoothed(shaped(data, states), shaped(data, errors));
    }

    private static Trajectory shaped(Trajectory data, double[] values) {
      return Trajectory.adopt(values, data.steps(), data.dimension(), data.timeStep())
          .withNames(data.names())
          .withStartTime(data.startTime());
    }
  }

  /// States of a part of a record, and their standard errors.
  record Piece(double[] states, double[] errors) {}

  /// @param surrogate equations if it has a derivative of its own
  /// @param sigmas    deviation of the noise, one a variable, > 0
  /// @param threads   greatest number of cores, ≥ 1; decides no result
  static Smoother of(Surrogate surrogate, double[] sigmas, int threads) {
    return new Smoother(new WeakConstraint(sigmas, threads), surrogate.flow().isPresent());
  }

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
    return Smoothed.inPieces(
        data, PIECE, estimator.threads(), number -> piece(data, number, flows, root), progress);
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
    Fitted fitted = fitted(window, 0, window.steps(), flow);
    Stretch stretch = fitted.stretch;
    stretch.eliminate(flow, fitted.q, 0);
    double[] state = new double[estimator.sigmas().length];
    stretch.copyState(stretch.length() - 1, state, 0);
    return new Last(state, stretch.lastSpread());
  }

  /// @param stretch its estimated states
  /// @param q       error of the model's step that goes with them, in units of the noise
  private record Fitted(Stretch stretch, double q) {}

  /// @return states between two rows
  private Fitted fitted(Trajectory data, int begin, int end, Flow flow) {
    var stretch = new Stretch(data, begin, end, estimator.sigmas(), 0);
    Optional<Fitted> found = exact ? nearest(stretch, flow) : notRefuted(stretch, flow);
    return found.orElseThrow(
        () -> new InputException(
            "the model must be finite from one observation to the next but is not between rows %d and %d"
                .formatted(begin, end - 1),
            "train a model on data of the same kind, or give another noise with --noise"));
  }

  /// @return states as near to a solution as they come; empty if the flow fails on the way
  private static Optional<Fitted> nearest(Stretch stretch, Flow flow) {
    for (double q : WeakConstraint.LADDER) {
      if (!Double.isFinite(converge(stretch, flow, q))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Fitted(stretch, SMALLEST));
  }

  /// @return states under the smallest error of the model's step that the observations do not refute; empty if the flow
  ///     fails under each
  private static Optional<Fitted> notRefuted(Stretch stretch, Flow flow) {
    double errors = (stretch.length() - 1.0) * flow.dimension();
    var tried = new ArrayList<Fitted>();
    var unlikely = new ArrayList<Double>();
    double least = Double.POSITIVE_INFINITY;
    int refuted = 0;
    for (double q : WeakConstraint.LADDER) {
      double one = converge(stretch, flow, q) + stretch.logDeterminant() + 2 * errors * Math.log(q);
      if (!Double.isFinite(one) || refuted == MOST_REFUTED) {
        break;
      }
      tried.add(new Fitted(stretch.copy(), q));
      unlikely.add(one);
      least = Math.min(least, one);
      refuted = one > least + REFUTED ? refuted + 1 : 0;
    }
    for (int rung = tried.size() - 1; rung >= 0; rung--) {
      if (unlikely.get(rung) <= least + REFUTED) {
        return Optional.of(tried.get(rung));
      }
    }
    return Optional.empty();
  }

  /// Moves the states of a stretch to the least cost at q.
  ///
  /// @return that cost; infinite where the flow fails
  private static double converge(Stretch stretch, Flow flow, double q) {
    double cost = stretch.eliminate(flow, q, 0).cost();
    for (int i = 0; i < ITERATIONS && Double.isFinite(cost); i++) {
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
      cost = stretch.eliminate(flow, q, 0).cost();
    }
    return cost;
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
    Fitted fitted = fitted(data, begin, end, flow);
    double[] variances = variances(fitted, flow);
    Stretch stretch = fitted.stretch.withParameters(root.length);
    stretch.eliminate(flow, fitted.q, 0);
    double[] ofParameters = stretch.parameterVariances(root);
    double[] states = new double[(to - from) * d];
    double[] errors = new double[states.length];
    for (int i = from; i < to; i++) {
      stretch.copyState(i - begin, states, (i - from) * d);
      for (int k = 0; k < d; k++) {
        int at = (i - begin) * d + k;
        errors[(i - from) * d + k] = sigmas[k] * Math.sqrt(variances[at] + ofParameters[at]);
      }
    }
    return new Piece(states, errors);
  }

  /// @return of each value, in units of the noise, but for what the parameters add
  private static double[] variances(Fitted fitted, Flow flow) {
    Stretch stretch = fitted.stretch;
    if (fitted.q > SMALLEST) {
      stretch.eliminate(flow, fitted.q, 0);
      return stretch.inverseDiagonal();
    }
    stretch.eliminate(flow, fitted.q, EPSILON);
    double[] more = stretch.inverseDiagonal();
    stretch.eliminate(flow, fitted.q, 0);
    double[] variances = stretch.inverseDiagonal();
    for (int i = 0; i < variances.length; i++) {
      variances[i] = Math.max(0, (variances[i] - more[i]) / EPSILON);
    }
    return variances;
  }
}
