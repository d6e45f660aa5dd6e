package chaoscast.evaluation.equivalence;

import chaoscast.core.Cost;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.polynomial.PolynomialEvaluator;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.evaluation.compare.Scoring;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.score.HorizonScorer;
import chaoscast.evaluation.study.Measure;
import chaoscast.evaluation.study.Trial;
import chaoscast.evaluation.study.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Trials that show whether a network does what a polynomial does: horizons of the network, of its Taylor
/// series and of D2R2, how long these agree with the network, and the network with parts switched off.
///
/// Source of the claim: doi:10.1098/rsta.2020.0246.
///
/// @param pair network and polynomials that are compared
public record EquivalenceTrials(NetworkAndPolynomial pair) {
  private static final String TRUTH = "truth";
  private static final int LEAST_DEGREE = 2;

  /// @return all trials; rows gather over the networks' draws
  public List<Trial> trials() {
    var trials = new ArrayList<Trial>();
    for (int repetition = 0; repetition < pair.seeds(); repetition++) {
      Seed own = pair.seed(repetition);
      int number = repetition;
      rows().forEach(
          (factors, work) -> trials.add(new Trial(factors, number, () -> work.apply(own))));
    }
    return trials;
  }

  private Map<Map<String, String>, Function<Seed, TrialResult>> rows() {
    var rows = new LinkedHashMap<Map<String, String>, Function<Seed, TrialResult>>();
    String network = NetworkAndPolynomial.NETWORK;
    rows.put(factors(network, TRUTH), own -> scored(pair.network(own)));
    for (int depth = 1; depth <= pair.depth(); depth++) {
      int steps = depth;
      String series =
          "its series, %d %s".formatted(steps, steps == 1 ? "step" : "steps");
      rows.put(factors(series, TRUTH), own -> scored(pair.series(own, steps)));
      rows.put(factors(series, network), own -> agreement(pair.series(own, steps), own));
    }
    rows.put(factors("its series, past inputs", TRUTH), own -> scored(pair.pastSeries(own)));
    rows.put(
        factors("its series, past inputs", network), own -> agreement(pair.pastSeries(own), own));
    rows.put(factors("polynomial fit to it", TRUTH), own -> scored(pair.projection(own)));
    rows.put(factors("polynomial fit to it", network), own -> agreement(pair.projection(own), own));
    for (int degree = LEAST_DEGREE; degree <= pair.degree(); degree++) {
      int highest = degree;
      String regression = "d2r2, degree " + degree;
      rows.put(factors(regression, TRUTH), own -> scored(pair.regression(highest)));
      rows.put(
          factors(regression, network),
          own -> agreement(pair.regression(highest).surrogate(), own));
    }
    for (Ablation ablation : Ablation.all()) {
      rows.put(
          factors(network + " " + ablation.label(), TRUTH),
          own -> scored(pair.network(own, ablation)));
    }
    return rows;
  }

  private static Map<String, String> factors(String forecaster, String reference) {
    var factors = new LinkedHashMap<String, String>();
    factors.put("forecaster", forecaster);
    factors.put("held against", reference);
    return factors;
  }

  private TrialResult scored(TrainedContestant contestant) {
    var scoring = new Scoring(pair.truth(), pair.seed(0), 1);
    return new TrialResult(
        scoring.horizons(contestant).perStart(),
        contestant.surrogate().cost(),
        trainSeconds(contestant),
        Optional.empty());
  }

  private static Map<Measure, Double> trainSeconds(TrainedContestant contestant) {
    return contestant.trainSeconds().isPresent()
        ? Map.of(Measure.TRAIN_SECONDS, contestant.trainSeconds().getAsDouble())
        : Map.of();
  }

  private TrialResult scored(Polynomials map) {
    var measure = new Scoring(pair.truth(), pair.seed(0), 1).measure();
    double[] horizons =
        new HorizonScorer(pair.truth().protocol(), measure, pair.seed(0), pair.truth()::start)
            .horizons(map.dimension(), forecaster(map))
            .perStart();
    return new TrialResult(horizons, cost(map), Map.of(), Optional.empty());
  }

  private TrialResult agreement(Polynomials map, Seed own) {
    return agreement(forecaster(map), own, cost(map));
  }

  private TrialResult agreement(Surrogate surrogate, Seed own) {
    return agreement(forecaster(surrogate, own), own, surrogate.cost());
  }

  private TrialResult agreement(HorizonScorer.Starter starter, Seed own, Cost cost) {
    double[] times =
        new Agreement(pair.truth())
            .times(starter, forecaster(pair.network(own).surrogate(), own));
    return new TrialResult(times, cost, Map.of(), Optional.empty());
  }

  private HorizonScorer.Starter forecaster(Polynomials map) {
    return (from, to) -> new PolynomialForecaster(map, pair.truth(), from, to);
  }

  private HorizonScorer.Starter forecaster(Surrogate surrogate, Seed own) {
    return (from, to) -> new Scoring(pair.truth(), own, 1).forecaster(surrogate, from, to);
  }

  private static Cost cost(Polynomials map) {
    var evaluator = new PolynomialEvaluator(map);
    return new Cost(
        map.termCount(),
        evaluator.monomials(),
        evaluator.multiplyAdds(),
        0,
        (long) Double.BYTES * (map.termCount() + evaluator.monomials()));
  }
}
