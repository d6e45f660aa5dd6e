package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Surrogate;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Scope;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;

/// Trains contestants on the training states of one truth, in its protocol's units.
///
///     TrainingOutcomes outcomes = new Training(truth).all(contestants, Progress.NONE);
///
/// @param truth   data and protocol
/// @param fitting how its training states are learned
public record Training(Truth truth, Fitting fitting) {

  /// All training states at once.
  public Training(Truth truth) {
    this(truth, Fitting.WHOLE);
  }

  /// Trains every contestant. One that cannot be trained, or whose warm-up is longer than what comes
  /// before the first start, is an outcome with its reason; the others are trained all the same.
  ///
  /// @param contestants no two of one label
  /// @param progress    of the stage `train LABEL`
  public TrainingOutcomes all(List<Contestant> contestants, Progress progress) {
    requireLabels(contestants);
    var outcomes = new ArrayList<TrainingOutcome>();
    for (Contestant contestant : contestants) {
      outcomes.add(outcome(contestant, progress));
    }
    return new TrainingOutcomes(outcomes);
  }

  /// @throws InputException if two contestants share a label
  static void requireLabels(List<Contestant> contestants) {
    var labels = new HashSet<String>();
    for (Contestant contestant : contestants) {
      if (!labels.add(contestant.label())) {
        throw new InputException(
            "contestants must have labels of their own but two are called '%s'"
                .formatted(contestant.label()));
      }
    }
  }

  /// Trains one contestant that must succeed, as trials do.
  ///
  /// @throws InputException if it cannot be trained
  public TrainedContestant one(Contestant contestant, Progress progress) {
    var warmUps = new WarmUps(truth);
    warmUps.require(contestant);
    long start = System.nanoTime();
    Surrogate surrogate =
        fitting.fit(
            contestant,
            truth,
            (stage, done, total) -> progress.at(stage + " " + contestant.label(), done, total));
    double seconds = (System.nanoTime() - start) * 1e-9;
    warmUps.of(surrogate);
    var trained =
        TrainedContestant.of(contestant.label(), surrogate, OptionalDouble.of(seconds));
    Arithmetic format = truth.named().precisions().rollout();
    return format.isExact() ? trained : trained.inPrecision(format, Scope.ALL);
  }

  /// A surrogate that was trained elsewhere: it must be of the truth's kind and warm up in time.
  ///
  /// @param label what it is called
  public TrainingOutcome ready(String label, Surrogate surrogate) {
    try {
      surrogate.requireLike(truth.trajectory());
      new WarmUps(truth).of(surrogate);
      return TrainedContestant.of(label, surrogate, OptionalDouble.empty());
    } catch (InputException e) {
      return FailedContestant.of(label, surrogate.provider(), e);
    }
  }

  /// Trains one contestant that may fail.
  TrainingOutcome outcome(Contestant contestant, Progress progress) {
    try {
      return one(contestant, progress);
    } catch (RuntimeException | OutOfMemoryError e) {
      return FailedContestant.of(contestant, e);
    }
  }
}
