package chaoscast.evaluation.search;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.options.Presets;
import chaoscast.core.ring.Neighbourhood.Structure;
import chaoscast.core.settings.DataShape;
import chaoscast.core.settings.SettingsSpace;
import chaoscast.core.settings.SettingsSpace.Parts;
import chaoscast.evaluation.compare.ChosenSettings;
import chaoscast.evaluation.search.OptionSearch.Tried;
import chaoscast.evaluation.study.OptionTrials;
import chaoscast.evaluation.study.Study;
import chaoscast.evaluation.study.TrialLog;
import chaoscast.evaluation.study.TrialResult;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Chooses each surrogate's settings by its forecasts of states held out of the training data: no state after
/// them is looked at.
///
/// The provider's [SettingsSpace] is climbed by [NeighbourSearch] from its starts; the settings that would be
/// taken otherwise are the first trial. Of all whose mean horizon is within 2% of the longest, those of the
/// fewest features are chosen.
///
/// A point may have one feature for three training samples of a trial, and 1500 at most, or as many as cost the same
/// where each state is several samples; or, in spite of that, three for each variable. Trials train on the last
/// 12 000 training states where there are more. So the number of trials bounds the time, whatever the data.
///
/// @param part    what the contestants will be trained on
/// @param seed    of trials and surrogates
/// @param trials  settings to try for each contestant, ≥ 1
/// @param threads trials that run at once, ≥ 1; decides no result
public record AutomaticSettings(TrainingPart part, Seed seed, int trials, int threads) {
  /// Trials where the user says nothing.
  public static final int TRIALS = 32;

  private static final int MOST_STATES = 12_000;
  private static final int STATES_PER_FEATURE = 3;
  private static final int FEWEST_FEATURES = 30;
  private static final int FEATURES_PER_VARIABLE = 3;
  private static final int MOST_FEATURES = 1500;
  private static final double AS_GOOD = 0.98;

  /// For whom settings are to be chosen.
  ///
  /// @param label     of the contestant
  /// @param surrogate name of its provider
  /// @param otherwise settings of the protocol, which are taken where none are chosen
  /// @param given     settings of the user, which stay as they are; a preset decides all others
  /// @param corrects  whether it is to correct a model, as surrogates of the parts of a ring cannot
  public record Wanted(
      String label,
      String surrogate,
      Map<String, String> otherwise,
      Map<String, String> given,
      boolean corrects) {
    private Map<String, String> published() {
      return merged(otherwise, given);
    }

    private ChosenSettings untried(Map<String, String> settings) {
      return new ChosenSettings(
          label, surrogate, settings, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }
  }

  /// @param progress of the stage `settings LABEL`
  /// @return the best of what was tried
  public ChosenSettings choose(Wanted wanted, Progress progress) {
    Map<String, String> published = wanted.published();
    if (wanted.given().containsKey(Presets.KEY)) {
      return wanted.untried(published);
    }
    SurrogateProvider provider = Surrogates.provider(wanted.surrogate());
    Optional<Truth> heldOut = heldOut();
    DataShape all = DataShape.of(part.trajectories(), part.past());
    DataShape data =
        heldOut
            .map(
                truth -> DataShape.of(
                    truth.training(), Math.min(part.past(), truth.division().leastPast())))
            .orElse(all)
            .withStructure(wanted.corrects() ? Structure.NONE : all.structure());
    SettingsSpace space = provider.settingsSpace(data).without(wanted.given().keySet());
    if (space.axes().isEmpty()) {
      return wanted.untried(published);
    }
    Map<String, String> fixed = merged(wanted.otherwise(), merged(space.fixed(), wanted.given()));
    var limit = new Limit(space.size(), data);
    var method =
        new NeighbourSearch(
            space, trials, point -> limit.size(merged(fixed, point)), limit.most(Parts.WHOLE));
    return heldOut
        .map(truth -> climbed(wanted, truth, method, fixed, progress))
        .orElseGet(
            () -> wanted
                .untried(method.first().map(point -> merged(fixed, point)).orElse(published)));
  }

  /// @return nothing where too few states could be held out
  private Optional<Truth> heldOut() {
    try {
      return Optional.of(Validation.of(part.last(MOST_STATES)));
    } catch (InputException _) {
      return Optional.empty();
    }
  }

  private ChosenSettings climbed(
      Wanted wanted,
      Truth validation,
      NeighbourSearch method,
      Map<String, String> fixed,
      Progress progress) {
    String stage = "settings " + wanted.label();
    Progress named = (_, done, total) -> progress.at(stage, done, total);
    SettingsSpace space = method.space();
    Map<String, String> published = wanted.published();
    var tried = new ArrayList<Tried>();
    if (cost(space, published) <= MOST_FEATURES) {
      tried.add(published(validation, wanted.surrogate(), published));
    }
    if (trials > tried.size()) {
      var search =
          new OptionSearch(
              validation, wanted.surrogate(), fixed, method.options(),
              method.withTrials(trials - tried.size()), seed);
      for (Tried one : search.run(trials - tried.size(), TrialLog.none(), threads, named)) {
        tried.add(new Tried(merged(fixed, one.options()), one.result()));
      }
    }
    return chosen(wanted, space, tried);
  }

  private Tried published(Truth validation, String surrogate, Map<String, String> settings) {
    var trials = new OptionTrials(validation, surrogate, settings, seed, 1);
    TrialResult result =
        new Study(List.of(OptionSearch.lenient(trials.point(Map.of()))), TrialLog.none())
            .run(1, Progress.NONE)
            .getFirst();
    return new Tried(settings, result);
  }

  private static ChosenSettings chosen(
      Wanted wanted, SettingsSpace space, List<Tried> tried) {
    double longest = tried.stream().mapToDouble(Tried::score).max().orElse(-1);
    Optional<Tried> published =
        tried.stream().filter(one -> one.options().equals(wanted.published())).findFirst();
    Optional<Tried> best =
        longest == 0 && published.isPresent() && published.get().score() == 0
            ? published // nothing sees anything
            : tried.stream()
                .filter(one -> longest >= 0 && one.score() >= AS_GOOD * longest)
                .reduce((least, one) -> smaller(space, one, least) ? one : least);
    return new ChosenSettings(
        wanted.label(),
        wanted.surrogate(),
        best.map(Tried::options).orElseGet(wanted::published),
        tried.size(),
        (int) tried.stream().filter(one -> one.score() < 0).count(),
        score(best),
        score(published));
  }

  private static OptionalDouble score(Optional<Tried> tried) {
    return tried.filter(one -> one.score() >= 0).stream().mapToDouble(Tried::score).findFirst();
  }

  private static boolean smaller(SettingsSpace space, Tried one, Tried other) {
    long size = size(space, one.options());
    long least = size(space, other.options());
    return size < least || (size == least && one.score() > other.score());
  }

  /// How many features a point may have.
  ///
  /// @param size counts them
  /// @param data that trials train on
  private record Limit(SettingsSpace.Size size, DataShape data) {
    long most(Parts parts) {
      long fewest = Math.max(FEWEST_FEATURES, FEATURES_PER_VARIABLE * (1L + data.variables()));
      double samples = (double) data.steps() * parts.samples();
      double affordable = MOST_FEATURES / Math.sqrt(parts.sites());
      return Math.max(fewest, (long) Math.min(samples / STATES_PER_FEATURE, affordable));
    }

    /// @return features, as if all variables were forecast from all: in proportion to how many may be
    long size(Map<String, String> settings) {
      try {
        long features = size.features(settings);
        Parts parts = size.parts(settings);
        return (long) Math.ceil((double) features * most(Parts.WHOLE) / most(parts));
      } catch (InputException _) {
        return Long.MAX_VALUE;
      }
    }
  }

  /// @return features that cost as much where all variables are forecast from all
  private static double cost(SettingsSpace space, Map<String, String> settings) {
    long features = size(space, settings);
    return features == Long.MAX_VALUE ? features
        : features * Math.sqrt(space.size().parts(settings).sites());
  }

  /// @return features of a surrogate with those settings; more than there may be if there can be none
  private static long size(SettingsSpace space, Map<String, String> settings) {
    try {
      return space.size().features(settings);
    } catch (InputException _) {
      return Long.MAX_VALUE;
    }
  }

  private static Map<String, String> merged(
      Map<String, String> settings, Map<String, String> overrides) {
    var merged = new LinkedHashMap<>(settings);
    merged.putAll(overrides);
    return merged;
  }
}
