package chaoscast.evaluation.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One side of a plot.
///
/// @param title       below or beside it; may be empty
/// @param low         value at its beginning
/// @param high        value at its end, > `low`
/// @param logarithmic whether powers of ten are equally spaced; then `low` > 0
record Axis(String title, double low, double high, boolean logarithmic) {
  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /// A value that is marked.
  ///
  /// @param value where
  /// @param label what is written there; may be empty
  record Tick(double value, String label) {}

  Axis {
    if (!(high > low)) {
      high = low + Math.max(1e-9, Math.abs(low));
    }
  }

  static Axis linear(String title, double low, double high) {
    return new Axis(title, low, high, false);
  }

  /// From the power of ten below `low` to that above `high`.
  static Axis logarithmic(String title, double low, double high) {
    double from = Math.pow(10, Math.floor(Math.log10(low)));
    double to = Math.pow(10, Math.ceil(Math.log10(high)));
    return new Axis(title, from, to > from ? to : 10 * from, true);
  }

  /// @return 0 at the beginning, 1 at the end
  double position(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /// @param most about how many
  List<Tick> ticks(int most) {
    var ticks = new ArrayList<Tick>();
    if (logarithmic) {
      int from = (int) Math.ceil(Math.log10(low) - 1e-9);
      int to = (int) Math.floor(Math.log10(high) + 1e-9);
      int every = Math.max(1, Math.ceilDiv(to - from, most));
      for (int power = from; power <= to; power += every) {
        ticks.add(new Tick(Math.pow(10, power), "10" + superscript(power)));
      }
      return ticks;
    }
    double step = step((high - low) / most);
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    for (long n = (long) Math.ceil(low / step - 1e-9); n * step <= high + 1e-9 * step; n++) {
      ticks.add(
          new Tick(
              n * step,
              String.format(Locale.ROOT, "%." + decimals + "f", n * step)
                  .replaceFirst("^-(?=0*\\.?0*$)", "")
                  .replace('-', '−')));
    }
    return ticks;
  }

  /// @return 1, 2 or 5 times a power of ten, at least the width asked for
  private static double step(double width) {
    double power = Math.pow(10, Math.floor(Math.log10(width)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= width * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String superscript(int power) {
    var text = new StringBuilder();
    for (char digit : Integer.toString(power).toCharArray()) {
      text.append(digit == '-' ? '⁻' : DIGITS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
