package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.parallel.Once;
import chaoscast.core.training.Fit;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Scoring;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.compare.Training;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Trials that train one surrogate with settings of their own on one truth and measure its horizons.
///
/// @param truth     that all train on
/// @param surrogate name of its provider
/// @param settings  those that no trial changes
/// @param seed      master seed
/// @param seeds     repetitions with other draws of the surrogate's own, ≥ 1
/// @param wanted    measures that are taken only where they are asked for
public record OptionTrials(
    Truth truth,
    String surrogate,
    Map<String, String> settings,
    Seed seed,
    int seeds,
    Set<Measure> wanted) {

  /// With the measures that cost nothing.
  public OptionTrials(
      Truth truth, String surrogate, Map<String, String> settings, Seed seed, int seeds) {
    this(truth, surrogate, settings, seed, seeds, Set.of());
  }

  /// @return the first repetition with these options changed
  public Trial point(Map<String, String> options) {
    return trials(options, options, new Trainings(false)).getFirst();
  }

  /// Every combination of the grids' values.
  public List<Trial> product(List<OptionGrid> grids) {
    var trained = new Trainings(true);
    return OptionGrid.product(grids).stream()
        .flatMap(point -> trials(point, point, trained).stream())
        .toList();
  }

  /// The surrogate as it is, then with one option at a time changed.
  public List<Trial> oneAtATime(List<OptionGrid> grids) {
    var trained = new Trainings(true);
    var trials = new ArrayList<>(trials(factors("as it is", ""), Map.of(), trained));
    for (OptionGrid grid : grids) {
      for (String value : grid.values()) {
        trials.addAll(
            trials(factors(grid.key(), value), Map.of(grid.key(), value), trained));
      }
    }
    return trials;
  }

  private static Map<String, String> factors(String option, String value) {
    var factors = new LinkedHashMap<String, String>();
    factors.put("option", option);
    factors.put("value", value);
    return factors;
  }

  /// @param trained surrogates of trials that differ in what comes after training; modified
  private List<Trial> trials(
      Map<String, String> factors,
      Map<String, String> changes,
      Trainings trained) {
    Set<String> protocolKeys = OptionGrid.protocolKeys(surrogate, truth.protocol());
    var all = new LinkedHashMap<>(settings);
    var protocol = new LinkedHashMap<String, String>();
    changes.forEach((key, value) -> (protocolKeys.contains(key) ? protocol : all).put(key, value));
    var trials = new ArrayList<Trial>();
    for (int repetition = 0; repetition < seeds; repetition++) {
      Seed own = repetition == 0 ? seed : seed.child("repetition " + repetition);
      Supplier<TrainedContestant> training =
          trained.of(all, ProtocolVariation.ofTraining(protocol), repetition, own);
      trials.add(new Trial(factors, repetition, () -> result(training, protocol, own)));
    }
    return trials;
  }

  /// What has been trained. Where times are to be shown, a few states are learnt in rehearsal before the first of it:
  /// that classes are loaded and compiled is not charged to whichever trial happens to be the first.
  private final class Trainings {
    private static final int REHEARSED_STATES = 1000;
    private static final int REHEARSALS = 4;

    private final Map<Object, Supplier<TrainedContestant>> trained = new HashMap<>();
    private final Once<Boolean> rehearsal;

    Trainings(boolean timed) {
      rehearsal = new Once<>(() -> timed && rehearsed());
    }

    Supplier<TrainedContestant> of(
        Map<String, String> all, Map<String, String> protocol, int repetition, Seed own) {
      return trained.computeIfAbsent(
          List.of(all, protocol, repetition),
          _ -> new Once<>(
              () -> {
                rehearsal.get();
                return train(all, protocol, own);
              }));
    }

    /// @return whether it could be: settings without a study's values need not be complete
    private boolean rehearsed() {
      int states = Math.min(REHEARSED_STATES, truth.protocol().trainSteps());
      try {
        for (int i = 0; i < REHEARSALS; i++) {
          train(settings, Map.of("trainSteps", Integer.toString(states)), seed);
        }
        return true;
      } catch (InputException _) {
        return false;
      }
    }
  }

  private TrainedContestant train(
      Map<String, String> all, Map<String, String> protocol, Seed own) {
    Truth varied = ProtocolVariation.apply(truth, protocol);
    Truth noisy = ProtocolVariation.noisy(varied, protocol, own);
    return new Training(noisy).one(Contestant.named(surrogate, all, own), Progress.NONE);
  }

  private TrialResult result(
      Supplier<TrainedContestant> training, Map<String, String> protocol, Seed own) {
    Truth varied = ProtocolVariation.apply(truth, protocol);
    TrainedContestant trained = training.get();
    long start = System.nanoTime();
    double[] horizons = new Scoring(varied, own, 1).horizons(trained).perStart();
    double seconds = (System.nanoTime() - start) * 1e-9;
    double longest = Arrays.stream(horizons).max().orElse(0);
    double steps = Math.min(
        longest / varied.protocol().timeStep() + 1, varied.protocol().maxSteps());
    Surrogate found = trained.surrogate();
    var measures = new EnumMap<Measure, Double>(Measure.class);
    trained.trainSeconds().ifPresent(value -> measures.put(Measure.TRAIN_SECONDS, value));
    measures.put(Measure.SECONDS_PER_STEP, seconds / (steps * horizons.length));
    found.fit().ifPresent(fit -> put(fit, measures));
    if (wanted.contains(Measure.FORGETTING) || wanted.contains(Measure.APART)) {
      Forgetting.measure(found, varied.training().getFirst())
          .ifPresent(
              forgetting -> {
                measures.put(Measure.FORGETTING, forgetting.rate());
                measures.put(Measure.APART, forgetting.apart());
              });
    }
    return new TrialResult(horizons, found.cost(), measures, Optional.empty());
  }

  private static void put(Fit fit, Map<Measure, Double> measures) {
    measures.put(Measure.CONDITION, fit.condition());
    measures.put(Measure.RANK, (double) fit.rank());
  }
}
