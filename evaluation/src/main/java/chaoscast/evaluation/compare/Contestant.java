package chaoscast.evaluation.compare;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Surrogates;
import java.util.Map;

/// A surrogate to be trained.
///
/// @param surrogate name of its provider
/// @param settings  settings that differ from its defaults
public record Contestant(String surrogate, Map<String, String> settings) {

  public Contestant {
    settings = Map.copyOf(settings);
  }

  /// @throws chaoscast.core.InputException for an unknown surrogate, option or value
  SurrogateTrainer trainer(Seed seed) {
    return Surrogates.provider(surrogate).trainer(settings, seed.child(surrogate));
  }
}
