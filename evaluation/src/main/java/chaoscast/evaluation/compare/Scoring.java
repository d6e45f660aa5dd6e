package chaoscast.evaluation.compare;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.core.extended.ExtendedSurrogate;
import chaoscast.core.scaling.Scaling;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.score.CommonScorer;
import chaoscast.evaluation.score.ErrorMeasure;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.LaneForecaster;
import chaoscast.evaluation.score.OneStepError;
import chaoscast.evaluation.score.Score;
import chaoscast.evaluation.truth.Division;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Holds forecasts against one truth by its protocol: surrogates that are trained, and baselines.
///
///     HorizonStatistics horizons = new Scoring(truth, new Seed(1), 2).horizons(trained);
///
/// @param truth   data and protocol
/// @param seed    source of the bootstraps' draws
/// @param threads greatest number of cores used in roll-outs, ≥ 1; decides no result
public record Scoring(Truth truth, Seed seed, int threads) {

  /// Scores surrogates that are ready, in the order given.
  ///
  /// @throws InputException if a surrogate's dimension or time step is not the truth's
  public List<SurrogateResult> surrogates(List<TrainedContestant> trained, Progress progress) {
    return contestants(List.copyOf(trained), progress);
  }

  /// Scores contestants that are ready, in the order given: surrogates, and forecasts that are there already.
  ///
  /// @throws InputException if a surrogate's dimension or time step is not the truth's
  public List<SurrogateResult> contestants(List<ReadyContestant> ready, Progress progress) {
    var results = new ArrayList<SurrogateResult>();
    for (ReadyContestant contestant : ready) {
      progress.at("score", results.size(), ready.size());
      results.add(contestant(contestant));
    }
    progress.at("score", ready.size(), ready.size());
    return results;
  }

  /// Scores one contestant that is ready.
  ///
  /// @throws InputException if a surrogate's dimension or time step is not the truth's
  SurrogateResult contestant(ReadyContestant contestant) {
    return switch (contestant) {
      case TrainedContestant trained -> {
        trained.surrogate().requireLike(truth.trajectory());
        yield result(trained, measure());
      }
      case RecordedContestant recorded -> result(recorded, measure());
    };
  }

  /// Horizons alone, for studies: without baselines, error curves and one-step errors.
  ///
  /// @throws InputException if the surrogate's dimension or time step is not the truth's
  public HorizonStatistics horizons(TrainedContestant contestant) {
    Surrogate surrogate = contestant.surrogate();
    surrogate.requireLike(truth.trajectory());
    return scorer(measure())
        .horizons(
            truth.trajectory().dimension(), (from, to) -> forecaster(surrogate, from, to));
  }

  /// Horizons alone of what needs no surrogate.
  ///
  /// @param starter such as one of [Truth#restarts]
  public HorizonStatistics horizons(HorizonScorer.Starter starter) {
    return scorer(measure()).horizons(truth.trajectory().dimension(), starter);
  }

  /// @return every baseline that the truth allows
  public List<BaselineResult> baselines(Progress progress) {
    HorizonScorer scorer = scorer(measure());
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

  /// Scores that others publish, of contestants that are ready and then of every baseline that the truth allows.
  List<LabelledScores> common(List<ReadyContestant> ready, Progress progress) {
    Map<String, HorizonScorer.Starter> baselines = Baselines.of(truth);
    int all = ready.size() + baselines.size();
    var found = new ArrayList<LabelledScores>();
    for (ReadyContestant contestant : ready) {
      progress.at("scores", found.size(), all);
      found.add(
          common(
              contestant.label(), (from, to) -> forecaster(truth, contestant, seed, from, to)));
    }
    baselines.forEach(
        (name, starter) -> {
          progress.at("scores", found.size(), all);
          found.add(common(name, starter));
        });
    progress.at("scores", all, all);
    return found;
  }

  private LabelledScores common(String label, HorizonScorer.Starter starter) {
    var scorer = new CommonScorer(truth.protocol(), truth.trajectory(), truth::start);
    return new LabelledScores(label, scorer.score(starter, threads));
  }

  /// Forecasts of some starts together, each after its own warm-up.
  ///
  /// @param from first start
  /// @param to   last start, excluded
  public LaneForecaster forecaster(Surrogate surrogate, int from, int to) {
    return forecaster(truth, surrogate, seed, from, to);
  }

  /// @param from first start
  /// @param to   last start, excluded
  /// @return the contestant's forecasts of these starts together
  static LaneForecaster forecaster(
      Truth truth, ReadyContestant contestant, Seed seed, int from, int to) {
    return switch (contestant) {
      case TrainedContestant trained -> forecaster(truth, trained.surrogate(), seed, from, to);
      case RecordedContestant recorded -> recorded.forecasts().forecaster(truth, from, to);
    };
  }

  private static LaneForecaster forecaster(
      Truth truth, Surrogate surrogate, Seed seed, int from, int to) {
    var warmUps = new WarmUps(truth);
    return warmUps.forecaster(
        surrogate, warmUps.pasts(surrogate, from, to, seed, 1), from, to);
  }

  /// @return the error in the protocol's convention
  public ErrorMeasure measure() {
    Scaling units = truth.protocol().scaling().fit(truth.trueTraining());
    return new ErrorMeasure(truth.protocol().error(), truth.trajectory(), units);
  }

  private HorizonScorer scorer(ErrorMeasure measure) {
    return new HorizonScorer(truth.protocol(), measure, seed, truth::start);
  }

  private SurrogateResult result(TrainedContestant contestant, ErrorMeasure measure) {
    Surrogate surrogate = contestant.surrogate();
    Protocol protocol = truth.protocol();
    var warmUps = new WarmUps(truth);
    Pasts pasts = warmUps.pasts(surrogate, 0, protocol.starts(), seed, threads);
    long start = System.nanoTime();
    Score score =
        scorer(measure)
            .score(
                truth.trajectory().dimension(),
                (from, to) -> warmUps.forecaster(surrogate, pasts, from, to),
                threads);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new SurrogateResult(
        contestant.label(),
        surrogate.provider(),
        surrogate.settings(),
        contestant.arithmetic().name(),
        contestant.scope().label(),
        score,
        inLyapunovTimes(score),
        errorAfterTraining(surrogate, measure),
        sawTraining(contestant) ? errorInTraining(surrogate, measure) : Double.NaN,
        surrogate.cost(),
        contestant.trainSeconds(),
        seconds / ((double) protocol.starts() * protocol.maxSteps()),
        surrogate.fit(),
        surrogate.remarks());
  }

  /// The one-step error is that of the first step, from every start; what only a surrogate has is unknown.
  private SurrogateResult result(RecordedContestant contestant, ErrorMeasure measure) {
    Score score =
        scorer(measure)
            .score(
                truth.trajectory().dimension(),
                (from, to) -> forecaster(truth, contestant, seed, from, to),
                threads);
    return new SurrogateResult(
        contestant.label(),
        RecordedContestant.KIND,
        Map.of("forecasts", contestant.forecasts().source()),
        Arithmetic.BINARY64.name(),
        Scope.ALL.label(),
        score,
        inLyapunovTimes(score),
        firstStepError(contestant, measure),
        Double.NaN,
        new Cost(0, 0, 0, 0, 0),
        OptionalDouble.empty(),
        Double.NaN,
        Optional.empty(),
        contestant.remarks());
  }

  private double firstStepError(RecordedContestant contestant, ErrorMeasure measure) {
    int starts = truth.protocol().starts();
    int dimension = truth.trajectory().dimension();
    double[] states = new double[starts * dimension];
    contestant.forecasts().forecaster(truth, 0, starts).next(states);
    double sum = 0;
    for (int k = 0; k < starts; k++) {
      sum += measure.at(truth.start(k) + 1, states, k * dimension);
    }
    return sum / starts;
  }

  /// Teacher-forced, from the first state after the training data.
  private double errorAfterTraining(Surrogate surrogate, ErrorMeasure measure) {
    int first = truth.start(0);
    Trajectory observed = truth.observed();
    int count = Math.min(OneStepError.STEPS, truth.division().pieceOf(first).to() - 1 - first);
    if (surrogate instanceof ExtendedSurrogate extended && truth.digits().isPresent()) {
      return OneStepError.mean(extended.model(), truth.digits().get(), measure, first, count);
    }
    int warmUp = new WarmUps(truth).of(surrogate);
    return OneStepError.mean(surrogate, observed, measure, first, warmUp - 1, count);
  }

  /// A model that was trained elsewhere may have seen nothing of these data.
  private boolean sawTraining(TrainedContestant contestant) {
    Division.Range trained = truth.division().training().getLast();
    return contestant.trainSeconds().isPresent()
        || !contestant.surrogate().header().trainedOn().isKnown()
        || contestant.surrogate().header().trainedOn()
            .seenIn(truth.part(trained), 0, trained.length()).isPresent();
  }

  /// Teacher-forced, over the last of the training data; NaN where they are no longer than the warm-up.
  private double errorInTraining(Surrogate surrogate, ErrorMeasure measure) {
    Division.Range trained = truth.division().training().getLast();
    int warmUp = new WarmUps(truth).of(surrogate);
    int count = Math.min(OneStepError.STEPS, trained.length() - warmUp);
    if (count < 1) {
      return Double.NaN;
    }
    int before = trained.length() - 1 - count;
    if (surrogate instanceof ExtendedSurrogate extended && truth.digits().isPresent()) {
      return OneStepError.mean(
          extended.model(), truth.digits().get(), measure, trained.from() + before, count);
    }
    return OneStepError.mean(
        surrogate,
        truth.observed(),
        measure,
        trained.from() + before,
        Math.min(warmUp - 1, before),
        count);
  }

  private Optional<HorizonStatistics> inLyapunovTimes(Score score) {
    OptionalDouble exponent = truth.system().lyapunovExponent();
    return exponent.isPresent()
        ? Optional.of(score.horizon().times(exponent.getAsDouble()))
        : Optional.empty();
  }
}
