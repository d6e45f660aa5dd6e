package chaoscast.evaluation.study;

import chaoscast.core.Cost;
import chaoscast.core.Progress;
import chaoscast.core.bigfloat.BigFloatFormat;
import chaoscast.core.bigfloat.BigFloatKernel;
import chaoscast.core.extended.ExtendedModel;
import chaoscast.core.extended.ExtendedRollout;
import chaoscast.core.extended.ExtendedRungeKutta4;
import chaoscast.core.extended.ExtendedTrainer;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.scaling.Scaling;
import chaoscast.evaluation.protocol.Precisions;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.ErrorMeasure;
import chaoscast.evaluation.score.Tally;
import chaoscast.evaluation.truth.LongTwin;
import chaoscast.lorenz.generation.Generation;
import chaoscast.lorenz.generation.LongGeneration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Trials that do everything in b bits: the truth, training on its first states, and forecasts.
///
/// Their ceiling is the truth's own equations and integrator from starts that are off by a unit in the last place of
/// every variable. To run one at a time: each uses all threads.
///
/// @param generation the run of the truth, by RK4
/// @param protocol   how many states train, and where forecasts start; its length is not used
/// @param exponent   λ₁ > 0
/// @param surrogate  name of what is trained
/// @param settings   of it
/// @param length     of a forecast in steps; empty: 1.05 b ln 2 / λ₁ time units
/// @param threads    decides no result
public record BitsTrials(
    Generation generation,
    Protocol protocol,
    double exponent,
    String surrogate,
    Map<String, String> settings,
    Optional<Integer> length,
    int threads) {
  /// Key of the one factor.
  public static final String BITS = "bits";

  /// States of the run in doubles whose spread is the unit of errors.
  private static final int SPREAD_STATES = 10_000;
  /// What an exact map loses: its start's error is not the last bit, and the horizon ends before saturation.
  private static final double LOST = 4;

  public BitsTrials {
    requireUsable(generation);
  }

  /// @param generation the run of the truth
  /// @throws chaoscast.core.InputException if it cannot be made in long arithmetic
  public static void requireUsable(Generation generation) {
    new LongGeneration(generation, BigFloatFormat.of(BigFloatFormat.LEAST_BITS));
  }

  /// @param bits numbers of significand bits
  /// @return one trial for each
  public List<Trial> trials(List<Integer> bits, Progress progress) {
    ErrorMeasure measure = measure();
    var trials = new ArrayList<Trial>();
    for (int b : bits) {
      BigFloatFormat format = BigFloatFormat.of(b);
      trials.add(
          new Trial(
              Map.of(BITS, Integer.toString(b)), 0, () -> result(format, measure, progress)));
    }
    return trials;
  }

  private ErrorMeasure measure() {
    var doubles =
        new Generation(generation.system(), generation.plan().withSteps(SPREAD_STATES))
            .observed(Progress.NONE);
    return new ErrorMeasure(
        protocol.error(), doubles, protocol.scaling().fit(List.of(doubles)));
  }

  private TrialResult result(BigFloatFormat format, ErrorMeasure measure, Progress progress) {
    Truth truth = truth(format, progress);
    long began = System.nanoTime();
    ExtendedModel model =
        ExtendedTrainer.named(surrogate)
            .train(truth.training(), new LongGeneration(generation, format).substeps(), settings,
                threads, progress);
    double seconds = (System.nanoTime() - began) * 1e-9;
    int starts = protocol.starts();
    int steps = steps(format);
    // Models and twins side by side, so that threads have work to the end.
    List<Integer> valid =
        Parallel.map(
            2 * starts,
            threads,
            number -> {
              long[] start = truth.starts().get(number / 2);
              long[] truthState = start.clone();
              ExtendedRollout rollout =
                  number % 2 == 0 ? model.rollout()
                      : new LongTwin(new LongGeneration(generation, format), () -> truthState);
              int horizon = valid(format, measure, truthState, rollout, steps);
              progress.at("forecasts in " + format.name(), number + 1L, 2L * starts);
              return horizon;
            });
    double[] horizons = new double[starts];
    double ceiling = 0;
    for (int k = 0; k < starts; k++) {
      horizons[k] = valid.get(2 * k) * protocol.timeStep();
      ceiling += valid.get(2 * k + 1) * protocol.timeStep() / starts;
    }
    var measures = new EnumMap<Measure, Double>(Measure.class);
    measures.put(Measure.TRAIN_SECONDS, seconds);
    measures.put(Measure.CEILING, ceiling);
    measures.put(Measure.BIT_LIMIT, (format.bits() * Math.log(2) - LOST) / exponent);
    measures.put(Measure.RESIDUAL, model.residualDigits().getLast());
    return new TrialResult(horizons, new Cost(0, 0, 0, 0, 0), measures, Optional.empty());
  }

  private int steps(BigFloatFormat format) {
    return length.orElseGet(
        () -> Precisions.stepsFor(format.bits(), exponent, protocol.timeStep()));
  }

  /// @param training first states
  /// @param starts   last known state of every forecast
  private record Truth(ExtendedTrajectory training, List<long[]> starts) {}

  private Truth truth(BigFloatFormat format, Progress progress) {
    var run = new LongGeneration(generation, format);
    long[] state = run.start();
    ExtendedRungeKutta4 integrator = run.integrator();
    int last = protocol.start(protocol.starts() - 1);
    long[] training = new long[protocol.trainSteps() * state.length];
    var starts = new ArrayList<long[]>();
    for (int n = 0; n <= last; n++) {
      if (n > 0) {
        integrator.advance(state);
      }
      if (n < protocol.trainSteps()) {
        System.arraycopy(state, 0, training, n * state.length, state.length);
      }
      if (starts.size() < protocol.starts() && n == protocol.start(starts.size())) {
        starts.add(state.clone());
      }
      progress.at("truth in " + format.name(), n + 1L, last + 1L);
    }
    return new Truth(
        new ExtendedTrajectory(format, generation.system().dimension(), protocol.timeStep(),
            training),
        starts);
  }

  /// @param truth the last known state; modified: the state that the forecast has come to
  /// @return how many steps the forecast is valid for
  private int valid(
      BigFloatFormat format,
      ErrorMeasure measure,
      long[] truth,
      ExtendedRollout rollout,
      int steps) {
    int dimension = generation.system().dimension();
    BigFloatKernel kernel = format.kernel();
    ExtendedRungeKutta4 integrator = new LongGeneration(generation, format).integrator();
    long[] forecast = truth.clone();
    double[] known = new double[dimension];
    rollout.start(forecast);
    var one = protocol.withStarts(1).withMaxSteps(steps);
    return Tally.validSteps(
        one,
        new Tally.Lanes(
            dimension,
            states -> {
              integrator.advance(truth);
              rollout.next(forecast);
              for (int i = 0; i < dimension; i++) {
                known[i] = kernel.toDouble(truth, i * format.words());
                states[i] = kernel.toDouble(forecast, i * format.words());
              }
            },
            (_, _, states, position) -> measure.between(known, 0, states, position)))[0];
  }
}
