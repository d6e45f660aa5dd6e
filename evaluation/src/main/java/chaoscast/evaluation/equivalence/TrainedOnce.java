package chaoscast.evaluation.equivalence;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.evaluation.compare.Comparison;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.TrainedContestant;
import chaoscast.evaluation.truth.Truth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Surrogates of one truth, each trained when it is first asked for. Training is a pure function of settings
/// and seed, so that no trial can tell whether another has asked before.
final class TrainedOnce {
  private final Truth truth;
  private final Map<Key, Lazy> known = new ConcurrentHashMap<>();

  private record Key(Contestant contestant, long seed) {}

  TrainedOnce(Truth truth) {
    this.truth = truth;
  }

  Truth truth() {
    return truth;
  }

  TrainedContestant get(Contestant contestant, Seed seed) {
    return known
        .computeIfAbsent(new Key(contestant, seed.value()), _ -> new Lazy())
        .get(contestant, seed);
  }

  private final class Lazy {
    private TrainedContestant trained;

    synchronized TrainedContestant get(Contestant contestant, Seed seed) {
      if (trained == null) {
        trained =
            new Comparison(truth, seed, 1)
                .train(List.of(contestant), Progress.NONE)
                .getFirst();
      }
      return trained;
    }
  }
}
