package chaoscast.evaluation.figure;

import chaoscast.core.Trajectory;
import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.climate.ClimateStatistics;
import chaoscast.evaluation.climate.Histogram;
import chaoscast.evaluation.compare.BaselineResult;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Example;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Figures made of lines: errors and states over time, climates.
///
/// @param result of a comparison
record CurveFigures(ComparisonResult result) {
  private static final int LEFT = 95;
  private static final int INSIDE = Figures.WIDTH - LEFT - 30;
  private static final int MOST_VARIABLES = 8;
  private static final int MOST_CLIMATES = 3;

  /// A line with the name that the legend gives it.
  private record Line(Legend.Entry entry, double[] ys) {}

  /// @return median errors on a logarithmic axis, with the threshold
  Figure growth() {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < result.baselines().size(); i++) {
      BaselineResult row = result.baselines().get(i);
      double width = row.name().equals("float64-ceiling") ? 2.6 : 1.3;
      lines.add(
          new Line(
              new Legend.Entry(row.name(), Palette.SOFT, Palette.stroke(i + 1, width)),
              row.score().errorCurve()));
    }
    for (int i = 0; i < result.results().size(); i++) {
      lines.add(
          new Line(surrogate(i, 2.2), result.results().get(i).score().errorCurve()));
    }
    double[] range = positiveRange(lines);
    double step = result.protocol().timeStep() * Figures.perTime(result);
    Axis x =
        Axis.linear("forecast time, " + Figures.unit(result), 0,
            result.protocol().maxSteps() * step);
    Axis y = Axis.logarithmic("median error", range[0], range[1]);
    int below = Legend.height(lines.size(), INSIDE);
    return new Figure(
        "growth",
        "Growth of the median forecast error; the dotted line is the threshold "
            + result.protocol().threshold(),
        Figures.WIDTH,
        460 + below,
        graphics -> {
          var plot = new Plot(graphics, new Rectangle2D.Double(LEFT, 20, INSIDE, 380), x, y);
          plot.frame();
          plot.level(result.protocol().threshold(), Palette.TEXT, Palette.stroke(4, 1.5));
          for (Line line : lines) {
            double[] xs = new double[line.ys().length];
            Arrays.setAll(xs, k -> (k + 1) * step);
            plot.curve(xs, line.ys(), line.entry().colour(), line.entry().stroke());
          }
          legend(graphics, lines.stream().map(Line::entry).toList(), 455);
        });
  }

  /// @return truth and forecasts of the first start, one panel a variable; then the inputs that drove them
  Figure forecasts() {
    Example example = result.example();
    Trajectory truth = example.truth();
    int variables = Math.min(truth.dimension(), MOST_VARIABLES);
    int count = variables + Math.min(truth.inputNames().size(), MOST_VARIABLES);
    double perTime = Figures.perTime(result);
    int shown = shown(result);
    double step = truth.timeStep() * perTime;
    var entries = new ArrayList<Legend.Entry>();
    entries.add(new Legend.Entry("truth", Palette.TEXT, Palette.solid(3)));
    IntStream.range(0, example.forecasts().size()).forEach(i -> entries.add(surrogate(i, 1.8)));
    int panel = 130;
    int end = 20 + count * panel;
    return new Figure(
        "forecasts",
        "Truth and forecasts of the first start; vertical lines mark the horizons",
        Figures.WIDTH,
        end + 60 + Legend.height(entries.size(), INSIDE),
        graphics -> {
          for (int v = 0; v < count; v++) {
            boolean driving = v >= variables;
            Trajectory drawn = driving ? truth.inputs().orElseThrow() : truth;
            int variable = driving ? v - variables : v;
            double[] range = padded(values(drawn, variable, drawn.steps()));
            boolean last = v == count - 1;
            String time = last ? "time since the start, " + Figures.unit(result) : "";
            var area =
                new Rectangle2D.Double(LEFT, 20 + v * panel, INSIDE, panel - (last ? 0 : 32));
            var plot =
                new Plot(
                    graphics,
                    area,
                    Axis.linear(time, 0, (shown - 1) * step),
                    Axis.linear(
                        (driving ? "input " : "") + drawn.names().get(variable), range[0],
                        range[1]));
            plot.frame();
            IntToDoubleFunction at = k -> k * step;
            draw(plot, at, values(drawn, variable, shown), entries.getFirst());
            for (int i = 0; i < (driving ? 0 : example.forecasts().size()); i++) {
              Example.LabelledForecast forecast = example.forecasts().get(i);
              draw(plot, at, values(forecast.predicted(), variable, shown), entries.get(i + 1));
              plot.mark(
                  forecast.horizon() * perTime, Palette.colour(i), Palette.stroke(i, 1.4));
            }
          }
          legend(graphics, entries, end + 55);
        });
  }

  /// @return histograms beside power spectra, one row a variable
  Figure climate(ClimateComparison climate) {
    ClimateStatistics truth = climate.truths().getFirst();
    int count = Math.min(truth.histograms().size(), MOST_CLIMATES);
    var entries = new ArrayList<Legend.Entry>();
    var statistics = new ArrayList<ClimateStatistics>();
    entries.add(new Legend.Entry("truth", Palette.TEXT, Palette.solid(4)));
    statistics.add(truth);
    for (int i = 0; i < climate.surrogates().size(); i++) {
      int index = i;
      climate.surrogates().get(i).statistics()
          .ifPresent(
              found -> {
                entries.add(surrogate(index, 1.8));
                statistics.add(found);
              });
    }
    int panel = 270;
    int end = count * panel;
    return new Figure(
        "climate",
        "Histograms and power spectra of long runs of the truth and of each surrogate",
        Figures.WIDTH,
        end + 10 + Legend.height(entries.size(), INSIDE),
        graphics -> {
          for (int v = 0; v < count; v++) {
            String name = result.example().truth().names().get(v);
            histogram(graphics, v * panel + 20, name, v, statistics, entries);
            spectrum(graphics, v * panel + 20, name, v, statistics, entries);
          }
          legend(graphics, entries, end + 5);
        });
  }

  private static void histogram(
      Graphics2D graphics,
      int top,
      String name,
      int variable,
      List<ClimateStatistics> statistics,
      List<Legend.Entry> entries) {
    List<Histogram> all =
        statistics.stream().map(found -> found.histograms().get(variable)).toList();
    Histogram truth = all.getFirst();
    double[] range = padded(new double[] {truth.least(), truth.greatest()});
    double highest = Arrays.stream(density(truth)).max().orElse(1);
    var plot =
        new Plot(
            graphics,
            new Rectangle2D.Double(LEFT, top, 320, 195),
            Axis.linear(name, range[0], range[1]),
            Axis.linear("density", 0, 1.3 * highest));
    plot.frame();
    for (int i = 0; i < all.size(); i++) {
      Histogram histogram = all.get(i);
      double width = (histogram.greatest() - histogram.least()) / histogram.shares().length;
      draw(plot, k -> histogram.least() + (k + 0.5) * width, density(histogram), entries.get(i));
    }
  }

  private static void spectrum(
      Graphics2D graphics,
      int top,
      String name,
      int variable,
      List<ClimateStatistics> statistics,
      List<Legend.Entry> entries) {
    ClimateStatistics truth = statistics.getFirst();
    double[] powers = truth.powerSpectra()[variable];
    double step = 1 / (truth.segment() * truth.timeStep());
    double most = Arrays.stream(powers).max().orElse(1);
    double least = Arrays.stream(powers).skip(1).filter(p -> p > 0).min().orElse(most / 10);
    var plot =
        new Plot(
            graphics,
            new Rectangle2D.Double(LEFT + 420, top, 320, 195),
            Axis.logarithmic("cycles per time unit", step, step * (powers.length - 1)),
            Axis.logarithmic("power of " + name, least, most));
    plot.frame();
    for (int i = 0; i < statistics.size(); i++) {
      double[] own = statistics.get(i).powerSpectra()[variable];
      draw(plot, k -> k == 0 ? Double.NaN : k * step, own, entries.get(i));
    }
  }

  private static double[] density(Histogram histogram) {
    double width = (histogram.greatest() - histogram.least()) / histogram.shares().length;
    return Arrays.stream(histogram.shares()).map(share -> width > 0 ? share / width : 0).toArray();
  }

  private static void draw(
      Plot plot, IntToDoubleFunction xs, double[] ys, Legend.Entry entry) {
    double[] at = IntStream.range(0, ys.length).mapToDouble(xs).toArray();
    plot.curve(at, ys, entry.colour(), entry.stroke());
  }

  private Legend.Entry surrogate(int index, double width) {
    Color colour = Palette.colour(index);
    Stroke stroke = Palette.stroke(index, width);
    return new Legend.Entry(result.results().get(index).label(), colour, stroke);
  }

  private static void legend(Graphics2D graphics, List<Legend.Entry> entries, int top) {
    new Legend(entries).paint(graphics, LEFT, top, INSIDE);
  }

  /// @return samples to show: past the longest horizon, but not all if every forecast ends early
  static int shown(ComparisonResult result) {
    Example example = result.example();
    double longest =
        example.forecasts().stream().mapToDouble(Example.LabelledForecast::horizon).max().orElse(0);
    double time = Math.max(1.6 * longest, 2 / Figures.perTime(result));
    double wanted = Math.max(50, Math.ceil(time / example.truth().timeStep()));
    return (int) Math.min(example.truth().steps(), wanted);
  }

  private static double[] values(Trajectory trajectory, int variable, int most) {
    return IntStream.range(0, Math.min(most, trajectory.steps()))
        .mapToDouble(step -> trajectory.get(step, variable))
        .toArray();
  }

  private static double[] padded(double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double margin = high > low ? 0.1 * (high - low) : 1;
    return new double[] {low - margin, high + margin};
  }

  private static double[] positiveRange(List<Line> lines) {
    double[] positive =
        lines.stream()
            .flatMapToDouble(line -> Arrays.stream(line.ys()))
            .filter(value -> value > 0 && value < 1e3)
            .toArray();
    return new double[] {
      Arrays.stream(positive).min().orElse(1e-3), Arrays.stream(positive).max().orElse(1)
    };
  }
}
