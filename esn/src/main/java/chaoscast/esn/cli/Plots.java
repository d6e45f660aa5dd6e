package chaoscast.esn.cli;

import java.util.List;

/// Figures of lines and dots for a page, drawn by `plots.js`.
///
/// @param plots one figure each
record Plots(List<Plot> plots) {
  /// @param title   in a few words
  /// @param caption what is to be seen
  /// @param curves  in the order of the legend
  record Plot(String title, String caption, Axis x, Axis y, List<Curve> curves) {}

  /// @param label of the axis
  /// @param log   whether it is logarithmic
  /// @param zero  whether it shows 0
  /// @param words in place of the numbers 0, 1, …; none if empty
  record Axis(String label, boolean log, boolean zero, List<String> words) {
    static Axis linear(String label) {
      return new Axis(label, false, false, List.of());
    }

    static Axis fromZero(String label) {
      return new Axis(label, false, true, List.of());
    }

    static Axis log(String label) {
      return new Axis(label, true, false, List.of());
    }

    static Axis words(List<String> words) {
      return new Axis("", false, false, words);
    }
  }

  /// @param name   in the legend
  /// @param line   whether points are joined
  /// @param dots   whether they are marked
  /// @param dashed whether the line is
  record Curve(String name, boolean line, boolean dots, boolean dashed, double[] x, double[] y) {
    static Curve of(String name, double[] x, double[] y) {
      return new Curve(name, true, true, false, x, y);
    }

    static Curve line(String name, double[] x, double[] y) {
      return new Curve(name, true, false, false, x, y);
    }

    static Curve dots(String name, double[] x, double[] y) {
      return new Curve(name, false, true, false, x, y);
    }

    static Curve dashed(String name, double[] x, double[] y) {
      return new Curve(name, true, false, true, x, y);
    }
  }
}
