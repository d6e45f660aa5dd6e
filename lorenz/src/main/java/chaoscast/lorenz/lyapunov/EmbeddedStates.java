package chaoscast.lorenz.lyapunov;

import chaoscast.core.Trajectory;

/// A record in standard deviations, each state standing for itself or together with its past.
///
/// @param values          steps × dimension, row-major, each variable of mean 0 and variance 1
/// @param dimension       number of variables
/// @param delays          values of each variable that make up one point
/// @param lag             steps between them
/// @param correlationTime steps after which the autocorrelation has fallen to 1/e, on average
record EmbeddedStates(
    double[] values, int dimension, int delays, int lag, double correlationTime) {
  private static final int ENOUGH_VARIABLES = 3;

  /// @param delays used if there are fewer than three variables
  static EmbeddedStates of(Trajectory trajectory, int delays) {
    double[] values = standardised(trajectory);
    double correlationTime = correlationTime(values, trajectory.dimension());
    boolean delayed = trajectory.dimension() < ENOUGH_VARIABLES;
    return new EmbeddedStates(
        values,
        trajectory.dimension(),
        delayed ? delays : 1,
        delayed ? (int) Math.max(1, Math.round(correlationTime / 2)) : 1,
        correlationTime);
  }

  /// @param delays successive values of each variable that make up one point
  static EmbeddedStates withoutLag(Trajectory trajectory, int delays) {
    return new EmbeddedStates(
        standardised(trajectory), trajectory.dimension(), delays, 1, Double.NaN);
  }

  /// @return number of points
  int points() {
    return values.length / dimension - (delays - 1) * lag;
  }

  /// @return number of coordinates of a point
  int coordinates() {
    return delays * dimension;
  }

  /// @return a point's coordinates, one delay after the other
  double[] point(int index) {
    double[] point = new double[coordinates()];
    for (int delay = 0; delay < delays; delay++) {
      System.arraycopy(
          values, (index + delay * lag) * dimension, point, delay * dimension, dimension);
    }
    return point;
  }

  double squaredDistance(int a, int b) {
    double sum = 0;
    for (int delay = 0; delay < delays; delay++) {
      int from = (a + delay * lag) * dimension;
      int to = (b + delay * lag) * dimension;
      for (int i = 0; i < dimension; i++) {
        double difference = values[from + i] - values[to + i];
        sum += difference * difference;
      }
    }
    return sum;
  }

  /// The distance of b from the straight line through a along the flow.
  ///
  ///     ‖d‖² − (d·v)² / ‖v‖²,   d = x(b) − x(a), v = x(a + 1) − x(a − 1)
  ///
  /// @param a neither the first point nor the last
  double squaredDistanceAcross(int a, int b) {
    double sum = 0;
    double along = 0;
    double speed = 0;
    for (int delay = 0; delay < delays; delay++) {
      int from = (a + delay * lag) * dimension;
      int to = (b + delay * lag) * dimension;
      for (int i = 0; i < dimension; i++) {
        double difference = values[to + i] - values[from + i];
        double velocity = values[from + dimension + i] - values[from - dimension + i];
        sum += difference * difference;
        along += difference * velocity;
        speed += velocity * velocity;
      }
    }
    return speed > 0 ? Math.max(0, sum - along * along / speed) : sum;
  }

  private static double[] standardised(Trajectory trajectory) {
    int dimension = trajectory.dimension();
    double[] values = trajectory.toArray();
    int steps = trajectory.steps();
    for (int i = 0; i < dimension; i++) {
      double mean = 0;
      for (int n = i; n < values.length; n += dimension) {
        mean += values[n] / steps;
      }
      double variance = 0;
      for (int n = i; n < values.length; n += dimension) {
        variance += (values[n] - mean) * (values[n] - mean) / steps;
      }
      double scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
      for (int n = i; n < values.length; n += dimension) {
        values[n] = (values[n] - mean) * scale;
      }
    }
    return values;
  }

  private static double correlationTime(double[] values, int dimension) {
    int steps = values.length / dimension;
    int most = steps / 4;
    double threshold = dimension / Math.E;
    int stride = Math.max(1, steps / 20_000);
    for (int lag = 1; lag < most; lag = Math.max(lag + 1, (int) (lag * 1.05))) {
      double sum = 0;
      int terms = 0;
      for (int n = 0; n + lag < steps; n += stride) {
        for (int i = 0; i < dimension; i++) {
          sum += values[n * dimension + i] * values[(n + lag) * dimension + i];
        }
        terms++;
      }
      if (sum / terms < threshold) {
        return lag;
      }
    }
    return most;
  }
}
