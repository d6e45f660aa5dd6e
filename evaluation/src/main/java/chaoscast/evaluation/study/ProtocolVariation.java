package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.options.Meaning;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.scaling.ScalingKind;
import chaoscast.evaluation.protocol.ErrorKind;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.truth.Division;
import chaoscast.evaluation.truth.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What a study may change besides options of the surrogate. The starts stay where they are.
///
/// @param trainSteps the last states before the first start that train, ≥ 2
/// @param warmUp     states observed before a forecast; 0: only the one that it starts from
/// @param threshold  greatest valid error, > 0
/// @param error      how the error is measured
/// @param scaling    units that surrogates are trained in
/// @param noise      standard deviation of Gaussian noise on the training states, as a share of each
///                   variable's own, ≥ 0; forecasts start from true states and are held against them
public record ProtocolVariation(
    @Meaning("training states, the last before the first start") int trainSteps,
    @Meaning("states observed before a forecast; 0: only the one that it starts from") int warmUp,
    @Meaning("greatest valid error, > 0") double threshold,
    @Meaning("how the error is measured") ErrorKind error,
    @Meaning("units that surrogates are trained in") ScalingKind scaling,
    @Meaning("noise on the training states, as a share of each variable's spread, ≥ 0") double noise) {

  /// Options that training does not depend on.
  private static final Set<String> AFTER_TRAINING = Set.of("warmUp", "threshold", "error");

  public ProtocolVariation {
    Requirements.requireAtLeast("trainSteps", 2, trainSteps);
    Requirements.requireAtLeast("warmUp", 0, warmUp);
    Requirements.requirePositive("threshold", threshold);
    Requirements.requireNonNegative("noise", noise);
  }

  /// @return the protocol's own options
  public static List<OptionDescription> options(Protocol protocol) {
    return Options.describe(of(protocol));
  }

  /// @return the changes that decide what is learnt
  static Map<String, String> ofTraining(Map<String, String> changes) {
    var kept = new LinkedHashMap<>(changes);
    kept.keySet().removeAll(AFTER_TRAINING);
    return kept;
  }

  /// What the surrogate is held against.
  ///
  /// @param changes options by name
  static Truth apply(Truth truth, Map<String, String> changes) {
    Protocol given = truth.protocol();
    ProtocolVariation wanted = Options.parse(of(given), changes);
    if (wanted.trainSteps > given.trainSteps()) {
      throw new InputException(
          "trainSteps must be ≤ %d, those of the protocol, but was %d"
              .formatted(given.trainSteps(), wanted.trainSteps));
    }
    int warmUp =
        changes.containsKey("warmUp") ? Math.max(1, wanted.warmUp) : given.warmUp();
    Protocol protocol =
        given
            .withWarmUp(warmUp)
            .withTrainSteps(wanted.trainSteps)
            .withThreshold(wanted.threshold)
            .withError(wanted.error)
            .withScaling(wanted.scaling);
    Trajectory all = truth.trajectory();
    if (truth.division().pieces().size() > 1) {
      if (changes.containsKey("trainSteps")) {
        throw new InputException(
            "trainSteps must be left out where the data are several trajectories");
      }
      return new Truth(
          truth.system(), truth.named().with(protocol), all, Map.of(), truth.more(),
          truth.division());
    }
    return new Truth(
        truth.system(),
        truth.named().with(protocol),
        all.slice(given.trainSteps() - wanted.trainSteps, all.steps()),
        Map.of(),
        truth.more());
  }

  /// What the surrogate is trained on: the same with noise.
  ///
  /// @param varied  what [#apply] gave
  /// @param changes options by name
  /// @param seed    source of the noise
  static Truth noisy(Truth varied, Map<String, String> changes, Seed seed) {
    double share = Options.parse(of(varied.protocol()), changes).noise;
    if (share == 0) {
      return varied;
    }
    Trajectory clean = varied.trajectory();
    double[] spread = ScalingKind.STANDARD.fit(varied.training()).scale();
    double[] states = clean.toArray();
    RandomGenerator random = seed.child("study/noise").generator();
    for (Division.Range range : varied.division().training()) {
      for (int i = range.from() * clean.dimension(); i < range.to() * clean.dimension(); i++) {
        states[i] += share * spread[i % clean.dimension()] * random.nextGaussian();
      }
    }
    Trajectory noisy =
        Trajectory.of(states, clean.dimension(), clean.timeStep())
            .withNames(clean.names())
            .withProvenance(clean.provenance());
    return new Truth(
        varied.system(), varied.named(), noisy, Map.of(), varied.more(), varied.division());
  }

  private static ProtocolVariation of(Protocol protocol) {
    return new ProtocolVariation(
        protocol.trainSteps(),
        protocol.warmUp(),
        protocol.threshold(),
        protocol.error(),
        protocol.scaling(),
        0);
  }
}
