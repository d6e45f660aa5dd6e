package chaoscast.evaluation.compare;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Settings of one contestant that were chosen by forecasts of states held out of the training data.
///
/// @param label     of the contestant
/// @param surrogate name of its provider
/// @param settings  chosen and given: all that differ from the surrogate's defaults
/// @param trials    settings that were tried; 0: too few states to hold any out, or nothing to choose
/// @param failed    how many of them could not be trained with
/// @param horizon   mean over the held-out starts, in the system's time unit, if any was tried
/// @param published the same for the settings that would have been taken otherwise, if they were tried
public record ChosenSettings(
    String label,
    String surrogate,
    Map<String, String> settings,
    int trials,
    int failed,
    OptionalDouble horizon,
    OptionalDouble published) {

  public ChosenSettings {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings)); // the same words every time
  }

  /// @return `label.key=value` each, as `-p` takes them
  public List<String> flags() {
    return settings.entrySet().stream()
        .map(setting -> "%s.%s=%s".formatted(label, setting.getKey(), setting.getValue()))
        .toList();
  }
}
