package chaoscast.core.settings;

import chaoscast.core.options.OptionDescription;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Settings of a surrogate that are worth trying on given data: a grid, and points of it to begin at.
///
/// Values are text, as the command line has them, so that what is found can be given again.
///
/// @param fixed  settings that all points share
/// @param axes   the options that differ, the first to be tried first
/// @param starts points to begin at, the most promising first; a value that is not on its axis stands for the
///               nearest, one that is left out for the axis' first
/// @param size   counts the unknowns of a point
public record SettingsSpace(
    Map<String, String> fixed,
    List<SettingsAxis> axes,
    List<Map<String, String>> starts,
    Size size) {

  /// Nothing is worth trying.
  public static final SettingsSpace NONE =
      new SettingsSpace(Map.of(), List.of(), List.of(), settings -> 0);

  /// What options of these names mean wherever they are used, the most telling first.
  private static final List<SettingsAxis> COMMON =
      List.of(
          SettingsAxis.of("degree", "1", "2", "3", "4", "5"),
          SettingsAxis.of("delays", "0", "1", "2", "3", "5", "7", "9", "12"),
          SettingsAxis.of("ridge", "0", "1e-8", "1e-6", "1e-4", "1e-2", "1"),
          SettingsAxis.of("spectralRadius", "0.1", "0.3", "0.5", "0.7", "0.9", "1.1", "1.3"),
          SettingsAxis.of("inputScaling", "0.1", "0.25", "0.5", "1", "2"),
          SettingsAxis.of("leakRate", "0.2", "0.35", "0.5", "0.7", "1"),
          SettingsAxis.of("bias", "0", "0.2", "0.5", "1", "2"),
          SettingsAxis.of("inputNoise", "0", "1e-3", "1e-2"));

  public SettingsSpace {
    fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
    axes = List.copyOf(axes);
    starts = starts.stream().map(Map::copyOf).toList();
  }

  /// Says how large a surrogate would be, before any training.
  @FunctionalInterface
  public interface Size {
    /// @param settings every one that differs from the surrogate's defaults
    /// @return unknowns that are fitted for each variable; 0 if nothing is known
    /// @throws chaoscast.core.InputException if there can be no such surrogate
    long features(Map<String, String> settings);

    /// @param settings as above
    /// @return how the variables are shared out; by default all are forecast from all
    default Parts parts(Map<String, String> settings) {
      return Parts.WHOLE;
    }
  }

  /// How the variables of a ring are shared out among regressions.
  ///
  /// @param sites  parts of the ring that have a sample each in every state, ≥ 1
  /// @param shared whether one set of weights serves all: then all samples are for it
  public record Parts(int sites, boolean shared) {
    /// One regression for all variables.
    public static final Parts WHOLE = new Parts(1, true);

    /// @return samples that a state is for each set of weights
    public int samples() {
      return shared ? sites : 1;
    }
  }

  /// Axes for those options whose names say what they are; begins at the defaults.
  public static SettingsSpace byNames(List<OptionDescription> options) {
    var defaults = new LinkedHashMap<String, String>();
    options.forEach(option -> defaults.put(option.name(), option.defaultValue()));
    List<SettingsAxis> axes =
        COMMON.stream().filter(axis -> defaults.containsKey(axis.key())).toList();
    defaults.keySet().retainAll(axes.stream().map(SettingsAxis::key).toList());
    return new SettingsSpace(Map.of(), axes, List.of(defaults), settings -> 0);
  }

  /// @param keys options that are decided already
  /// @return the space of the others
  public SettingsSpace without(Collection<String> keys) {
    return new SettingsSpace(
        less(fixed, keys),
        axes.stream().filter(axis -> !keys.contains(axis.key())).toList(),
        starts.stream().map(start -> less(start, keys)).distinct().toList(),
        size);
  }

  private static Map<String, String> less(Map<String, String> settings, Collection<String> keys) {
    var rest = new LinkedHashMap<>(settings);
    rest.keySet().removeAll(keys);
    return rest;
  }
}
