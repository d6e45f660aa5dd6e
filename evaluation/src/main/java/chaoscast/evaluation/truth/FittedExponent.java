package chaoscast.evaluation.truth;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.core.smoothing.CorrelationTime;
import chaoscast.core.smoothing.Smoothness;
import chaoscast.core.smoothing.WhiteNoise;
import chaoscast.core.text.NumberText;
import chaoscast.evaluation.climate.ClimatePlan;
import chaoscast.evaluation.climate.SurrogateExponents;
import chaoscast.evaluation.climate.WarmStarts;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.ErrorMeasure;
import chaoscast.evaluation.score.Tally;
import chaoscast.lorenz.lyapunov.LyapunovEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// λ₁ of models that are fitted to a record, where their forecasts of held-out states justify it.
///
///     λ₁ = mean of the exponents of a model of the first half and of one of the second,
///     error² = (scatter of runs)² / runs + (half the difference of the two models)² + (0.1 λ₁ / H)² + d²
///
/// where H is how many Lyapunov times they see: growth over H is known to a tenth of one, say. d is half the greatest
/// difference to λ₁ of kinds of models that see at least two thirds as far: those that forecast alike may still stretch
/// differences differently, as where delays do not reach as far back as the system's memory.
///
/// Each half's model is judged on the other half: the median of its horizons must be at least
/// [#LEAST_HORIZON] Lyapunov times of its own. Differences then grow along the model's own orbit as they do along
/// the system's, while distances of neighbours in data level off too early where they grow unevenly. A model
/// whose exponent is far from what neighbours tell is not believed. Of more than [#MOST_SEEN_VARIABLES] variables
/// no record is long enough for near neighbours: where these tell nothing, models alone do.
///
/// Exponents are those of [SurrogateExponents].
final class FittedExponent {

  /// Lyapunov times that a model has to see ahead.
  private static final double LEAST_HORIZON = 1.5;

  /// Lyapunov times ahead after which no better model is sought, once two kinds see as far.
  private static final double ENOUGH = 4;

  private static final int ENOUGH_KINDS = 2;

  /// Of the furthest horizon, what a kind of models has to see that is asked for its exponent too.
  private static final double ALIKE = 2 / 3.0;

  /// Greatest ratio to what neighbours tell.
  private static final double FAR = 2.5;

  /// Lyapunov times that growth over a horizon is known to.
  private static final double GROWTH_KNOWN = 0.1;

  private static final double THRESHOLD = 0.3;
  private static final int STARTS = 24;
  private static final int RUNS = 6;
  /// Up to which neighbours tell growth where there is any.
  private static final int MOST_SEEN_VARIABLES = 8;

  /// Up to which quadratic equations are few enough: 300 terms.
  private static final int MOST_EQUATIONS = 23;

  /// Correlation times in a Lyapunov time, roughly; the scale of the search where neighbours give none.
  private static final double CORRELATION_TIMES = 2;

  private static final int MOST_STATES = 20_000;

  /// So many where states are estimated with coefficients.
  private static final int MOST_NOISY_STATES = 8_000;

  private static final int LEAST_STATES = 500;

  /// Lyapunov times over which each model's exponent is measured.
  private static final double LYAPUNOV_TIMES = 300;

  private static final int LEAST_STEPS = 4_000;
  private static final int MOST_STEPS = 120_000;

  /// Share of λ₁ that runs may leave open; beyond, they are made longer while that is cheap.
  private static final double UNEVEN = 0.02;

  private static final int LONGEST = 1_000_000;
  private static final long MOST_WORK = 200_000_000;

  /// A noise below this share of a deviation does not matter.
  private static final double NEGLIGIBLE_NOISE = 1e-7;

  private final Trajectory[] halves;
  private final Optional<LyapunovEstimate> neighbours;

  /// Lyapunov times of a step, as far as that is known before models are fitted.
  private final double unit;

  /// A kind of model.
  ///
  /// @param name     of the surrogate
  /// @param settings what differs from its defaults
  private record Kind(String name, Map<String, String> settings) {
    Surrogate train(Trajectory data) {
      return new ScaledTrainer(
          Surrogates.provider(name).trainer(settings, new Seed(1)), ScalingKind.STANDARD)
          .train(List.of(data), Progress.NONE);
    }

    /// @return such as `d2r2 degree=4 delays=6`
    String text() {
      return new TreeMap<>(settings).entrySet().stream()
          .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining("", name, ""));
    }
  }

  /// The models of both halves.
  ///
  /// @param kind    of them
  /// @param models  in order
  /// @param horizon median over both, in steps
  private record Pair(Kind kind, List<Surrogate> models, double horizon) {}

  private FittedExponent(Trajectory data, Optional<LyapunovEstimate> neighbours) {
    int half = data.steps() / 2;
    halves = new Trajectory[] {data.slice(0, half), data.slice(half, data.steps())};
    this.neighbours = neighbours;
    unit =
        neighbours.map(found -> found.exponent() * data.timeStep())
            .orElseGet(() -> 1 / (CORRELATION_TIMES * CorrelationTime.steps(data)));
  }

  /// @param record     not modified
  /// @param neighbours what neighbours in it tell, if anything
  /// @param threads    greatest number of cores used, ≥ 1; decides no bit of the result
  /// @param progress   reports the stage `lyapunov`
  /// @return the exponent of the models that see furthest; empty where none sees far enough
  static Optional<LyapunovEstimate> of(
      Trajectory record, Optional<LyapunovEstimate> neighbours, int threads, Progress progress) {
    boolean growth =
        neighbours.map(found -> found.exponent() > 0)
            .orElse(record.dimension() > MOST_SEEN_VARIABLES);
    if (record.steps() < LEAST_STATES || record.inputs().isPresent() || !growth) {
      return Optional.empty();
    }
    boolean flow = Smoothness.of(record).isFlow();
    boolean noisy =
        flow && Arrays.stream(WhiteNoise.shares(record)).max().orElseThrow() > NEGLIGIBLE_NOISE;
    int most = noisy && record.dimension() > 1 ? MOST_NOISY_STATES : MOST_STATES;
    Trajectory data = record.slice(0, Math.min(most, record.steps()));
    return new FittedExponent(data, neighbours)
        .best(kinds(data, flow, noisy), threads, progress);
  }

  private Optional<LyapunovEstimate> best(List<Kind> kinds, int threads, Progress progress) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < kinds.size(); i++) {
      progress.at("lyapunov", i, kinds.size());
      fit(kinds.get(i)).ifPresent(pairs::add);
      if (pairs.stream().filter(pair -> pair.horizon * unit >= ENOUGH).count() >= ENOUGH_KINDS) {
        break;
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::horizon).reversed());
    var found = new ArrayList<LyapunovEstimate>();
    double furthest = 0;
    for (Pair pair : pairs) {
      if (found.isEmpty() || pair.horizon >= ALIKE * furthest) {
        Optional<LyapunovEstimate> one = exponent(pair, threads);
        furthest = found.isEmpty() ? pair.horizon : furthest;
        one.ifPresent(found::add);
      }
    }
    progress.at("lyapunov", kinds.size(), kinds.size());
    return found.stream().findFirst().map(best -> withDisagreement(best, found));
  }

  /// @param all of kinds that see about as far, the best among them
  private static LyapunovEstimate withDisagreement(
      LyapunovEstimate best, List<LyapunovEstimate> all) {
    double apart =
        all.stream().mapToDouble(one -> Math.abs(one.exponent() - best.exponent())).max()
            .orElseThrow();
    return new LyapunovEstimate(
        best.exponent(), Math.hypot(best.standardError(), apart / 2), best.source());
  }

  /// Equations where everything may be observed, polynomials of delays where little is.
  private static List<Kind> kinds(Trajectory data, boolean flow, boolean noisy) {
    var all = new ArrayList<Kind>();
    if (data.dimension() > MOST_SEEN_VARIABLES) {
      all.add(new Kind("d2r2", Map.of("preset", "ring")));
      if (flow) {
        all.add(new Kind("sindy", Map.of("library", "spectral")));
      }
      if (data.dimension() <= MOST_EQUATIONS) {
        all.add(new Kind("sindy", Map.of("degree", "2")));
      }
    } else if (data.dimension() > 1) {
      var equations = new Kind("sindy", noisy ? Map.of("noise", "auto") : Map.of());
      var polynomials =
          new Kind("d2r2", Map.of("preset", "precise", "degree", data.dimension() > 4 ? "2" : "4"));
      // steps of a polynomial cost less than an integrator's
      all.addAll(
          flow && !noisy ? List.of(polynomials, equations) : List.of(equations, polynomials));
    }
    if (data.dimension() < 3) {
      int near = flow ? Math.max(1, CorrelationTime.steps(data) / 4) : 1;
      for (int degree : flow ? new int[] {4, 3} : new int[] {3}) {
        for (int delays : flow ? new int[] {6, 4} : new int[] {1, 2}) {
          for (int stride : flow ? new int[] {near, 2 * near} : new int[] {1}) {
            all.add(
                new Kind(
                    "d2r2",
                    Map.of(
                        "preset", "precise", "degree", "" + degree, "delays", "" + delays,
                        "stride", "" + stride, "ridge", "1e-10")));
          }
        }
      }
    }
    var known = Surrogates.all().stream().map(SurrogateProvider::name).toList();
    all.removeIf(kind -> !known.contains(kind.name));
    return all;
  }

  /// @return models of that kind; empty where it cannot be trained, or does not see far enough
  private Optional<Pair> fit(Kind kind) {
    var models = new ArrayList<Surrogate>();
    double[] seen = {};
    try {
      for (int i = 0; i < 2; i++) {
        Surrogate model = kind.train(halves[i]);
        models.add(model);
        seen = DoubleStream.concat(Arrays.stream(seen),
            Arrays.stream(horizons(model, halves[1 - i]))).toArray();
        if (median(seen) * unit < LEAST_HORIZON / FAR) {
          return Optional.empty();
        }
      }
    } catch (InputException notForTheseData) {
      return Optional.empty();
    }
    return Optional.of(new Pair(kind, models, median(seen)));
  }

  /// @return the exponent of both; empty where they diverge, do not see as far as it asks for or contradict
  ///     what neighbours tell
  private Optional<LyapunovEstimate> exponent(Pair pair, int threads) {
    int steps = (int) Math.clamp(LYAPUNOV_TIMES / unit, LEAST_STEPS, MOST_STEPS);
    Optional<Rates> found = rates(pair, steps, threads);
    while (found.isPresent() && found.get().isUneven() && 4L * steps <= affordable(pair)) {
      steps *= 4;
      found = rates(pair, steps, threads);
    }
    return found.flatMap(rates -> believed(pair, rates));
  }

  /// @return steps that take no more than some seconds
  private static long affordable(Pair pair) {
    long dearest =
        pair.models.stream().mapToLong(model -> model.cost().multiplyAdds()).max().orElseThrow();
    return Math.min(LONGEST, MOST_WORK / Math.max(1, dearest));
  }

  /// @param steps of each model
  /// @return empty where one diverges
  private Optional<Rates> rates(Pair pair, int steps, int threads) {
    var rates = new ArrayList<double[]>();
    for (int i = 0; i < 2; i++) {
      Surrogate model = pair.models.get(i);
      var starts = new WarmStarts(halves[i], RUNS, model.warmUp());
      Optional<double[][]> found =
          SurrogateExponents.rates(
              model, starts, new ClimatePlan(RUNS, steps / RUNS), 1, threads);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      rates.add(Arrays.stream(found.get()).mapToDouble(run -> run[0]).toArray());
    }
    return Optional.of(new Rates(rates.get(0), rates.get(1)));
  }

  /// Exponents of the runs of both models.
  private record Rates(double[] one, double[] other) {
    double exponent() {
      return (mean(one) + mean(other)) / 2;
    }

    /// @return square of the standard error that runs of one model have
    double scatter() {
      return (squares(one) + squares(other)) / (2 * RUNS - 2) / (2 * RUNS);
    }

    boolean isUneven() {
      return scatter() > UNEVEN * UNEVEN * exponent() * exponent();
    }
  }

  private Optional<LyapunovEstimate> believed(Pair pair, Rates rates) {
    double one = mean(rates.one);
    double other = mean(rates.other);
    double scatter = rates.scatter();
    double exponent = rates.exponent();
    double seen = pair.horizon * halves[0].timeStep() * exponent;
    double growth = GROWTH_KNOWN * exponent / seen;
    double error = Math.sqrt(scatter + (one - other) * (one - other) / 4 + growth * growth);
    double ratio = neighbours.map(found -> exponent / found.exponent()).orElse(1.0);
    return exponent > 2 * error && seen >= LEAST_HORIZON && ratio < FAR && ratio > 1 / FAR
        ? Optional.of(new LyapunovEstimate(exponent, error, source(pair.kind, seen)))
        : Optional.empty();
  }

  private String source(Kind kind, double seen) {
    String told =
        neighbours.map(
            found -> "%s ± %s".formatted(
                NumberText.significant(found.exponent(), 2),
                NumberText.significant(found.standardError(), 1)))
            .orElse("none is near enough");
    return "tangents of %s, fitted to each half of the data, which sees %s Lyapunov times of the other half; neighbours in the data: %s"
        .formatted(kind.text(), NumberText.significant(seen, 2), told);
  }

  /// @return steps that forecasts are valid for, at most some Lyapunov times
  private double[] horizons(Surrogate model, Trajectory truth) {
    int most = (int) Math.min(truth.steps() / 4.0, 2 * ENOUGH / unit + 10);
    var starts =
        new WarmStarts(truth.slice(0, truth.steps() - most), STARTS, model.warmUp());
    var protocol =
        new Protocol(
            "held out", truth.timeStep(), 2, STARTS, 1, most, 0, THRESHOLD,
            ErrorKind.SCALED, ScalingKind.STANDARD);
    var measure =
        new ErrorMeasure(
            protocol.error(), truth, protocol.scaling().fit(List.of(truth)));
    Rollout rollout = model.startRollout(STARTS);
    starts.warmUp(rollout, 0, STARTS, 1);
    int[] valid =
        Tally.validSteps(
            protocol,
            new Tally.Lanes(
                truth.dimension(),
                rollout::forecast,
                (one, step, states, position) -> measure.at(
                    starts.start(one) + 1 + step, states, position)));
    return Arrays.stream(valid).asDoubleStream().toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double squares(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
  }

  private static double median(double[] values) {
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
