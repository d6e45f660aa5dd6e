package chaoscast.evaluation.equivalence;

import chaoscast.core.InputException;
import chaoscast.core.polynomial.Form;
import chaoscast.core.polynomial.PolynomialEvaluator;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.truth.Truth;

/// A polynomial map as a forecaster of its own: x_{t+1} = p(x_t), from the true state at each start.
final class PolynomialForecaster implements LaneForecaster {
  private final PolynomialEvaluator evaluator;
  private final double[][] current;
  private final double[] next;

  /// @param map  that gives the next state from the present one
  /// @param from first start
  /// @param to   last start, excluded
  PolynomialForecaster(Polynomials map, Truth truth, int from, int to) {
    if (map.form() != Form.NEXT_STATE || map.hasDelays()) {
      throw new InputException(
          "a map must give the next state from the present one but gives the %s from %s"
              .formatted(map.form().label(), map.names()));
    }
    evaluator = new PolynomialEvaluator(map);
    next = new double[map.dimension()];
    current = new double[to - from][];
    for (int k = from; k < to; k++) {
      current[k - from] = truth.trajectory().state(truth.protocol().start(k));
    }
  }

  @Override
  public void next(double[] states) {
    for (int lane = 0; lane < current.length; lane++) {
      evaluator.apply(current[lane], next);
      System.arraycopy(next, 0, current[lane], 0, next.length);
      System.arraycopy(next, 0, states, lane * next.length, next.length);
    }
  }
}
