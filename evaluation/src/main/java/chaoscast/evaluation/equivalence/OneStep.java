package chaoscast.evaluation.equivalence;

import chaoscast.core.Rollout;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.polynomial.PolynomialEvaluator;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.scaling.Scaling;
import java.util.ArrayList;
import java.util.List;

/// One-step forecasts on training states, with the past as it was.
///
/// @param training  that the states are a slice of
/// @param states    x_t
/// @param forecasts of x_{t+1}, one row a state
record OneStep(Trajectory training, Trajectory states, Trajectory forecasts) {
  /// States that forecasts are made from.
  static final int STATES = 10_000;

  /// @param surrogate observes the training data from their first state; its warm-up is left out
  static OneStep of(Surrogate surrogate, Trajectory training) {
    int first = surrogate.warmUp() - 1;
    int last = Math.min(training.steps() - 1, first + STATES);
    int dimension = training.dimension();
    double[] forecasts = new double[(last - first) * dimension];
    double[] forecast = new double[dimension];
    Rollout rollout = surrogate.startRollout(1);
    for (int step = 0; step < last; step++) {
      rollout.observe(training.state(step));
      if (step >= first) {
        rollout.forecast(forecast);
        System.arraycopy(forecast, 0, forecasts, (step - first) * dimension, dimension);
      }
    }
    return new OneStep(
        training,
        training.slice(first, last),
        Trajectory.of(forecasts, dimension, training.timeStep()));
  }

  /// The truth as a forecaster.
  OneStep truth() {
    int steps = states.steps();
    return new OneStep(training, states, training.slice(first() + 1, first() + 1 + steps));
  }

  /// A map as a forecaster.
  OneStep map(Polynomials map) {
    var evaluator = new PolynomialEvaluator(map);
    int dimension = map.dimension();
    double[] forecast = new double[states.steps() * dimension];
    double[] next = new double[dimension];
    for (int step = 0; step < states.steps(); step++) {
      evaluator.apply(
          PolynomialForecaster.past(training, first() + step, map.names().size()), next);
      System.arraycopy(next, 0, forecast, step * dimension, dimension);
    }
    return new OneStep(
        training, states, Trajectory.of(forecast, dimension, states.timeStep()));
  }

  private int first() {
    double steps = (states.startTime() - training.startTime()) / training.timeStep();
    return (int) Math.round(steps);
  }

  /// @param units  in which variables count alike
  /// @param change the truth's, whose x_{t+1} − x_t gives the measure
  /// @return √(mean ‖this − other‖²) / √(mean ‖x_{t+1} − x_t‖²)
  double distance(OneStep other, Scaling units, OneStep change) {
    return rms(forecasts, other.forecasts, units) / rms(change.forecasts, change.states, units);
  }

  private static double rms(Trajectory one, Trajectory other, Scaling units) {
    double[] scale = units.scale();
    double sum = 0;
    for (int step = 0; step < one.steps(); step++) {
      for (int i = 0; i < scale.length; i++) {
        double difference = (one.get(step, i) - other.get(step, i)) / scale[i];
        sum += difference * difference;
      }
    }
    return Math.sqrt(sum / one.steps());
  }

  /// @return (x_t, its forecast) as trajectories of two states, to train another surrogate on
  List<Trajectory> pairs() {
    int dimension = states.dimension();
    var pairs = new ArrayList<Trajectory>();
    for (int step = 0; step < states.steps(); step++) {
      double[] pair = new double[2 * dimension];
      states.copyState(step, pair, 0);
      forecasts.copyState(step, pair, dimension);
      pairs.add(Trajectory.of(pair, dimension, states.timeStep()));
    }
    return pairs;
  }
}
