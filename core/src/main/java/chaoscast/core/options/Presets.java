package chaoscast.core.options;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// Named sets of options, of which `preset=NAME` chooses one; further keys override single options of it.
///
///     Presets<D2r2Options> presets =
///         Presets.of("d2r2", "what is left out", D2r2Options::preset, List.of(PAPER, PRECISE));
///     D2r2Options options = Options.parse(presets, Map.of("preset", "precise", "degree", "7"));
///
/// A record of options may have a component `preset` that says which one it was made from: it is then listed
/// and recorded with the others.
///
/// @param <R>     what a preset is: a record of options, or a system
/// @param owner   what the presets are of, such as `d2r2`; for messages
/// @param meaning of the key `preset`, one line
/// @param named   by name, in the order to list them; not modified
/// @param former  names of other versions that are still read, each with the one of today; not modified
public record Presets<R>(
    String owner, String meaning, SequencedMap<String, R> named, Map<String, String> former) {
  /// The key that chooses a preset.
  public static final String KEY = "preset";

  public Presets {
    named = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(named));
    former = Map.copyOf(former);
  }

  /// @param name    of a preset
  /// @param presets in the order to list them; the first is the standard
  public static <R> Presets<R> of(
      String owner, String meaning, Function<R, String> name, List<R> presets) {
    var named = new LinkedHashMap<String, R>();
    presets.forEach(preset -> named.put(name.apply(preset), preset));
    return new Presets<>(owner, meaning, named, Map.of());
  }

  /// @param before what another version called a preset
  /// @param name   what it is called today
  /// @return these presets, of which one is found by its former name as well
  public Presets<R> withFormer(String before, String name) {
    var more = new LinkedHashMap<>(former);
    more.put(before, name);
    return new Presets<>(owner, meaning, named, more);
  }

  /// @return the one that is taken where none is named: the first
  public R standard() {
    return named.firstEntry().getValue();
  }

  /// @param settings values by key, among them perhaps `preset`
  /// @param standard taken where there is no such key
  /// @throws chaoscast.core.InputException with the nearest name if there is none of the name given
  public R choose(Map<String, String> settings, R standard) {
    String given = settings.get(KEY);
    if (given == null) {
      return standard;
    }
    String name = former.getOrDefault(given, given);
    if (!named.containsKey(name)) {
      throw NearestName.unknown("preset of " + owner, name, named.keySet());
    }
    return named.get(name);
  }

  /// @param standard taken where the user names none
  /// @return the key `preset` as an option; its default is empty where the standard has no name
  public OptionDescription description(R standard) {
    String name =
        named.entrySet().stream()
            .filter(preset -> preset.getValue().equals(standard))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    return new OptionDescription(KEY, String.join("|", named.keySet()), name, meaning);
  }

  /// @return the same settings without the key
  static Map<String, String> without(Map<String, String> settings) {
    var others = new LinkedHashMap<>(settings);
    others.remove(KEY);
    return others;
  }
}
