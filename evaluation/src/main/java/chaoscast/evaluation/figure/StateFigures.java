package chaoscast.evaluation.figure;

import chaoscast.core.Trajectory;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Example;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Figures in state space, or in space and time.
///
/// @param result of a comparison
record StateFigures(ComparisonResult result) {
  private static final int COLUMNS = 3;
  private static final int LEFT = 70;

  /// @return the first variable against the third: truth alone, then with each forecast
  Figure attractor() {
    Example example = result.example();
    int panels = 1 + example.forecasts().size();
    int rows = Math.ceilDiv(panels, COLUMNS);
    int columns = Math.min(COLUMNS, panels);
    int width = Math.max(Figures.WIDTH / COLUMNS * columns, 420);
    int cell = width / columns;
    return new Figure(
        "attractor",
        "Truth (grey) and forecasts of the first start, projected onto the first and third variable",
        width,
        rows * 300 + 10,
        graphics -> {
          for (int p = 0; p < panels; p++) {
            attractor(graphics, p, new int[] {p % COLUMNS * cell, p / COLUMNS * 300, cell});
          }
        });
  }

  /// @param place left, top and width of the panel
  private void attractor(Graphics2D graphics, int panel, int[] place) {
    Trajectory truth = result.example().truth();
    double[] x = column(truth, 0);
    double[] z = column(truth, 2);
    var plot =
        new Plot(
            graphics,
            new Rectangle2D.Double(place[0] + LEFT, place[1] + 32, place[2] - LEFT - 15, 210),
            range(truth, 0),
            range(truth, 2));
    plot.frame();
    if (panel == 0) {
      plot.curve(x, z, Palette.TEXT, Palette.solid(1.2));
      plot.text("truth", place[0] + LEFT, place[1] + 22);
      return;
    }
    plot.curve(x, z, Palette.GRID, Palette.solid(1.2));
    Example.LabelledForecast forecast = result.example().forecasts().get(panel - 1);
    plot.curve(
        column(forecast.predicted(), 0),
        column(forecast.predicted(), 2),
        Palette.colour(panel - 1),
        Palette.solid(1.2));
    plot.text(forecast.label(), place[0] + LEFT, place[1] + 22);
  }

  /// @return the true state over time, and below it how far each forecast is from it
  Figure spaceTime() {
    Example example = result.example();
    int shown = CurveFigures.shown(result);
    int panels = 1 + example.forecasts().size();
    int panel = 135;
    double greatest = 0;
    for (int step = 0; step < shown; step++) {
      for (double value : example.truth().state(step)) {
        greatest = Math.max(greatest, Math.abs(value));
      }
    }
    double scale = greatest;
    return new Figure(
        "spacetime",
        "The true state in space and time, and the errors of the forecasts; dashed lines mark the horizons",
        Figures.WIDTH,
        panels * panel + 60,
        graphics -> {
          for (int p = 0; p < panels; p++) {
            spaceTime(graphics, p, 26 + p * panel, shown, scale);
          }
        });
  }

  private void spaceTime(Graphics2D graphics, int panel, int top, int shown, double scale) {
    Example example = result.example();
    Trajectory truth = example.truth();
    double perTime = Figures.perTime(result);
    boolean last = panel == example.forecasts().size();
    int variables = truth.dimension();
    var area = new Rectangle2D.Double(LEFT, top, Figures.WIDTH - LEFT - 130, 95);
    String time = last ? "time since the start, " + Figures.unit(result) : "";
    var plot =
        new Plot(
            graphics,
            area,
            Axis.linear(time, 0, (shown - 1) * truth.timeStep() * perTime),
            Axis.linear("", 0, variables));
    var image = new BufferedImage(shown, variables, BufferedImage.TYPE_INT_RGB);
    Trajectory predicted = panel == 0 ? truth : example.forecasts().get(panel - 1).predicted();
    for (int step = 0; step < shown; step++) {
      for (int v = 0; v < variables; v++) {
        int colour = 0xffffff;
        if (panel == 0) {
          colour = Palette.sequential(0.5 + 0.5 * truth.get(step, v) / scale).getRGB();
        } else if (step < predicted.steps()) {
          double error = predicted.get(step, v) - truth.get(step, v);
          colour = Palette.diverging(0.5 + 0.5 * error / scale).getRGB();
        }
        image.setRGB(step, variables - 1 - v, colour);
      }
    }
    plot.frame(ticks(truth.names()));
    graphics.drawImage(
        image, (int) area.getX(), (int) area.getY(), (int) area.getWidth(),
        (int) area.getHeight(), null);
    plot.draw(area, Palette.SOFT, Palette.solid(1));
    if (panel > 0) {
      plot.mark(
          example.forecasts().get(panel - 1).horizon() * perTime,
          Palette.TEXT,
          Palette.stroke(1, 2));
    }
    String name = panel == 0 ? "truth" : "error of " + example.forecasts().get(panel - 1).label();
    plot.text(name, LEFT, top - 7);
    bar(plot, panel == 0 ? StateFigures::bright : StateFigures::signed, scale);
  }

  private static int bright(int thousandths) {
    return Palette.sequential(thousandths / 1000.0).getRGB();
  }

  private static int signed(int thousandths) {
    return Palette.diverging(thousandths / 1000.0).getRGB();
  }

  /// The key to the colours, right of the area.
  private static void bar(Plot plot, IntUnaryOperator colours, double scale) {
    int height = (int) plot.area().getHeight();
    var image = new BufferedImage(1, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < height; row++) {
      image.setRGB(0, height - 1 - row, colours.applyAsInt(1000 * row / (height - 1)));
    }
    var area =
        new Rectangle2D.Double(plot.area().getMaxX() + 16, plot.area().getY(), 14, height);
    plot.graphics()
        .drawImage(image, (int) area.getX(), (int) area.getY(), 14, height, null);
    plot.draw(area, Palette.SOFT, Palette.solid(1));
    for (Axis.Tick tick : Axis.linear("", -scale, scale).ticks(4)) {
      double up = area.getMaxY() - (tick.value() + scale) / (2 * scale) * height;
      plot.text(tick.label(), area.getMaxX() + 8, up + 5);
    }
  }

  private static List<Axis.Tick> ticks(List<String> names) {
    int every = Math.max(1, Math.ceilDiv(names.size(), 5));
    var ticks = new ArrayList<Axis.Tick>();
    for (int v = 0; v < names.size(); v += every) {
      ticks.add(new Axis.Tick(v + 0.5, names.get(v)));
    }
    return ticks;
  }

  private static Axis range(Trajectory truth, int variable) {
    double[] values = column(truth, variable);
    double low = IntStream.range(0, values.length).mapToDouble(k -> values[k]).min().orElse(0);
    double high = IntStream.range(0, values.length).mapToDouble(k -> values[k]).max().orElse(1);
    double margin = 0.08 * (high - low);
    return Axis.linear(truth.names().get(variable), low - margin, high + margin);
  }

  private static double[] column(Trajectory trajectory, int variable) {
    return IntStream.range(0, trajectory.steps())
        .mapToDouble(step -> trajectory.get(step, variable))
        .toArray();
  }
}
