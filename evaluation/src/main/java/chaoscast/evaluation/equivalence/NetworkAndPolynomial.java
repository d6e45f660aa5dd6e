package chaoscast.evaluation.equivalence;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.SizeLimit;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.polynomial.Expansion;
import chaoscast.core.polynomial.Polynomials;
import chaoscast.core.scaling.ScaledTrainer;
import chaoscast.core.scaling.Scaling;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.truth.Truth;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// An echo state network, and the polynomials that are held against it.
public final class NetworkAndPolynomial {
  static final String NETWORK = "lsr-esn";
  static final String REGRESSION = "d2r2";

  private static final double MOST_TERMS = 5000;

  private final Truth truth;
  private final Plan plan;
  private final Seed master;
  private final TrainedOnce trained;
  private final Map<Long, Polynomials> projections = new ConcurrentHashMap<>();

  /// What is compared.
  ///
  /// @param settings of the network, over the protocol's
  /// @param degree   highest degree of its series and of D2R2, ≥ 2
  /// @param depth    most steps of recurrence that its series follows back, 1 … 1000
  /// @param seeds    networks that are drawn, ≥ 1
  public record Plan(Map<String, String> settings, int degree, int depth, int seeds) {
    public Plan {
      settings = new TreeMap<>(settings);
      Requirements.requireAtLeast("--degree", 2, degree);
      Expansion.requireDepth("--depth", depth);
      SizeLimit.requireRepetitions("--seeds", seeds);
    }
  }

  /// @param master seed of the first network; others are its children
  /// @throws InputException if a series of the degree has too many terms in the truth's variables
  public NetworkAndPolynomial(Truth truth, Plan plan, Seed master) {
    Expansion.requireFewTerms("--degree", truth.trajectory().dimension(), plan.degree());
    this.truth = truth;
    this.plan = plan;
    this.master = master;
    this.trained = new TrainedOnce(truth);
  }

  Truth truth() {
    return truth;
  }

  int degree() {
    return plan.degree();
  }

  int depth() {
    return plan.depth();
  }

  int seeds() {
    return plan.seeds();
  }

  Seed seed(int repetition) {
    return repetition == 0 ? master : master.child("repetition " + repetition);
  }

  TrainedContestant network(Seed seed) {
    return trained.get(NETWORK, truth.named().settings(NETWORK, plan.settings()), seed);
  }

  /// @param ablation what is switched off
  TrainedContestant network(Seed seed, Ablation ablation) {
    Map<String, String> settings = truth.named().settings(NETWORK, plan.settings());
    settings.putAll(
        ablation.changes(
            network(seed).surrogate().settings(), truth.trajectory().dimension()));
    return trained.get(NETWORK, settings, seed);
  }

  /// @return D2R2 as the protocol sets it, of another degree
  TrainedContestant regression(int degree) {
    String text = Integer.toString(degree);
    Map<String, String> settings = truth.named().settings(REGRESSION, Map.of("degree", text));
    return trained.get(REGRESSION, settings, master);
  }

  /// @return the network's Taylor series, in the system's units
  Polynomials series(Seed seed, int steps) {
    return written(network(seed).surrogate(), new Expansion(plan.degree(), steps));
  }

  /// D2R2 fitted to what the network forecasts, in place of what happens next: the polynomial that it is
  /// nearest to on the data.
  ///
  /// @return that of the highest degree, in the system's units
  Polynomials projection(Seed seed) {
    return projections.computeIfAbsent(seed.value(), _ -> project(seed));
  }

  private Polynomials project(Seed seed) {
    String text = Integer.toString(plan.degree());
    Map<String, String> settings = truth.named().settings(REGRESSION, Map.of("degree", text));
    var trainer =
        new ScaledTrainer(
            Surrogates.provider(REGRESSION).trainer(settings, seed.child(REGRESSION)),
            truth.protocol().scaling());
    return written(trainer.train(oneStep(seed).pairs(), Progress.NONE));
  }

  OneStep oneStep(Seed seed) {
    return OneStep.of(network(seed).surrogate(), truth.training().getFirst());
  }

  /// @return the protocol's units
  Scaling units() {
    return truth.protocol().scaling().fit(truth.training());
  }

  /// @return its series with the inputs of all steps as variables of their own, to the third degree or as far
  ///     as there are not too many terms
  Polynomials pastSeries(Seed seed) {
    int variables = truth.trajectory().dimension() * plan.depth(); // at most 1000 a dimension
    int degree = 1;
    while (degree < Math.min(3, plan.degree())
        && Expansion.terms(variables, degree + 1) <= MOST_TERMS) {
      degree++;
    }
    return written(network(seed).surrogate(), new Expansion(degree, plan.depth(), true));
  }

  static Polynomials written(Surrogate surrogate) {
    return written(surrogate, Expansion.WHOLE);
  }

  private static Polynomials written(Surrogate surrogate, Expansion expansion) {
    return surrogate
        .polynomials(expansion)
        .orElseThrow(
            () -> new InputException(
                "a surrogate that can be written as polynomials is needed but this is a "
                    + surrogate.provider()));
  }
}
