package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.training.Fit;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.Scoring;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.compare.Training;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Trials that train one surrogate on systems of several sizes. They are to run one at a time: each
/// measures time and memory.
///
/// @param surrogate name of its provider
/// @param size      the system's parameter, such as `K`, and its values
/// @param settings  of every trial; a value such as `K/2` is worked out for each size
/// @param grids     options that are varied for every size; values likewise
/// @param seed      master seed
public record ScalingTrials(
    String surrogate,
    OptionGrid size,
    Map<String, String> settings,
    List<OptionGrid> grids,
    Seed seed) {

  /// Makes the truth of one size.
  @FunctionalInterface
  public interface Truths {
    Truth of(String size);
  }

  /// @param truths asked for one size after the other; no truth is kept when the next is made
  public List<Trial> trials(Truths truths) {
    var latest = new Latest(truths);
    var warm = new AtomicBoolean();
    var trials = new ArrayList<Trial>();
    for (String value : size.values()) {
      for (Map<String, String> point : OptionGrid.product(grids)) {
        var factors = new LinkedHashMap<String, String>();
        factors.put(size.key(), value);
        point.forEach((key, text) -> factors.put(key, workedOut(key, text, value)));
        var all = new LinkedHashMap<String, String>();
        settings.forEach((key, text) -> all.put(key, workedOut(key, text, value)));
        factors.forEach(
            (key, text) -> {
              if (point.containsKey(key)) {
                all.put(key, text);
              }
            });
        trials.add(new Trial(factors, 0, () -> {
          if (warm.compareAndSet(false, true)) {
            result(latest.of(value), all); // compiles what the next one is to measure
          }
          return result(latest.of(value), all);
        }));
      }
    }
    return trials;
  }

  /// `K/2` for K = 40 is 20.
  private String workedOut(String key, String text, String value) {
    Matcher share =
        Pattern.compile(Pattern.quote(size.key()) + "(?:/([1-9]\\d{0,8}))?").matcher(text);
    if (!share.matches()) {
      return text;
    }
    long whole = Long.parseLong(value);
    long divisor = share.group(1) == null ? 1 : Long.parseLong(share.group(1));
    if (whole % divisor != 0) {
      throw new InputException(
          "%s=%s must be a whole number but %s is %d".formatted(key, text, size.key(), whole));
    }
    return Long.toString(whole / divisor);
  }

  private TrialResult result(Truth truth, Map<String, String> all) {
    ResidentMemory memory = ResidentMemory.before();
    TrainedContestant trained =
        new Training(truth).one(Contestant.named(surrogate, all, seed), Progress.NONE);
    long start = System.nanoTime();
    double[] horizons = new Scoring(truth, seed, 1).horizons(trained).perStart();
    double seconds = (System.nanoTime() - start) * 1e-9;
    double longest = Arrays.stream(horizons).max().orElse(0);
    double steps = Math.min(
        longest / truth.protocol().timeStep() + 1, truth.protocol().maxSteps());
    var measures = new EnumMap<Measure, Double>(Measure.class);
    memory.peak().ifPresent(bytes -> measures.put(Measure.MEMORY, (double) bytes));
    measures.put(Measure.TRAIN_SECONDS, trained.trainSeconds().orElse(Double.NaN));
    measures.put(Measure.SECONDS_PER_STEP, seconds / (steps * horizons.length));
    measures.put(Measure.EXPONENT, truth.system().lyapunovExponent().orElse(Double.NaN));
    Optional<Fit> fit = trained.surrogate().fit();
    fit.ifPresent(found -> measures.put(Measure.CONDITION, found.condition()));
    fit.ifPresent(found -> measures.put(Measure.RANK, (double) found.rank()));
    return new TrialResult(horizons, trained.surrogate().cost(), measures, Optional.empty());
  }

  /// The truth that was asked for last.
  private static final class Latest {
    private final Truths truths;
    private String size = "";
    private Truth truth;

    Latest(Truths truths) {
      this.truths = truths;
    }

    synchronized Truth of(String wanted) {
      if (!wanted.equals(size)) {
        truth = null;
        truth = truths.of(wanted);
        size = wanted;
      }
      return truth;
    }
  }
}
