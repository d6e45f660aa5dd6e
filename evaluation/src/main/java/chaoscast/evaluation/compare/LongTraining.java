package chaoscast.evaluation.compare;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.extended.ExtendedSurrogate;
import chaoscast.core.extended.ExtendedTrainer;
import chaoscast.core.extended.ExtendedTrajectory;
import chaoscast.evaluation.protocol.Precisions;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Trains contestants in long arithmetic, on all digits of the training states, and rounds their weights to what
/// forecasts are made in.
///
/// @param truth    data and protocol, which says in which formats
/// @param substeps Runge–Kutta steps between two states by which the truth was made
/// @param threads  greatest number of cores used; decides no result
public record LongTraining(Truth truth, int substeps, int threads) {

  /// What to train.
  ///
  /// @param label     what it is called
  /// @param surrogate its name
  /// @param settings  that differ from its defaults
  public record Wanted(String label, String surrogate, Map<String, String> settings) {}

  /// Trains each. One that cannot be, or that computes in doubles only, is an outcome with its reason.
  public TrainingOutcomes all(List<Wanted> contestants, Progress progress) {
    Precisions precisions = truth.named().precisions();
    ExtendedTrajectory training =
        truth.allDigits()
            .slice(0, truth.protocol().trainSteps())
            .in(precisions.trainingNumbers());
    var outcomes = new ArrayList<TrainingOutcome>();
    for (Wanted one : contestants) {
      outcomes.add(outcome(one, training, precisions, progress));
    }
    return new TrainingOutcomes(outcomes);
  }

  private TrainingOutcome outcome(
      Wanted wanted, ExtendedTrajectory training, Precisions precisions, Progress progress) {
    try {
      if (!ExtendedTrainer.names().contains(wanted.surrogate())) {
        throw new InputException(
            "precision of training and roll-out must be binary64 or less, since it computes in doubles, but is "
                + precisions.text(),
            "leave it out, or keep long arithmetic to the truth: --precision truth="
                + precisions.truth().name());
      }
      long start = System.nanoTime();
      ExtendedSurrogate trained =
          ExtendedSurrogate.train(
              wanted.surrogate(), training, substeps, wanted.settings(), threads,
              (stage, done, total) -> progress.at(stage + " " + wanted.label(), done, total));
      double seconds = (System.nanoTime() - start) * 1e-9;
      return TrainedContestant.of(
          wanted.label(), trained.in(precisions.rolloutNumbers()), OptionalDouble.of(seconds));
    } catch (RuntimeException | OutOfMemoryError e) {
      return FailedContestant.of(wanted.label(), wanted.surrogate(), e);
    }
  }
}
