package chaoscast.evaluation.ensemble;

import chaoscast.core.Surrogate;
import chaoscast.core.parallel.Parallel;
import java.util.List;

/// Who trains the members of ensembles.
@FunctionalInterface
public interface MemberTrainer {
  /// One after the other: a training takes the cores that it can use.
  MemberTrainer HERE = training -> Parallel.map(training.count(), 1, training::member);

  /// @return all members, in the order of their numbers
  /// @throws chaoscast.core.InputException if one cannot be trained
  List<Surrogate> train(EnsembleTraining training);
}
