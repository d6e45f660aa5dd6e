package chaoscast.evaluation.study;

import chaoscast.evaluation.ensemble.EnsembleTraining;
import java.util.Optional;

/// The ensembles that a command trains.
@FunctionalInterface
public interface EnsembleTrainings {
  /// @param name of one
  Optional<EnsembleTraining> named(String name);
}
