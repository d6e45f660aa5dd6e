package chaoscast.evaluation.equivalence;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.parallel.Once;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.compare.Training;
import chaoscast.evaluation.truth.Truth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Surrogates of one truth, each trained when it is first asked for. Training is a pure function of settings
/// and seed, so that no trial depends on whether another has asked before.
final class TrainedOnce {
  private final Truth truth;
  private final Map<Key, Once<TrainedContestant>> known = new ConcurrentHashMap<>();

  private record Key(String surrogate, Map<String, String> settings, long seed) {}

  TrainedOnce(Truth truth) {
    this.truth = truth;
  }

  /// @param surrogate name of its provider
  /// @param settings  settings that differ from its defaults
  TrainedContestant get(String surrogate, Map<String, String> settings, Seed seed) {
    var key = new Key(surrogate, Map.copyOf(settings), seed.value());
    return known.computeIfAbsent(key, this::trained).get();
  }

  private Once<TrainedContestant> trained(Key key) {
    return new Once<>(
        () -> new Training(truth)
            .one(
                Contestant.named(key.surrogate(), key.settings(), new Seed(key.seed())),
                Progress.NONE));
  }
}
