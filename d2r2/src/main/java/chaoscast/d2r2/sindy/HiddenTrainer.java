package chaoscast.d2r2.sindy;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Remark;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.flow.IntegrationMethod;
import chaoscast.core.linalg.Blas;
import chaoscast.core.linalg.DenseMatrix;
import chaoscast.core.model.ModelHeader;
import chaoscast.core.options.Options;
import chaoscast.core.smoothing.CorrelationTime;
import chaoscast.core.smoothing.HiddenEstimation;
import chaoscast.core.smoothing.WhiteNoise;
import chaoscast.core.text.NumberText;
import chaoscast.core.training.Fit;
import chaoscast.core.training.NormalEquations;
import chaoscast.core.training.TrainingSet;
import chaoscast.d2r2.D2r2;
import chaoscast.d2r2.D2r2Options;
import chaoscast.d2r2.HeldOutRollouts;
import chaoscast.d2r2.HeldOutScore;
import chaoscast.d2r2.MonomialTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Equations with hidden variables, estimated together with them ([HiddenEstimation]).
///
/// Several filters of the observations are tried as first guesses on a part of the data; the estimate that forecasts
/// the last quarter of the data best is carried on over all of them. If it forecasts it clearly worse than a
/// polynomial of delayed observations, that is what is given, and it says so.
///
/// @param options with `hidden` ≥ 1
record HiddenTrainer(SindyOptions options) {
  /// Steps at each q of the guesses, and of the one that is carried on.
  private static final int FEW_STEPS = 12;
  private static final int MANY_STEPS = 60;

  /// Where a guess has led to the equations, in noise or, without noise, in deviations: the others are not tried.
  private static final double FITS = 1.2;
  private static final double EXACT = 1e-5;

  /// Observations that guesses are tried on.
  private static final int TRIAL_ROWS = 2000;
  private static final int LEAST_ROWS = 400;

  private static final double HELD_OUT = 0.25;

  /// Observations before a forecast, in decays, and their bounds.
  private static final int DECAYS = 20;
  private static final int LEAST_WINDOW = 100;
  private static final int MOST_WINDOW = 1000;

  /// Of the e-foldings by which forecasts from delays stay below one deviation, those from hidden variables must have this
  /// share; roll-outs go on behind the horizon, so that differences are small where it is short.
  private static final double RIVALS = 0.8;

  private static final int DELAYS = 6;
  private static final double DIRECT_RIDGE = 1e-8;
  private static final int MOST_WEIGHTS = 1000;

  HiddenTrainer {
    if (options.form() == EquationForm.MAP) {
      throw new InputException("form must be flow or auto with hidden ≥ 1 but was map");
    }
    if (!options.families().equals(EnumSet.of(TermFamily.POLYNOMIAL))) {
      throw new InputException(
          "library must be polynomial with hidden ≥ 1 but was " + options.library());
    }
  }

  /// What came of a guess.
  private record Found(
      List<HiddenFilter> filters,
      HiddenEstimation.Estimate estimate,
      HiddenSindySurrogate surrogate,
      HeldOutScore score) {}

  Surrogate fit(TrainingSet training, Progress progress) {
    int hidden = options.hidden();
    int d = training.dimension() + hidden;
    Trajectory longest = DerivativeFit.longest(training.trajectories());
    requireSize(d, longest.steps());
    var library =
        new TermLibrary(
            HiddenEquations.names(training.trajectories().getFirst().names(), hidden),
            options.degree(), options.families());
    var setting = new Setting(training, longest, library);
    int held = (int) (HELD_OUT * longest.steps());
    Trajectory head = longest.slice(0, longest.steps() - held);
    Trajectory tail = longest.slice(longest.steps() - held, longest.steps());
    var heldOut = new HeldOutRollouts(List.of(tail), Math.min(setting.window, held / 2));
    List<Trajectory> trial =
        List.of(setting.scaled(head.slice(Math.max(0, head.steps() - TRIAL_ROWS), head.steps())));
    Found best = null;
    for (List<HiddenFilter> filters : HiddenFilter
        .guesses(training.dimension(), hidden, setting.decay)) {
      Optional<Found> found = setting.tried(filters, trial, heldOut);
      if (found.isPresent() && (best == null || better(found.get().score, best.score))) {
        best = found.get();
      }
      if (found.isPresent() && setting.fits(found.get().estimate)) {
        break;
      }
    }
    Surrogate delays =
        D2r2.trainer(
            D2r2Options.PRECISE.withDelays(DELAYS).withStride(Math.max(1, setting.decay / 3)),
            new Seed(1))
            .fit(List.of(head), Progress.NONE);
    HeldOutScore otherwise =
        new HeldOutRollouts(List.of(tail), delays.warmUp()).score(delays);
    if (best == null || best.score.mean() > RIVALS * otherwise.mean()) {
      return fallenBack(training, setting, best, otherwise, progress);
    }
    return setting.finished(best, otherwise);
  }

  private static boolean better(HeldOutScore one, HeldOutScore other) {
    return one.mean() < other.mean();
  }

  private void requireSize(int variables, int rows) {
    long weights = variables * (long) MonomialTable.count(variables, options.degree());
    if (weights > MOST_WEIGHTS) {
      throw new InputException(
          "hidden must leave ≤ %d weights, which are estimated together, but %d variables of degree %d have %d"
              .formatted(MOST_WEIGHTS, variables, options.degree(), weights),
          "give fewer hidden variables or a lower degree");
    }
    if (rows < LEAST_ROWS) {
      throw new InputException(
          "hidden variables need a trajectory of ≥ %d training states but the longest has %d"
              .formatted(LEAST_ROWS, rows));
    }
  }

  private Surrogate fallenBack(
      TrainingSet training, Setting setting, Found best, HeldOutScore otherwise,
      Progress progress) {
    Surrogate delays =
        D2r2.trainer(
            D2r2Options.PRECISE.withDelays(DELAYS).withStride(Math.max(1, setting.decay / 3)),
            new Seed(1))
            .fit(training.trajectories(), progress);
    String why =
        best == null
            ? "from no guess of the hidden variables could the equations be integrated"
            : "equations with hidden variables leave %s of a step and forecast held-out states worse (mean error %s of a deviation, not %s)"
                .formatted(
                    NumberText.scientific(best.estimate.residual()),
                    NumberText.significant(Math.exp(best.score.mean()), 2),
                    NumberText.significant(Math.exp(otherwise.mean()), 2));
    return delays.withHeader(
        delays.header().plusRemarks(
            List.of(
                new Remark(
                    Fit.TOPIC, why + ": this is d2r2 with delays instead", Map.of()))));
  }

  /// The data and what follows from them.
  private final class Setting {
    private final TrainingSet training;
    private final TermLibrary library;
    private final double[] units;
    private final double noise;
    private final Optional<IntegrationMethod> named;
    private final int decay;
    private final int window;

    Setting(TrainingSet training, Trajectory longest, TermLibrary library) {
      this.training = training;
      this.library = library;
      units = WhiteNoise.deviations(longest);
      for (int k = 0; k < units.length; k++) {
        if (!(units[k] > 0)) {
          throw new InputException(
              "variables must change where hidden ones are estimated but %s is constant"
                  .formatted(longest.names().get(k)));
        }
      }
      noise =
          Arrays.stream(NoisyWeights.shares(options.noise(), longest)).max().orElse(0);
      named =
          options.integrator() == Integration.AUTO
              ? Integration.named(training.trajectories())
                  .filter(method -> !(method instanceof IntegrationMethod.ExponentialRungeKutta4))
              : options.method();
      decay = CorrelationTime.steps(longest);
      window = Math.clamp((long) DECAYS * decay, LEAST_WINDOW, MOST_WINDOW);
    }

    Trajectory scaled(Trajectory data) {
      return data.inUnits(new double[units.length], units);
    }

    boolean fits(HiddenEstimation.Estimate estimate) {
      return noise > 0
          ? estimate.misfit() < FITS * noise && estimate.residual() < noise
          : Math.max(estimate.misfit(), estimate.residual()) < EXACT;
    }

    Optional<Found> tried(
        List<HiddenFilter> filters, List<Trajectory> trial, HeldOutRollouts heldOut) {
      List<Trajectory> guess =
          trial.stream().map(one -> HiddenFilter.with(one, filters)).toList();
      return estimated(guess, slopes(guess), FEW_STEPS)
          .map(
              estimate -> {
                HiddenSindySurrogate surrogate =
                    surrogate(estimate, filters, List.of());
                return new Found(filters, estimate, surrogate, heldOut.score(surrogate));
              });
    }

    private Optional<HiddenEstimation.Estimate> estimated(
        List<Trajectory> guess, double[] weights, int steps) {
      return new HiddenEstimation(units.length, noise, steps, Blas.best().threads())
          .estimate(
              guess,
              tolerance -> HiddenEquations.flows(
                  library, training.timeStep(),
                  named.orElse(new IntegrationMethod.DormandPrince853(tolerance, tolerance))),
              weights);
    }

    /// Carries the best guess on over all data.
    Surrogate finished(Found best, HeldOutScore otherwise) {
      HiddenGuess guess =
          HiddenGuess.fit(best.estimate.states(), units.length, Math.max(1, decay / 3));
      List<Trajectory> all =
          training.trajectories().stream()
              .filter(one -> one.steps() > 1)
              .map(one -> guess.with(scaled(one), units.length))
              .toList();
      HiddenEstimation.Estimate whole =
          estimated(all, best.estimate.parameters(), MANY_STEPS).orElse(best.estimate);
      String compared =
          "mean error of held-out forecasts %s of a deviation before the last steps, by delays %s"
              .formatted(
                  NumberText.significant(Math.exp(best.score.mean()), 2),
                  NumberText.significant(Math.exp(otherwise.mean()), 2));
      return surrogate(whole, best.filters, List.of(compared));
    }

    private HiddenSindySurrogate surrogate(
        HiddenEstimation.Estimate estimate, List<HiddenFilter> filters, List<String> further) {
      var equations = new HiddenEquations(library, units, estimate.parameters());
      double sigma = noise > 0 ? noise : 0;
      var text = new ArrayList<String>();
      text.add(
          "%d hidden variables from %s; estimated with the coefficients in %d steps, residual of a step %s, of an observation %s of a deviation"
              .formatted(
                  options.hidden(),
                  filters.stream()
                      .map(filter -> filter.text(library.names()))
                      .collect(Collectors.joining(", ")),
                  estimate.iterations(),
                  NumberText.scientific(estimate.residual()),
                  NumberText.scientific(estimate.misfit())));
      text.addAll(further);
      SindyOptions chosen =
          options.withForm(EquationForm.FLOW).withDerivative(Derivative.DIFFERENCES);
      if (chosen.integrator() == Integration.AUTO) {
        chosen = chosen.withMethod(named.orElse(IntegrationMethod.ACCURATE));
      }
      ModelHeader header =
          ModelHeader.of(
              SindyProvider.NAME, Options.values(chosen), training.timeStep(), window)
              .plusRemarks(
                  List.of(
                      new Remark(Remark.INTEGRATOR, String.join("; ", text), Map.of())));
      int count = library.terms().size();
      var fit =
          new Fit(
              estimate.states().stream().mapToLong(Trajectory::steps).sum(),
              count,
              count,
              1,
              0,
              OptionalDouble.empty(),
              new double[] {estimate.residual() / training.timeStep()});
      HiddenGuess guess =
          HiddenGuess.fit(estimate.states(), units.length, Math.max(1, decay / 3));
      return new HiddenSindySurrogate(header, equations, guess, sigma, Optional.of(fit));
    }

    /// @return weights that explain the slopes of a guess best
    private double[] slopes(List<Trajectory> guess) {
      TermMap map = library.map();
      int d = map.dimension();
      var regression = new NormalEquations(map.featureCount(), d);
      var smoothing = new SavitzkyGolay(3, 3);
      for (Trajectory one : guess) {
        int count = one.steps() - 2 * smoothing.half();
        DenseMatrix states = DenseMatrix.zeros(d, count);
        DenseMatrix rates = DenseMatrix.zeros(d, count);
        smoothing.estimate(one, smoothing.half(), states, rates);
        DenseMatrix features = DenseMatrix.zeros(map.featureCount(), count);
        map.apply(states, features);
        regression.add(features, rates);
      }
      return regression.solve(DIRECT_RIDGE * regression.samples()).weights().toArray();
    }
  }
}
