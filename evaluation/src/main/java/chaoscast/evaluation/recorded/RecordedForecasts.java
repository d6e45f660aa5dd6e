package chaoscast.evaluation.recorded;

import chaoscast.core.InputException;
import chaoscast.core.Remark;
import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.TableFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.core.files.table.Table;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.truth.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The forecasts of one other program, by start.
///
///     RecordedForecasts mine = RecordedForecasts.read("mine", "forecasts.h5", truth);
///
/// A file is of any format that data may have ([TableFiles]): a table of one forecast or of several with a
/// column `start`, or an array starts × steps × variables with an array `start` of as many numbers. A start is
/// the number of the last observed state of the truth, counted from 0; where a file has times instead, it is
/// the state before the first of them. Where a file says neither, it must have one forecast for each start of
/// the truth, in its order.
///
/// @param name    what they are called
/// @param source  the file, folder or pattern
/// @param byStart at least one
public record RecordedForecasts(
    String name, String source, NavigableMap<Integer, RecordedForecast> byStart) {
  /// What text has where a forecast left the finite numbers.
  private static final List<String> INFINITE =
      List.of("inf", "-inf", "+inf", "Inf", "-Inf", "Infinity", "-Infinity");

  /// Share of the truth's first step from which on its error is doubtful.
  private static final double DOUBTFUL = 0.9;

  public RecordedForecasts {
    byStart = Collections.unmodifiableNavigableMap(new TreeMap<>(byStart));
  }

  /// @param name   what they are called
  /// @param source a file, a folder or a pattern
  /// @param truth  that they are of
  /// @throws InputException if variables or Δt are not the truth's, if a start is not one of its states or is
  ///     there twice, or if starts cannot be told
  public static RecordedForecasts read(String name, String source, Truth truth) {
    Trajectory states = truth.trajectory();
    ReadingOptions options =
        ReadingOptions.NONE.forModel(states.dimension(), states.timeStep()).withMissing(INFINITE);
    var found = new ArrayList<RecordedForecast>();
    var unknown = new ArrayList<RecordedForecast>();
    for (Path file : DataFiles.paths(List.of(source))) {
      for (Table one : TableFiles.read(file, options)) {
        var table = new ForecastTable(one, states);
        for (ForecastTable.Part part : table.parts()) {
          OptionalInt start = part.start();
          var forecast =
              new RecordedForecast(
                  start.orElse(-1), table.states(part), part.count(),
                  one.label() + ", " + one.where(part.from()));
          (start.isPresent() ? found : unknown).add(forecast);
        }
      }
    }
    found.addAll(inOrder(unknown, truth, source));
    var byStart = new TreeMap<Integer, RecordedForecast>();
    for (RecordedForecast forecast : found) {
      requireInside(forecast, truth);
      RecordedForecast other = byStart.put(forecast.start(), forecast);
      if (other != null) {
        throw new InputException(
            "%s must forecast from start %d once but does so in %s and in %s"
                .formatted(source, forecast.start(), other.where(), forecast.where()));
      }
    }
    return new RecordedForecasts(name, source, byStart);
  }

  /// Forecasts of starts that no one names: those of the truth, if there are as many.
  private static List<RecordedForecast> inOrder(
      List<RecordedForecast> forecasts, Truth truth, String source) {
    List<Integer> starts = truth.division().starts();
    if (!forecasts.isEmpty() && forecasts.size() != starts.size()) {
      throw new InputException(
          ("%s must say where its forecasts start, or have one for each of the truth's %d starts in their"
              + " order, but has %d without a start: add a column or an array 'start' (the number of the"
              + " last observed state, counted from 0) or the times; 'score --starts-to FILE' lists the"
              + " truth's")
              .formatted(source, starts.size(), forecasts.size()));
    }
    int longest = forecasts.stream().mapToInt(RecordedForecast::steps).max().orElse(0);
    int planned = truth.protocol().maxSteps();
    if (longest < planned && !forecasts.stream().allMatch(RecordedForecast::ended)) {
      throw new InputException(
          ("%s must say where its forecasts start, since its %d steps are fewer than the %d of --max-steps, on which"
              + " the truth's starts depend: give --max-steps %2$d if 'score --starts-to' was given it, or"
              + " add an array 'start' (the number of the last observed state, counted from 0)")
              .formatted(source, longest, planned));
    }
    var placed = new ArrayList<RecordedForecast>();
    for (int i = 0; i < forecasts.size(); i++) {
      RecordedForecast one = forecasts.get(i);
      placed.add(new RecordedForecast(starts.get(i), one.states(), one.steps(), one.where()));
    }
    return placed;
  }

  private static void requireInside(RecordedForecast forecast, Truth truth) {
    int last = truth.trajectory().steps() - 2;
    if (forecast.start() < 0 || forecast.start() > last) {
      throw new InputException(
          "%s: a start must be in [0, %d], the states of the truth but its last, but was %d"
              .formatted(forecast.where(), last, forecast.start()));
    }
  }

  /// @param starts that are scored
  /// @param steps  of each forecast
  /// @throws InputException if a forecast of these is shorter and does not end in NaN or infinity
  public void requireLength(List<Integer> starts, int steps) {
    for (int start : starts) {
      RecordedForecast one = byStart.get(start);
      if (one.steps() < steps && !one.ended()) {
        throw new InputException(
            ("%s: the forecast from start %d must have ≥ %d steps (max-steps) but has %d; give --max-steps"
                + " %4$d, or end it with NaN where it diverged")
                .formatted(one.where(), start, steps, one.steps()));
      }
    }
  }

  /// Whether they may start elsewhere than it is thought: the first predicted state is as far from the truth as the
  /// last observed one, or further.
  ///
  /// @param truth whose starts all are forecast from
  public Optional<Remark> doubt(Truth truth) {
    double[] ratios =
        truth.division().starts().stream()
            .mapToDouble(start -> firstError(truth.trajectory(), start))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (ratios.length == 0 || ratios[ratios.length / 2] < DOUBTFUL) {
      return Optional.empty();
    }
    return Optional.of(
        new Remark(
            "first-step",
            ("the first predicted state is %s times as far from the truth as the last observed one (median): is"
                + " 'start' the number of the last observed state, counted from 0?")
                .formatted(NumberText.significant(ratios[ratios.length / 2], 2)),
            Map.of("ratio", ratios[ratios.length / 2])));
  }

  /// @return ‖x̂₁ − x₁‖ / ‖x₀ − x₁‖
  private double firstError(Trajectory truth, int start) {
    double[] first = new double[truth.dimension()];
    byStart.get(start).copyState(0, first, 0);
    double error = 0;
    double change = 0;
    for (int k = 0; k < first.length; k++) {
      error += Math.pow(first[k] - truth.get(start + 1, k), 2);
      change += Math.pow(truth.get(start, k) - truth.get(start + 1, k), 2);
    }
    return Math.sqrt(error / change);
  }

  /// @param truth whose starts all are forecast from
  /// @param from  first start
  /// @param to    last start, excluded
  /// @return these forecasts together, one step a call; NaN behind their ends
  public LaneForecaster forecaster(Truth truth, int from, int to) {
    List<RecordedForecast> lanes =
        truth.division().starts().subList(from, to).stream().map(byStart::get).toList();
    int dimension = truth.trajectory().dimension();
    return new LaneForecaster() {
      private int step;

      @Override
      public void next(double[] states) {
        for (int lane = 0; lane < lanes.size(); lane++) {
          lanes.get(lane).copyState(step, states, lane * dimension);
        }
        step++;
      }
    };
  }
}
