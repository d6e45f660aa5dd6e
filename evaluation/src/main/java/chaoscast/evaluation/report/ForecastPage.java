package chaoscast.evaluation.report;

import chaoscast.core.Trajectory;
import chaoscast.core.page.Page;
import chaoscast.core.page.Plots;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Band;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.core.page.Sheet;
import chaoscast.core.text.Column;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.ensemble.EnsembleForecast;
import chaoscast.evaluation.ensemble.EnsembleOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One forecast as one HTML file: each variable against time, with what was observed before it and, where the data
/// go on, the truth over it.
///
/// @param known    states that were observed, up to the start, which is the last of them
/// @param forecast from there on
/// @param data     all states that there are; those after the start are the truth
/// @param ensemble about the forecast, if there is one
public record ForecastPage(
    Trajectory known, Trajectory forecast, Trajectory data, Optional<EnsembleOutcome> ensemble) {
  /// Variables that have a figure.
  private static final int SHOWN = 12;
  /// Points of a curve at most.
  private static final int POINTS = 4000;
  /// Share of the forecast's length that is shown of what came before it.
  private static final int PAST = 4;

  /// @param model   what forecast, in words
  /// @param command that repeats it
  /// @param target  replaced whole or not at all
  public void write(String model, List<String> command, Path target) {
    int truth = truthSteps();
    String lead =
        "%s: %s steps from t = %s on; %s."
            .formatted(
                model,
                NumberText.grouped(forecast.steps()),
                NumberText.readable(known.time(known.steps() - 1)),
                truth == 0
                    ? "the data end there, so that there is no truth to hold it against"
                    : "the truth is known for %s of them".formatted(NumberText.grouped(truth)))
            + ensemble.map(one -> " " + capital(one.foreseen()) + ".").orElse("")
            + ensemble.map(EnsembleOutcome::check)
                .filter(check -> !check.isEmpty())
                .map(check -> " " + capital(check) + ".")
                .orElse("");
    new Page(
        Plots.page(
            "Chaos makes every forecast part from the truth in the end; how soon is what 'evaluate' measures."),
        "Forecast",
        lead,
        truth > 0 ? List.of(sheet(truth)) : List.of(),
        new Plots(plots(truth)),
        command)
        .write(target);
  }

  private int truthSteps() {
    return Math.min(forecast.steps(), data.steps() - known.steps());
  }

  private List<Plot> plots(int truth) {
    var plots = new ArrayList<Plot>();
    int past = Math.min(known.steps(), Math.max(2, forecast.steps() / PAST));
    for (int k = 0; k < Math.min(SHOWN, forecast.dimension()); k++) {
      var curves = new ArrayList<Curve>();
      curves.add(curve("forecast", forecast, k, 0, forecast.steps(), false));
      if (truth > 0) {
        curves.add(curve("truth", data, k, known.steps() - 1, known.steps() + truth, true));
      }
      curves.add(curve("observed before", known, k, known.steps() - past, known.steps(), false));
      plots.add(
          new Plot(
              forecast.names().get(k), "", Axis.linear("time"),
              Axis.linear(forecast.names().get(k)), curves, bands(k)));
    }
    ensemble.ifPresent(one -> plots.addAll(new SpreadPlots(known, forecast, data, one).plots()));
    known.inputs().ifPresent(
        inputs -> plots.addAll(inputPlots(inputs, known.steps() - past)));
    return plots;
  }

  /// What drove the model, from the first observed state that is shown to the forecast's end.
  private List<Plot> inputPlots(Trajectory inputs, int from) {
    int to = Math.min(inputs.steps(), known.steps() + forecast.steps());
    Trajectory timed = inputs.withStartTime(known.startTime());
    var plots = new ArrayList<Plot>();
    for (int k = 0; k < Math.min(SHOWN, inputs.dimension()); k++) {
      String name = "input " + inputs.names().get(k);
      plots.add(
          new Plot(
              name, "", Axis.linear("time"), Axis.linear(inputs.names().get(k)),
              List.of(curve(name, timed, k, from, to, false))));
    }
    return plots;
  }

  /// From 5 to 95% and, upon that, from 25 to 75% of the members.
  private List<Band> bands(int variable) {
    if (ensemble.isEmpty()) {
      return List.of();
    }
    EnsembleForecast members = ensemble.get().forecast();
    int stride = Math.max(1, Math.ceilDiv(forecast.steps(), POINTS));
    int points = Math.ceilDiv(forecast.steps(), stride);
    double[] time = new double[points];
    double[][] ends = new double[4][points];
    for (int i = 0; i < points; i++) {
      time[i] = forecast.time(i * stride);
      double[] sorted = members.sorted(i * stride, variable);
      ends[0][i] = EnsembleForecast.quantile(sorted, 0.05);
      ends[1][i] = EnsembleForecast.quantile(sorted, 0.95);
      ends[2][i] = EnsembleForecast.quantile(sorted, 0.25);
      ends[3][i] = EnsembleForecast.quantile(sorted, 0.75);
    }
    return List.of(
        new Band("90% of the members", time, ends[0], ends[1]),
        new Band("50% of the members", time, ends[2], ends[3]));
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Curve curve(
      String name, Trajectory states, int variable, int from, int to, boolean dashed) {
    int stride = Math.max(1, Math.ceilDiv(to - from, POINTS));
    double[] time = new double[Math.ceilDiv(to - from, stride)];
    double[] value = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = states.time(from + i * stride);
      value[i] = states.get(from + i * stride, variable);
    }
    return new Curve(name, true, false, dashed, time, value);
  }

  /// Root mean squares of the difference over tenths of the forecast, in standard deviations of the observed past.
  private Sheet sheet(int truth) {
    var columns = new ArrayList<Column>();
    columns.add(Column.left("variable"));
    var rows = new ArrayList<List<String>>();
    if (truth > 0) {
      for (int part : new int[] {10, 5, 2, 1}) {
        columns.add(Column.right("rms error / std, first",
            NumberText.grouped(Math.ceilDiv(truth, part)) + " steps"));
      }
      for (int k = 0; k < forecast.dimension(); k++) {
        var cells = new ArrayList<String>();
        cells.add(forecast.names().get(k));
        for (int part : new int[] {10, 5, 2, 1}) {
          cells.add(NumberText.significant(error(k, Math.ceilDiv(truth, part)) / deviation(k)));
        }
        rows.add(cells);
      }
    }
    return new Sheet("results", "Against the truth", columns, rows,
        truth > 0 ? "" : "No truth is known after the start.");
  }

  private double error(int variable, int steps) {
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double difference = forecast.get(i, variable) - data.get(known.steps() + i, variable);
      sum += difference * difference;
    }
    return Math.sqrt(sum / steps);
  }

  private double deviation(int variable) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < known.steps(); i++) {
      mean += known.get(i, variable) / known.steps();
    }
    for (int i = 0; i < known.steps(); i++) {
      square += Math.pow(known.get(i, variable) - mean, 2) / known.steps();
    }
    return Math.sqrt(square);
  }
}
