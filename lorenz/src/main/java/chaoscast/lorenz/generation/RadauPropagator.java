package chaoscast.lorenz.generation;

import chaoscast.core.Trajectory;
import chaoscast.lorenz.DifferentiableField;
import java.util.Arrays;

/// Steps of Radau IIA whose size follows tolerances, started anew for every sample interval.
///
/// The first step tried is the whole interval, and none is too short before which little time has passed: a fast
/// start may be a billionth of a billionth of the interval. Newton's method for the halves of a step starts on the polynomial
/// through the stages of the whole one.
final class RadauPropagator implements TangentPropagator {
  private static final double SAFETY = 0.9;
  private static final double MOST_GROWTH = 5;
  private static final double LEAST_GROWTH = 0.2;

  /// A step that Newton's method cannot take is tried again with this share of its size.
  private static final double RETREAT = 0.25;

  private final RadauTableau tableau = RadauTableau.FIVE_STAGES;
  private final double timeStep;
  private final double absolute;
  private final double relative;
  private final RadauStep whole;
  private final RadauStep first;
  private final RadauStep second;
  private final double[] scale;
  private final double[] middle;
  private final double[] end;

  RadauPropagator(DifferentiableField field, double timeStep, double absolute, double relative) {
    this.timeStep = timeStep;
    this.absolute = absolute;
    this.relative = relative;
    whole = new RadauStep(field, tableau);
    first = new RadauStep(field, tableau);
    second = new RadauStep(field, tableau);
    scale = new double[field.dimension()];
    middle = new double[field.dimension()];
    end = new double[field.dimension()];
  }

  @Override
  public boolean advance(double[] state, double[][] vectors) {
    double done = 0;
    double h = timeStep;
    while (done < timeStep) {
      if (h < Math.max(Double.MIN_NORMAL, AdaptivePropagator.SHORTEST * done)
          || !Trajectory.isFinite(state)) {
        return false; // the solution blows up, or the tolerance is below what rounding allows
      }
      boolean last = h >= timeStep - done;
      h = last ? timeStep - done : h;
      double error = attempt(state, h);
      if (!(error <= 1)) {
        h *= Double.isFinite(error) ? growth(error) : RETREAT;
        continue;
      }
      if (!first.follow(state, vectors) || !second.follow(middle, vectors)) {
        return false;
      }
      System.arraycopy(end, 0, state, 0, end.length);
      done = last ? timeStep : done + h;
      h *= growth(error);
    }
    return Trajectory.isFinite(state);
  }

  /// @return the error of the step in tolerances; infinite where Newton's method does not converge
  private double attempt(double[] state, double h) {
    for (int n = 0; n < scale.length; n++) {
      scale[n] = absolute + relative * Math.abs(state[n]);
    }
    clear(whole.increments());
    if (!whole.solve(state, h, scale)) {
      return Double.POSITIVE_INFINITY;
    }
    predict(0, new double[scale.length], first.increments());
    if (!first.solve(state, h / 2, scale)) {
      return Double.POSITIVE_INFINITY;
    }
    double[] half = last(first);
    add(state, half, middle);
    predict(tableau.nodes().length, half, second.increments());
    if (!second.solve(middle, h / 2, scale)) {
      return Double.POSITIVE_INFINITY;
    }
    add(middle, last(second), end);
    double squares = 0;
    for (int n = 0; n < scale.length; n++) {
      double difference = (half[n] + last(second)[n] - last(whole)[n]) / scale[n];
      squares += difference * difference;
    }
    return Math.sqrt(squares / scale.length);
  }

  /// The next step's size over that of one with this error, which grows with the tenth power of the size.
  private double growth(double error) {
    int power = 2 * tableau.nodes().length;
    return Math.clamp(SAFETY * Math.pow(error, -1.0 / power), LEAST_GROWTH, MOST_GROWTH);
  }

  /// @param row   first row of [RadauTableau#halves]
  /// @param start what the polynomial has gained when the half step starts
  private void predict(int row, double[] start, double[][] guess) {
    double[][] known = whole.increments();
    for (int i = 0; i < guess.length; i++) {
      double[] factors = tableau.halves()[row + i];
      for (int n = 0; n < start.length; n++) {
        double sum = 0;
        for (int j = 0; j < factors.length; j++) {
          sum += factors[j] * known[j][n];
        }
        guess[i][n] = sum - start[n];
      }
    }
  }

  private static double[] last(RadauStep step) {
    return step.increments()[step.increments().length - 1];
  }

  private static void clear(double[][] rows) {
    for (double[] row : rows) {
      Arrays.fill(row, 0);
    }
  }

  private static void add(double[] from, double[] increment, double[] to) {
    for (int n = 0; n < to.length; n++) {
      to[n] = from[n] + increment[n];
    }
  }
}
