package chaoscast.core.files.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/// The time column of a CSV file: checks that the step is uniform, and estimates it.
final class CsvTimes {
  /// Largest relative difference between two steps that still count as one.
  static final double TOLERANCE = 1e-6;

  private int count;
  private double first;
  private double last;
  private double firstStep;

  /// @return what is wrong with the step that leads to this time, or null
  String add(double time) {
    double step = time - last;
    if (count == 0) {
      first = time;
    } else if (step <= 0) {
      return "time must increase but went from %s to %s".formatted(last, time);
    } else if (count == 1) {
      firstStep = step;
    } else if (Math.abs(step - firstStep) > TOLERANCE * firstStep + 4 * Math.ulp(time)) {
      return "the time step must be %s, as between the first two rows, but was %s"
          .formatted(firstStep, step);
    }
    last = time;
    count++;
    return null;
  }

  /// @return t₀, or 0 without a column of times
  double start() {
    return first;
  }

  /// The mean step, to the digits that the rounding of the times leaves it: the doubles nearest
  /// 0, 0.01, 0.02 … give 0.01, not 0.009999999999999998.
  ///
  /// @return Δt, or nothing for less than two times
  OptionalDouble step() {
    if (count < 2) {
      return OptionalDouble.empty();
    }
    double span = last - first;
    double rounding = 2 * (Math.ulp(first) + Math.ulp(last)) / span;
    int digits = (int) Math.clamp(Math.floor(-Math.log10(rounding)), 8, 15);
    double mean = span / (count - 1);
    double rounded = new BigDecimal(mean).round(new MathContext(digits)).doubleValue();
    return OptionalDouble.of(rounded);
  }
}
