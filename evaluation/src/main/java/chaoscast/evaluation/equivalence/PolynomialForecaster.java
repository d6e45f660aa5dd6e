package chaoscast.evaluation.equivalence;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.PolynomialEvaluator;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.truth.Truth;

/// A polynomial map as a forecaster of its own: x_{t+1} = p(x_t, x_{t−1}, …), from the true states at each
/// start. Earlier states are one step apart.
final class PolynomialForecaster implements LaneForecaster {
  private final PolynomialEvaluator evaluator;
  private final double[][] current;
  private final double[] next;

  /// @param map  that gives the next state from the present one
  /// @param from first start
  /// @param to   last start, excluded
  PolynomialForecaster(Polynomials map, Truth truth, int from, int to) {
    if (map.form() != Form.NEXT_STATE) {
      throw new InputException(
          "a map must give the next state but gives the " + map.form().label());
    }
    evaluator = new PolynomialEvaluator(map);
    next = new double[map.dimension()];
    current = new double[to - from][];
    for (int k = from; k < to; k++) {
      current[k - from] =
          past(truth.trajectory(), truth.start(k), map.names().size());
    }
  }

  /// @param size of the result: the state of that step, then earlier ones
  static double[] past(Trajectory trajectory, int step, int size) {
    double[] states = new double[size];
    for (int position = 0; position < size; position += trajectory.dimension()) {
      trajectory.copyState(step - position / trajectory.dimension(), states, position);
    }
    return states;
  }

  @Override
  public void next(double[] states) {
    for (int lane = 0; lane < current.length; lane++) {
      evaluator.apply(current[lane], next);
      System.arraycopy(
          current[lane], 0, current[lane], next.length, current[lane].length - next.length);
      System.arraycopy(next, 0, current[lane], 0, next.length);
      System.arraycopy(next, 0, states, lane * next.length, next.length);
    }
  }
}
