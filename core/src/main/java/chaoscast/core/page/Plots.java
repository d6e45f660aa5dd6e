package chaoscast.core.page;

import java.util.List;

/// Figures of lines and dots for a page, drawn by `plots.js`.
///
/// @param plots    one figure each
/// @param protocol how all was measured, which is folded away; none if empty
/// @param paste    options of a command line, which a button copies; none if empty
public record Plots(List<Plot> plots, String protocol, String paste) {
  /// @param source of what the page shows, in a sentence
  /// @return a page of these figures and, below them, of the sheet `results`
  public static PageTemplate page(String source) {
    return new PageTemplate(Plots.class, "plots", source);
  }

  public Plots {
    plots = List.copyOf(plots);
  }

  public Plots(List<Plot> plots) {
    this(plots, "", "");
  }

  /// @param title   in a few words
  /// @param caption what is to be seen
  /// @param curves  in the order of the legend
  /// @param bands   behind the curves, in the colour of the first; the wider ones first
  public record Plot(
      String title, String caption, Axis x, Axis y, List<Curve> curves, List<Band> bands) {
    public Plot(String title, String caption, Axis x, Axis y, List<Curve> curves) {
      this(title, caption, x, y, curves, List.of());
    }
  }

  /// What lies between two curves.
  ///
  /// @param name in the legend
  /// @param low  its lower end at each x
  /// @param high its upper end at each x
  public record Band(String name, double[] x, double[] low, double[] high) {}

  /// @param label of the axis
  /// @param log   whether it is logarithmic
  /// @param zero  whether it shows 0
  /// @param words in place of the numbers 0, 1, …; none if empty
  public record Axis(String label, boolean log, boolean zero, List<String> words) {
    public static Axis linear(String label) {
      return new Axis(label, false, false, List.of());
    }

    public static Axis fromZero(String label) {
      return new Axis(label, false, true, List.of());
    }

    public static Axis log(String label) {
      return new Axis(label, true, false, List.of());
    }

    public static Axis words(List<String> words) {
      return new Axis("", false, false, words);
    }
  }

  /// @param name   in the legend
  /// @param line   whether points are joined
  /// @param dots   whether they are marked
  /// @param dashed whether the line is
  public record Curve(String name, boolean line, boolean dots, boolean dashed, double[] x,
      double[] y) {
    public static Curve of(String name, double[] x, double[] y) {
      return new Curve(name, true, true, false, x, y);
    }

    public static Curve line(String name, double[] x, double[] y) {
      return new Curve(name, true, false, false, x, y);
    }

    public static Curve dots(String name, double[] x, double[] y) {
      return new Curve(name, false, true, false, x, y);
    }

    public static Curve dashed(String name, double[] x, double[] y) {
      return new Curve(name, true, false, true, x, y);
    }
  }
}
