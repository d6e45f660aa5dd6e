package chaoscast.evaluation.compare;

import chaoscast.core.Seed;
import chaoscast.core.SurrogateTrainer;
import chaoscast.core.Surrogates;
import chaoscast.core.options.OptionDescription;
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

  /// @return that setting as it is or its default; empty if there is no such option
  String setting(String option) {
    return settings.getOrDefault(
        option,
        Surrogates.provider(surrogate).options().stream()
            .filter(description -> description.name().equals(option))
            .map(OptionDescription::defaultValue)
            .findFirst()
            .orElse(""));
  }
}
