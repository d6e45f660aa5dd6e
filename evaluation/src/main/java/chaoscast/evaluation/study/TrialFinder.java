package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the work of a trial again, in another process, by what describes it.
@FunctionalInterface
public interface TrialFinder {
  /// @param factors of the trial
  /// @param seed    of the trial
  /// @throws InputException if the study has no such trial
  Trial find(Map<String, String> factors, long seed);

  /// @param trials of a study, all that it has
  static TrialFinder among(List<Trial> trials) {
    var byKey = new HashMap<String, Trial>();
    trials.forEach(trial -> byKey.put(trial.key(), trial));
    return (factors, seed) -> {
      Trial found = byKey.get(Trial.key(factors, seed));
      if (found == null) {
        throw new InputException(
            "the trial %s must be one of the study's %d but is not"
                .formatted(Trial.key(factors, seed), trials.size()),
            "run workers of the same version, which read the same files");
      }
      return found;
    };
  }
}
