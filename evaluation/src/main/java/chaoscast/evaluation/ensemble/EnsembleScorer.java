package chaoscast.evaluation.ensemble;

import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.smoothing.WhiteNoise;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.Crps;
import chaoscast.evaluation.score.ErrorMeasure;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.descriptive.moment.Variance;

/// Holds ensembles against a truth from all starts of its protocol. Where that is itself observed with noise, so is
/// each member before they are compared: draws of the noise are added to it.
///
/// Sources: V. Fortin, M. Abaza, F. Anctil, R. Turcotte, Why should ensemble spread match the RMSE of the ensemble
/// mean?, J. Hydrometeorol. 15 (2014) 1708–1713, doi:10.1175/JHM-D-14-0008.1; R. Buizza, T. N. Palmer, Mon. Weather
/// Rev. 126 (1998) 2503–2518 (size of ensembles).
///
/// @param truth  data and protocol
/// @param plan   how ensembles are made
/// @param models who forecasts
record EnsembleScorer(Truth truth, EnsemblePlan plan, EnsembleModels models) {
  /// Starts that are drawn together, on each core.
  private static final int TOGETHER = 10;

  /// @param from first start
  /// @param to   last start, excluded
  List<DrawnStart> draw(int from, int to) {
    int own = truth.protocol().warmUp();
    int warmUp =
        own > 0 ? own
            : IntStream.concat(
                IntStream.of(models.control().warmUp()),
                models.members().stream().mapToInt(one -> one.warmUp())).max().orElseThrow();
    int length = Math.min(truth.division().leastPast(), warmUp - 1 + plan.window());
    List<Trajectory> windows =
        IntStream.range(from, to)
            .map(truth::start)
            .mapToObj(start -> truth.observed().slice(start + 1 - length, start + 1))
            .toList();
    return new EnsembleStarts(plan, models).draw(windows, warmUp, from);
  }

  /// @param drawn all starts
  /// @return steps for which the control's forecasts are valid on average, at least one
  int leads(List<DrawnStart> drawn) {
    int steps = truth.protocol().maxSteps();
    List<Integer> valid =
        Parallel.map(
            drawn.size(), plan.threads(), start -> valid(drawn.get(start).control(steps), start));
    return leads(valid.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int leads(int[] valid) {
    return Math.max(1, (int) Math.round(Arrays.stream(valid).average().orElse(0)));
  }

  private int valid(Trajectory control, int start) {
    return PredictedHorizon.valid(
        control, truth.trajectory(), truth.start(start) + 1, measure(),
        truth.protocol().threshold());
  }

  private ErrorMeasure measure() {
    Protocol protocol = truth.protocol();
    return new ErrorMeasure(
        protocol.error(), truth.trajectory(), protocol.scaling().fit(truth.trueTraining()));
  }

  /// @param drawn all starts
  /// @param leads steps of the forecasts
  /// @return of each start, whether members differ by more than the noise does, by step and variable; all of them where
  ///     none does
  List<boolean[]> telling(List<DrawnStart> drawn, int leads) {
    int d = truth.trajectory().dimension();
    double[] sigmas = plan.isNoisy() ? plan.sigmas() : new double[d];
    List<boolean[]> telling =
        Parallel.map(
            drawn.size(),
            plan.threads(),
            start -> {
              EnsembleForecast forecast = drawn.get(start).forecast(1, leads);
              boolean[] tells = new boolean[leads * d];
              for (int i = 0; i < tells.length; i++) {
                double[] values = forecast.values(i / d, i % d);
                tells[i] =
                    values.length > 1
                        && new Variance().evaluate(values) > sigmas[i % d] * sigmas[i % d];
              }
              return tells;
            });
    for (boolean[] tells : telling) {
      for (boolean tell : tells) {
        if (tell) {
          return telling;
        }
      }
    }
    telling.forEach(tells -> Arrays.fill(tells, true));
    return telling;
  }

  /// @param drawn   all starts
  /// @param telling of each, the steps and variables that count
  /// @return share of the truth within the band of 90%
  double band90(List<DrawnStart> drawn, double inflation, List<boolean[]> telling) {
    int d = truth.trajectory().dimension();
    int leads = telling.getFirst().length / d;
    List<int[]> counts =
        Parallel.map(
            drawn.size(),
            plan.threads(),
            start -> {
              var held = new Held(start, drawn.get(start).forecast(inflation, leads));
              int[] count = new int[2];
              for (int i = 0; i < leads * d; i++) {
                double[] values = held.values(i / d, i % d);
                if (telling.get(start)[i]) {
                  Arrays.sort(values);
                  count[0]++;
                  count[1] +=
                      values.length > 1 && isWithin(values, held.truth(i / d, i % d), 0.05)
                          ? 1 : 0;
                }
              }
              return count;
            });
    return counts.stream().mapToDouble(count -> count[1]).sum()
        / counts.stream().mapToDouble(count -> count[0]).sum();
  }

  /// @param inflation by which starts are drawn apart
  EnsembleScores scores(double inflation) {
    Protocol protocol = truth.protocol();
    int steps = protocol.maxSteps();
    ErrorMeasure measure = measure();
    var tallies = new ArrayList<Tally>();
    int together = TOGETHER * plan.threads();
    for (int from = 0; from < protocol.starts(); from += together) {
      int first = from;
      List<DrawnStart> drawn = draw(from, Math.min(protocol.starts(), from + together));
      tallies.addAll(
          Parallel.map(
              drawn.size(),
              plan.threads(),
              at -> {
                EnsembleForecast forecast = drawn.get(at).forecast(inflation, steps);
                var tally = new Tally(first + at, forecast, steps);
                tally.foresee(
                    PredictedHorizon.of(forecast, measure, protocol.threshold(), steps),
                    valid(forecast.control(), first + at));
                return tally;
              }));
    }
    int leads = leads(tallies.stream().mapToInt(tally -> tally.seen).toArray());
    double dt = protocol.timeStep();
    double[] predicted = tallies.stream().mapToDouble(tally -> dt * tally.predicted).toArray();
    double[] seen = tallies.stream().mapToDouble(tally -> dt * tally.seen).toArray();
    double within = tallies.stream().mapToDouble(tally -> tally.within ? 1 : 0).sum();
    var curves =
        new EnsembleScores.Curves(
            root(curve(tallies.stream().map(tally -> tally.variance).toList())),
            root(curve(tallies.stream().map(tally -> tally.square).toList())),
            curve(tallies.stream().map(tally -> tally.crps).toList()),
            curve(tallies.stream().map(tally -> tally.in90).toList()));
    double[] squares = curve(tallies.stream().map(tally -> tally.square).toList());
    double[] variances = curve(tallies.stream().map(tally -> tally.variance).toList());
    double[] in50 = curve(tallies.stream().map(tally -> tally.in50).toList());
    return new EnsembleScores(
        plan.members(),
        inflation,
        tallies.size(),
        leads,
        mean(curves.crps(), leads),
        Math.sqrt(mean(variances, leads) / mean(squares, leads)),
        mean(in50, leads),
        mean(curves.band90(), leads),
        mean(curves.band90(), steps),
        tallies.stream().mapToDouble(tally -> tally.lost).average().orElseThrow(),
        new EnsembleScores.Horizons(
            predicted, seen, within / tallies.size(), correlation(predicted, seen)),
        curves);
  }

  private static double correlation(double[] a, double[] b) {
    return a.length < 2 ? Double.NaN : new PearsonsCorrelation().correlation(a, b);
  }

  private static double mean(double[] values, int count) {
    return Arrays.stream(values, 0, count).average().orElseThrow();
  }

  private static double[] root(double[] squares) {
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /// @return the mean of each step
  private static double[] curve(List<double[]> all) {
    double[] curve = new double[all.getFirst().length];
    for (double[] one : all) {
      for (int step = 0; step < curve.length; step++) {
        curve[step] += one[step] / all.size();
      }
    }
    return curve;
  }

  /// Members of one start as they are held against the truth: asked for step by step, variable by variable.
  private final class Held {
    private final int start;
    private final EnsembleForecast forecast;
    private final boolean noisy = plan.isNoisy() && truth.observed() == truth.trajectory();
    private final double[] sigmas = plan.sigmas();
    private final RandomGenerator random;

    private Held(int start, EnsembleForecast forecast) {
      this.start = start;
      this.forecast = forecast;
      random = plan.seed().child("ensemble/noise/" + start).generator();
    }

    private double[] values(int step, int variable) {
      double[] values = forecast.values(step, variable);
      for (int i = 0; noisy && i < values.length; i++) {
        values[i] += sigmas[variable] * random.nextGaussian();
      }
      return values;
    }

    private double truth(int step, int variable) {
      return truth.trajectory().get(truth.start(start) + 1 + step, variable);
    }
  }

  /// One start, by step: means over variables. Members that have left the finite numbers no longer count; where fewer
  /// than two are left, the truth is outside all bands and as far off as it is from its mean.
  private final class Tally {
    private final double[] crps;
    private final double[] variance;
    private final double[] square;
    private final double[] in50;
    private final double[] in90;
    private final double lost;
    private double predicted;
    private int seen;
    private boolean within;

    private Tally(int start, EnsembleForecast forecast, int steps) {
      crps = new double[steps];
      variance = new double[steps];
      square = new double[steps];
      in50 = new double[steps];
      in90 = new double[steps];
      lost =
          forecast.members().stream().filter(one -> one.steps() < steps).count()
              / (double) forecast.members().size();
      var held = new Held(start, forecast);
      double[] deviations = deviations();
      double[] means = means();
      int d = deviations.length;
      for (int step = 0; step < steps; step++) {
        for (int k = 0; k < d; k++) {
          double[] values = held.values(step, k);
          boolean outside = values.length < 2;
          add(
              step, outside ? new double[] {means[k], means[k]} : values, held.truth(step, k),
              1 / deviations[k], outside);
        }
      }
      for (double[] sums : List.of(crps, variance, square, in50, in90)) {
        for (int step = 0; step < steps; step++) {
          sums[step] /= d;
        }
      }
    }

    private void add(int step, double[] values, double y, double unit, boolean outside) {
      int n = values.length;
      double mean = Arrays.stream(values).average().orElseThrow();
      double sum = 0;
      for (double value : values) {
        sum += (value - mean) * (value - mean);
      }
      crps[step] += Crps.fair(values, y) * unit;
      variance[step] += sum / (n - 1) * (n + 1) / n * unit * unit;
      square[step] += (mean - y) * (mean - y) * unit * unit;
      Arrays.sort(values);
      in50[step] += !outside && isWithin(values, y, 0.25) ? 1 : 0;
      in90[step] += !outside && isWithin(values, y, 0.05) ? 1 : 0;
    }

    private void foresee(PredictedHorizon horizon, int valid) {
      predicted = horizon.quantile(0.5);
      seen = valid;
      within = valid >= Math.floor(horizon.quantile(0.05))
          && valid <= Math.ceil(horizon.quantile(0.95));
    }
  }

  private static boolean isWithin(double[] sorted, double y, double tail) {
    return y >= EnsembleForecast.quantile(sorted, tail)
        && y <= EnsembleForecast.quantile(sorted, 1 - tail);
  }

  /// Those of the training data, as they are observed.
  private double[] deviations() {
    double[] deviations = WhiteNoise.deviations(truth.training().getFirst());
    for (int k = 0; k < deviations.length; k++) {
      deviations[k] = deviations[k] > 0 ? deviations[k] : 1;
    }
    return deviations;
  }

  private double[] means() {
    Trajectory data = truth.training().getFirst();
    double[] means = new double[data.dimension()];
    for (int k = 0; k < means.length; k++) {
      for (int step = 0; step < data.steps(); step++) {
        means[k] += data.get(step, k) / data.steps();
      }
    }
    return means;
  }
}
