package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Rollout;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Trajectory;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.Scaling;
import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.climate.ClimatePlan;
import chaoscast.evaluation.climate.WarmStarts;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.ErrorMeasure;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.score.OneStepError;
import chaoscast.evaluation.score.Score;
import chaoscast.evaluation.truth.Division;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Trains surrogates on one truth and scores them, with the baselines, by its protocol.
///
///     var comparison = new Comparison(truth, new Seed(1), 2);
///     List<TrainedContestant> trained = comparison.train(List.of(new Contestant("d2r2", Map.of())), Progress.NONE);
///     ComparisonResult result = comparison.judge(trained, Manifest.now(command, 1, 2), Progress.NONE);
///
/// @param truth   data and protocol
/// @param seed    master seed; each surrogate draws from the child of its name
/// @param threads greatest number of cores used in roll-outs, ≥ 1; decides no result
public record Comparison(Truth truth, Seed seed, int threads) {

  /// Trains every contestant in the protocol's units. All settings are checked before any training.
  public List<TrainedContestant> train(List<Contestant> contestants, Progress progress) {
    var trainers = new ArrayList<SurrogateTrainer>();
    for (Contestant contestant : contestants) {
      trainers.add(new ScaledTrainer(contestant.trainer(seed), truth.protocol().scaling()));
    }
    contestants.forEach(this::requireWarmUp);
    var trained = new ArrayList<TrainedContestant>();
    for (int i = 0; i < trainers.size(); i++) {
      String name = contestants.get(i).surrogate();
      long start = System.nanoTime();
      Surrogate surrogate =
          trainers
              .get(i)
              .train(
                  truth.training(),
                  (stage, done, total) -> progress.at(stage + " " + name, done, total));
      trained.add(
          TrainedContestant.of(
              name, surrogate, OptionalDouble.of((System.nanoTime() - start) * 1e-9)));
    }
    return trained;
  }

  /// A warm-up of the surrogate's own that its settings say must fit before the first start.
  private void requireWarmUp(Contestant contestant) {
    int most = truth.division().leastPast();
    String own = contestant.setting("warmUp");
    if (truth.protocol().warmUp() == 0 && own.matches("\\d{1,9}")) {
      int steps = Integer.parseInt(own);
      if (steps > most) {
        throw new InputException(
            "%s.warmUp must be ≤ %d, the states before the first start, but was %d"
                .formatted(contestant.surrogate(), most, steps));
      }
    }
  }

  /// Everything that there is to find out about surrogates that are ready.
  ///
  /// @param manifest how this is run
  /// @throws InputException if a surrogate's dimension or time step is not the truth's
  public ComparisonResult judge(
      List<TrainedContestant> trained, Manifest manifest, Progress progress) {
    List<SurrogateResult> results = score(trained, progress);
    return new ComparisonResult(
        manifest,
        truth.system(),
        truth.named(),
        results,
        baselines(progress),
        PairedComparison.all(results, seed),
        example(trained, results),
        Optional.empty());
  }

  /// What becomes of surrogates that are left to themselves for long, beside the truth's own climate.
  ///
  /// @param steps wanted in each climate, ≥ 100; fewer where the truth is in a file that is shorter
  public ClimateComparison climate(
      List<TrainedContestant> trained, int steps, Progress progress) {
    ClimatePlan wanted = ClimatePlan.of(steps);
    boolean enough = truth.longest().steps() >= wanted.required();
    Trajectory states =
        enough || truth.more().isEmpty()
            ? truth.longest()
            : truth.more().get().run(Math.toIntExact(wanted.required()), progress);
    ClimatePlan plan = wanted.within(states.steps());
    progress.at("climate", 0, trained.size() + 1L);
    double time = 4.0 * plan.runs() * plan.steps() * states.timeStep();
    int count = Math.min(ClimatePlan.EXPONENTS, states.dimension());
    ClimateComparison climate =
        ClimateComparison.of(
            states,
            plan,
            truth.more().flatMap(more -> more.exponents(count, time, threads)));
    for (TrainedContestant contestant : trained) {
      progress.at("climate", climate.surrogates().size() + 1L, trained.size() + 1L);
      Surrogate surrogate = contestant.surrogate();
      var starts = new WarmStarts(states, plan.runs(), warmUp(surrogate));
      climate = climate.with(contestant.label(), surrogate, starts, threads);
    }
    progress.at("climate", trained.size() + 1L, trained.size() + 1L);
    return climate;
  }

  private Example example(List<TrainedContestant> trained, List<SurrogateResult> results) {
    Protocol protocol = truth.protocol();
    var forecasts = new ArrayList<Example.Forecasted>();
    for (int i = 0; i < trained.size(); i++) {
      Surrogate surrogate = trained.get(i).surrogate();
      forecasts.add(
          new Example.Forecasted(
              trained.get(i).label(),
              predicted(warmedUp(surrogate, warmUp(surrogate), 0, 1)),
              results.get(i).score()));
    }
    return Example.of(truth.trajectory(), truth.start(0), protocol.maxSteps(), forecasts);
  }

  /// @param first forecaster of the first start
  /// @return its states up to the first that is not finite
  private Trajectory predicted(LaneForecaster first) {
    int dimension = truth.trajectory().dimension();
    int steps = truth.protocol().maxSteps();
    double[] states = new double[Math.multiplyExact(steps, dimension)];
    double[] state = new double[dimension];
    int done = 0;
    for (first.next(state); Trajectory.isFinite(state); first.next(state)) {
      System.arraycopy(state, 0, states, done * dimension, dimension);
      if (++done == steps) {
        break;
      }
    }
    return Trajectory.of(
        Arrays.copyOf(states, done * dimension), dimension, truth.trajectory().timeStep());
  }

  /// Scores surrogates that are ready, in the order given.
  ///
  /// @throws InputException if a surrogate's dimension or time step is not the truth's
  public List<SurrogateResult> score(List<TrainedContestant> trained, Progress progress) {
    trained.forEach(contestant -> contestant.surrogate().requireLike(truth.trajectory()));
    ErrorMeasure measure = measure();
    var results = new ArrayList<SurrogateResult>();
    for (TrainedContestant contestant : trained) {
      progress.at("score", results.size(), trained.size());
      results.add(score(contestant, measure));
    }
    progress.at("score", trained.size(), trained.size());
    return results;
  }

  /// Horizons alone, for studies: without baselines, error curves and one-step errors.
  ///
  /// @throws InputException if the surrogate's dimension or time step is not the truth's
  public HorizonStatistics horizons(TrainedContestant contestant) {
    Surrogate surrogate = contestant.surrogate();
    surrogate.requireLike(truth.trajectory());
    int warmUp = warmUp(surrogate);
    return new HorizonScorer(truth.protocol(), measure(), seed, truth::start)
        .horizons(
            truth.trajectory().dimension(),
            (from, to) -> warmedUp(surrogate, warmUp, from, to));
  }

  /// Forecasts of some starts together, each after its own warm-up.
  ///
  /// @param from first start
  /// @param to   last start, excluded
  public LaneForecaster forecaster(Surrogate surrogate, int from, int to) {
    return warmedUp(surrogate, warmUp(surrogate), from, to);
  }

  /// @return every baseline that the truth allows
  public List<BaselineResult> baselines(Progress progress) {
    var scorer = new HorizonScorer(truth.protocol(), measure(), seed, truth::start);
    Map<String, HorizonScorer.Starter> baselines = Baselines.of(truth);
    var results = new ArrayList<BaselineResult>();
    baselines.forEach(
        (name, starter) -> {
          progress.at("baselines", results.size(), baselines.size());
          Score score = scorer.score(truth.trajectory().dimension(), starter, threads);
          results.add(new BaselineResult(name, score, inLyapunovTimes(score)));
        });
    progress.at("baselines", baselines.size(), baselines.size());
    return results;
  }

  private SurrogateResult score(TrainedContestant contestant, ErrorMeasure measure) {
    Surrogate surrogate = contestant.surrogate();
    Protocol protocol = truth.protocol();
    Trajectory trajectory = truth.trajectory();
    int warmUp = warmUp(surrogate);
    var scorer = new HorizonScorer(protocol, measure, seed, truth::start);
    long start = System.nanoTime();
    Score score =
        scorer.score(
            trajectory.dimension(), (from, to) -> warmedUp(surrogate, warmUp, from, to), threads);
    double seconds = (System.nanoTime() - start) * 1e-9;
    int first = truth.start(0);
    int after = Math.min(OneStepError.STEPS, truth.division().pieceOf(first).to() - 1 - first);
    Division.Range trained = truth.division().training().getLast();
    int before = Math.min(OneStepError.STEPS, trained.length() - warmUp);
    return new SurrogateResult(
        contestant.label(),
        surrogate.provider(),
        surrogate.settings(),
        contestant.arithmetic().name(),
        contestant.scope().label(),
        score,
        inLyapunovTimes(score),
        OneStepError.mean(
            surrogate, trajectory, measure, first, warmUp - 1, after),
        before < 1
            ? Double.NaN
            : OneStepError.mean(
                surrogate,
                trajectory,
                measure,
                trained.to() - 1 - before,
                Math.min(warmUp - 1, trained.length() - 1 - before),
                before),
        surrogate.cost(),
        contestant.trainSeconds(),
        seconds / ((double) protocol.starts() * protocol.maxSteps()),
        surrogate.fit(),
        surrogate.remarks());
  }

  /// @return states that the surrogate observes before each forecast
  /// @throws InputException if there are fewer before the first start
  private int warmUp(Surrogate surrogate) {
    Protocol protocol = truth.protocol();
    int warmUp = protocol.warmUp() > 0 ? protocol.warmUp() : surrogate.warmUp();
    int most = truth.division().leastPast();
    if (warmUp > most) {
      throw new InputException(
          "warm-up must be ≤ %d, the states before the first start, but was %d"
              .formatted(most, warmUp));
    }
    return warmUp;
  }

  private LaneForecaster warmedUp(Surrogate surrogate, int warmUp, int from, int to) {
    Rollout rollout = surrogate.startRollout(to - from);
    int dimension = truth.trajectory().dimension();
    double[] states = new double[(to - from) * dimension];
    for (int back = warmUp - 1; back >= 0; back--) {
      for (int k = from; k < to; k++) {
        int step = truth.start(k) - back;
        truth.trajectory().copyState(step, states, (k - from) * dimension);
      }
      rollout.observe(states);
    }
    return rollout::forecast;
  }

  /// @return the error in the protocol's convention
  public ErrorMeasure measure() {
    Scaling units = truth.protocol().scaling().fit(truth.training());
    return new ErrorMeasure(truth.protocol().error(), truth.trajectory(), units);
  }

  private Optional<HorizonStatistics> inLyapunovTimes(Score score) {
    OptionalDouble exponent = truth.system().lyapunovExponent();
    return exponent.isPresent()
        ? Optional.of(score.horizon().times(exponent.getAsDouble()))
        : Optional.empty();
  }
}
