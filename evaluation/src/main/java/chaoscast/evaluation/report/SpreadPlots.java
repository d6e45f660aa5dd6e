package chaoscast.evaluation.report;

import chaoscast.core.Trajectory;
import chaoscast.core.page.Plots.Axis;
import chaoscast.core.page.Plots.Curve;
import chaoscast.core.page.Plots.Plot;
import chaoscast.core.smoothing.WhiteNoise;
import chaoscast.evaluation.ensemble.Calibration;
import chaoscast.evaluation.ensemble.EnsembleOutcome;
import chaoscast.evaluation.ensemble.EnsembleScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// An ensemble's spread beside the error, of this forecast and of those on held-out starts, and the horizons that were
/// foreseen there beside those that were seen.
///
/// @param known    states up to the start
/// @param forecast from there on
/// @param data     all states that there are; those after the start are the truth
/// @param ensemble about the forecast
record SpreadPlots(
    Trajectory known, Trajectory forecast, Trajectory data, EnsembleOutcome ensemble) {

  List<Plot> plots() {
    var plots = new ArrayList<Plot>();
    plots.add(own());
    ensemble.calibration().map(Calibration::heldOut).ifPresent(held -> {
      plots.add(heldOut(held));
      plots.add(horizons(held));
    });
    return plots;
  }

  private Plot own() {
    double[] deviations = WhiteNoise.deviations(known);
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] = deviations[k] > 0 ? deviations[k] : 1;
    }
    double[] spread = ensemble.forecast().spread(deviations);
    double[] time = IntStream.range(0, spread.length).mapToDouble(forecast::time).toArray();
    var curves = new ArrayList<Curve>();
    curves.add(Curve.line("spread of the members", time, spread));
    int truth = Math.min(forecast.steps(), data.steps() - known.steps());
    if (truth > 0) {
      double[] error =
          IntStream.range(0, truth).mapToDouble(step -> error(step, deviations)).toArray();
      curves.add(Curve.dashed("error of the forecast", Arrays.copyOf(time, truth), error));
    }
    return new Plot(
        "Spread against error, this forecast",
        truth > 0
            ? "Root mean squares over variables, in standard deviations. The truth has the noise of the data, below which the error does not fall."
            : "Root mean square over variables, in standard deviations.",
        Axis.linear("time"),
        Axis.log("standard deviations"),
        curves);
  }

  private double error(int step, double[] deviations) {
    double sum = 0;
    for (int k = 0; k < deviations.length; k++) {
      double off = (forecast.get(step, k) - data.get(known.steps() + step, k)) / deviations[k];
      sum += off * off / deviations.length;
    }
    return Math.sqrt(sum);
  }

  private Plot heldOut(EnsembleScores held) {
    double[] after = after(held.curves().spread().length);
    return new Plot(
        "Spread against error, held-out starts",
        "Root mean squares over %d starts; members have the noise of the observations that they are held against."
            .formatted(held.starts()),
        Axis.linear("time after the start"),
        Axis.log("standard deviations"),
        List.of(
            Curve.line("spread", after, held.curves().spread()),
            Curve.dashed("error of the members' mean", after, held.curves().error())));
  }

  private double[] after(int steps) {
    return IntStream.range(0, steps)
        .mapToDouble(step -> (step + 1) * forecast.timeStep())
        .toArray();
  }

  private static Plot horizons(EnsembleScores held) {
    double[] predicted = held.horizons().predicted();
    double longest =
        Math.max(
            Arrays.stream(predicted).max().orElse(1),
            Arrays.stream(held.horizons().seen()).max().orElse(1));
    double[] ends = {0, longest};
    return new Plot(
        "Horizons foreseen and seen, held-out starts",
        "Each dot is a start; on the line are those that saw as far as was foreseen.",
        Axis.fromZero("foreseen, time units"),
        Axis.fromZero("seen, time units"),
        List.of(
            Curve.dots("start", predicted, held.horizons().seen()),
            Curve.dashed("as foreseen", ends, ends)));
  }
}
