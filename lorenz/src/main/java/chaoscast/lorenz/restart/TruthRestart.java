package chaoscast.lorenz.restart;

import chaoscast.core.Forecast;
import chaoscast.core.InputException;
import chaoscast.core.Outcome;
import chaoscast.core.Trajectory;
import chaoscast.lorenz.DynamicalSystem;
import chaoscast.lorenz.generation.Propagator;
import java.util.Arrays;

/// A forecast by the truth's own equations and integrator, which knows the start or a parameter less than exactly.
///
/// Safe for use by several threads.
///
///     TruthRun truth = TruthRun.of(generation, IntStream.of(1000), Progress.NONE);
///     Forecast ceiling = new Float64Ceiling().forecast(truth, 1000, 500);
public interface TruthRestart {
  /// @return the name in results, such as `float64-ceiling`
  String name();

  /// @return how many steps of truth there must be before the last one that is known, ≥ 0
  int history(TruthRun truth);

  /// @param truth not modified
  /// @param last  step of the last known state
  /// @return a new full state for that step, from which the forecast starts
  double[] restartedState(TruthRun truth, int last);

  /// @param truth not modified
  /// @return what forecasts, with the truth's integrator
  default DynamicalSystem system(TruthRun truth) {
    return truth.generation().system();
  }

  /// Sees every state of the forecast once it has been recorded, and may change it.
  ///
  /// @param truth not modified
  /// @param step  the truth's step at that time; may lie past its end
  /// @param state modified, or not: the forecast goes on from it
  default void afterStep(TruthRun truth, int step, double[] state) {}

  /// @param truth not modified
  /// @param last  step of the last known state, ≥ [#history]
  /// @param steps number of steps to forecast, ≥ 0
  /// @return the observed variables of the steps after `last`
  /// @throws InputException if there is too little truth before `last`
  default Forecast forecast(TruthRun truth, int last, int steps) {
    int history = history(truth);
    if (last < history || last >= truth.observed().steps()) {
      throw new InputException(
          "%s must restart in steps [%d, %d) but was asked to at %d"
              .formatted(name(), history, truth.observed().steps(), last));
    }
    double[] state = restartedState(truth, last);
    Trajectory observed = truth.observed();
    int variables = observed.dimension();
    double[] predicted = new double[Math.multiplyExact(steps, variables)];
    Propagator propagator = truth.generation().plan().propagator(system(truth));
    int done = 0;
    while (done < steps && propagator.advance(state)) {
      System.arraycopy(state, 0, predicted, done * variables, variables);
      done++;
      afterStep(truth, last + done, state);
    }
    Trajectory trajectory =
        Trajectory.of(Arrays.copyOf(predicted, done * variables), variables, observed.timeStep())
            .withNames(observed.names())
            .withStartTime(observed.time(last + 1));
    return new Forecast(
        trajectory, done == steps ? new Outcome.Completed() : new Outcome.Diverged(done));
  }
}
