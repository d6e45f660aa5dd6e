package chaoscast.evaluation.figure;

import chaoscast.evaluation.compare.BaselineResult;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.score.HorizonStatistics;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far each forecaster sees: figures with one mark a forecaster.
///
/// @param result of a comparison
record HorizonFigures(ComparisonResult result) {
  private static final int LEFT = 150;
  private static final int ROW = 44;

  /// One forecaster.
  ///
  /// @param horizon in Lyapunov times if λ₁ is known
  private record Row(String name, HorizonStatistics horizon, Color colour) {}

  /// @return mean horizons as bars with their 95% intervals
  Figure bars() {
    List<Row> rows = rows();
    double most = rows.stream().mapToDouble(row -> row.horizon().ci95()[1]).max().orElse(1);
    Axis x = Axis.linear("mean forecast horizon, " + Figures.unit(result), 0, 1.04 * most);
    return figure(
        "horizons",
        "Mean forecast horizons with 95% intervals",
        rows,
        x,
        (plot, row, y) -> {
          double right = plot.px(row.horizon().mean());
          plot.fill(
              new Rectangle2D.Double(plot.px(0), y - 13, right - plot.px(0), 26), row.colour());
          double[] interval = row.horizon().ci95();
          double low = plot.px(interval[0]);
          double high = plot.px(interval[1]);
          plot.draw(new Line2D.Double(low, y, high, y), Palette.TEXT, Palette.solid(1.6));
          for (double end : new double[] {low, high}) {
            plot.draw(
                new Line2D.Double(end, y - 6, end, y + 6), Palette.TEXT, Palette.solid(1.6));
          }
        });
  }

  /// @return every start's horizon, with quartiles, median and mean
  Figure distributions() {
    List<Row> rows = rows();
    double most = rows.stream().mapToDouble(row -> row.horizon().max()).max().orElse(1);
    Axis x = Axis.linear("forecast horizon of each start, " + Figures.unit(result), 0, 1.04 * most);
    return figure(
        "distributions",
        "Forecast horizons of all starts: quartiles, median (line) and mean (diamond)",
        rows,
        x,
        HorizonFigures::distribution);
  }

  private static void distribution(Plot plot, Row row, double y) {
    double[] sorted = row.horizon().perStart();
    for (int k = 0; k < sorted.length; k++) {
      // spread evenly in height, by the order of the starts, so that equal ones do not hide each other
      double up = y - 14 + 28.0 * (k * 7 % sorted.length) / sorted.length;
      plot.fill(
          new Ellipse2D.Double(plot.px(sorted[k]) - 1.8, up - 1.8, 3.6, 3.6),
          new Color(row.colour().getRed(), row.colour().getGreen(), row.colour().getBlue(), 130));
    }
    Arrays.sort(sorted);
    double low = plot.px(quantile(sorted, 0.25));
    double high = plot.px(quantile(sorted, 0.75));
    double middle = plot.px(quantile(sorted, 0.5));
    plot.draw(
        new Rectangle2D.Double(low, y - 15, high - low, 30), row.colour(), Palette.solid(2));
    plot.draw(
        new Line2D.Double(middle, y - 15, middle, y + 15), Palette.TEXT, Palette.solid(2.4));
    double mean = plot.px(row.horizon().mean());
    plot.draw(new Line2D.Double(mean - 5, y, mean, y - 7), Palette.TEXT, Palette.solid(1.4));
    plot.draw(new Line2D.Double(mean, y - 7, mean + 5, y), Palette.TEXT, Palette.solid(1.4));
    plot.draw(new Line2D.Double(mean + 5, y, mean, y + 7), Palette.TEXT, Palette.solid(1.4));
    plot.draw(new Line2D.Double(mean, y + 7, mean - 5, y), Palette.TEXT, Palette.solid(1.4));
  }

  /// @return mean horizon against multiply-adds of a step
  Figure cost() {
    List<SurrogateResult> rows = result.results();
    double least = rows.stream().mapToDouble(HorizonFigures::work).min().orElse(1);
    double most = rows.stream().mapToDouble(HorizonFigures::work).max().orElse(10);
    double highest =
        rows.stream().mapToDouble(row -> horizon(row).ci95()[1]).max().orElse(1);
    Axis x = Axis.logarithmic("multiply-adds a step", least, most * 1.001);
    Axis y = Axis.linear("mean horizon, " + Figures.unit(result), 0, 1.15 * highest);
    return new Figure(
        "cost",
        "Mean forecast horizon with its 95% interval against the cost of a step",
        Figures.WIDTH,
        460,
        graphics -> {
          var plot =
              new Plot(graphics, new Rectangle2D.Double(80, 20, Figures.WIDTH - 190, 370), x, y);
          plot.frame();
          for (int i = 0; i < rows.size(); i++) {
            double at = plot.px(work(rows.get(i)));
            HorizonStatistics horizon = horizon(rows.get(i));
            double up = plot.py(horizon.mean());
            plot.draw(
                new Line2D.Double(
                    at, plot.py(horizon.ci95()[0]), at, plot.py(horizon.ci95()[1])),
                Palette.colour(i),
                Palette.solid(2));
            plot.fill(new Ellipse2D.Double(at - 6, up - 6, 12, 12), Palette.colour(i));
            plot.text(rows.get(i).label(), at + 12, up + 5);
          }
        });
  }

  private interface Mark {
    void draw(Plot plot, Row row, double y);
  }

  private static Figure figure(String name, String title, List<Row> rows, Axis x, Mark mark) {
    int inside = ROW * rows.size();
    return new Figure(
        name,
        title,
        Figures.WIDTH,
        inside + 75,
        graphics -> {
          var area = new Rectangle2D.Double(LEFT, 15, Figures.WIDTH - LEFT - 30, inside);
          var plot = new Plot(graphics, area, x, Axis.linear("", 0, rows.size()));
          var ticks = new ArrayList<Axis.Tick>();
          for (int i = 0; i < rows.size(); i++) {
            ticks.add(new Axis.Tick(rows.size() - i - 0.5, rows.get(i).name()));
          }
          plot.frame(ticks);
          for (int i = 0; i < rows.size(); i++) {
            mark.draw(plot, rows.get(i), plot.py(rows.size() - i - 0.5));
          }
        });
  }

  private List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < result.results().size(); i++) {
      SurrogateResult row = result.results().get(i);
      rows.add(new Row(row.label(), horizon(row), Palette.colour(i)));
    }
    for (BaselineResult row : result.baselines()) {
      rows.add(
          new Row(
              row.name(), row.horizonLyapunov().orElse(row.score().horizon()), Palette.SOFT));
    }
    return rows;
  }

  private static double work(SurrogateResult row) {
    return Math.max(1, row.cost().multiplyAdds());
  }

  private static HorizonStatistics horizon(SurrogateResult row) {
    return row.horizonLyapunov().orElse(row.score().horizon());
  }

  /// Between the two values that are nearest in rank.
  private static double quantile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
