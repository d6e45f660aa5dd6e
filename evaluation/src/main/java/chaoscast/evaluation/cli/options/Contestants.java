package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.command.KeyValues;
import chaoscast.core.options.NearestName;
import chaoscast.evaluation.compare.ChosenSettings;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.compare.LongTraining;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.search.AutomaticSettings.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which surrogates take part in a comparison, with what the user set.
///
/// @param entries in the order asked for, by label
public record Contestants(Map<String, Entry> entries) {
  /// What `--surrogates` takes.
  public static final String PARAMETER = "[LABEL=]SURROGATE";

  /// One contestant.
  ///
  /// @param surrogate name of its provider
  /// @param settings  what the user set
  public record Entry(String surrogate, Map<String, String> settings) {}

  /// @param names     asked for, each `NAME` or `LABEL=NAME`; null: all that are
  ///                  compared by default
  /// @param baselines that take part besides, names of providers
  /// @param arguments as below
  /// @throws InputException as below
  public static Contestants of(
      List<String> names, List<String> baselines, List<String> arguments) {
    if (baselines.isEmpty()) {
      return of(names, arguments);
    }
    List<String> wanted = new ArrayList<>(names == null ? standard() : names);
    baselines.stream().filter(one -> !wanted.contains(one)).forEach(wanted::add);
    return of(wanted, arguments);
  }

  private static List<String> standard() {
    return Surrogates.all().stream()
        .filter(SurrogateProvider::comparedByDefault)
        .map(SurrogateProvider::name)
        .toList();
  }

  /// @param names     asked for, each `NAME` or `LABEL=NAME`; null: all that are
  ///                  compared by default
  /// @param arguments `LABEL.key=value` each; a surrogate's label is its name unless another was given
  /// @throws InputException for unknown names and options, and for those of surrogates that do not
  ///     take part
  public static Contestants of(List<String> names, List<String> arguments) {
    List<String> known = Surrogates.all().stream().map(SurrogateProvider::name).toList();
    var entries = new LinkedHashMap<String, Entry>();
    for (String text : names == null ? standard() : names) {
      int equals = text.indexOf('=');
      String surrogate = Surrogates.provider(text.substring(equals + 1).strip()).name();
      String label = equals < 0 ? surrogate : label(text.substring(0, equals), surrogate, known);
      if (entries.put(label, new Entry(surrogate, new LinkedHashMap<>())) != null) {
        throw new InputException(
            "--surrogates must name %s once but does so twice".formatted(label),
            "give one of them a label, as in 'fine=%s'".formatted(surrogate));
      }
    }
    KeyValues.parse("-p", arguments)
        .forEach(
            (key, value) -> {
              int dot = key.indexOf('.');
              if (dot < 1) {
                throw new InputException(
                    "-p must be SURROGATE.key=value but was '%s=%s'".formatted(key, value));
              }
              String label = key.substring(0, dot);
              requireTakesPart(key, label, entries.keySet(), known);
              entries.get(label).settings().put(key.substring(dot + 1), value);
            });
    return new Contestants(entries);
  }

  private static String label(String text, String surrogate, Collection<String> known) {
    String label = text.strip();
    if (label.isEmpty() || label.contains(".")) {
      throw new InputException(
          "a label of --surrogates must have ≥ 1 character and no dot but was '%s'"
              .formatted(label));
    }
    if (known.contains(label) && !label.equals(surrogate)) {
      throw new InputException(
          "a label of --surrogates must not be another surrogate's name but %s was '%s'"
              .formatted(surrogate, label));
    }
    return label;
  }

  private static void requireTakesPart(
      String key, String label, Collection<String> labels, Collection<String> known) {
    if (labels.contains(label)) {
      return;
    }
    if (known.contains(label)) {
      throw new InputException(
          "-p %s must be of a surrogate that takes part (%s) but is of %s"
              .formatted(key, String.join(", ", labels), label));
    }
    var all = new LinkedHashSet<>(labels);
    all.addAll(known);
    throw NearestName.unknown("surrogate", label, all);
  }

  /// @param protocol sets what the user leaves open
  /// @param correct  whether they are to correct a model
  /// @return what settings are to be chosen for, in the order asked for
  public List<Wanted> wanted(NamedProtocol protocol, boolean correct) {
    return entries.entrySet().stream()
        .map(
            entry -> {
              String surrogate = entry.getValue().surrogate();
              return new Wanted(
                  entry.getKey(),
                  surrogate,
                  protocol.settings(surrogate, Map.of()),
                  entry.getValue().settings(),
                  correct);
            })
        .toList();
  }

  /// @param chosen one a contestant
  /// @return the same contestants with these settings
  public Contestants with(List<ChosenSettings> chosen) {
    var changed = new LinkedHashMap<String, Entry>();
    for (ChosenSettings one : chosen) {
      changed.put(one.label(), new Entry(one.surrogate(), one.settings()));
    }
    return new Contestants(changed);
  }

  /// @param protocol sets what the user leaves open
  /// @param seed     master seed
  /// @return the contestants, whose settings have been checked
  public List<Contestant> under(NamedProtocol protocol, Seed seed) {
    return entries.entrySet().stream()
        .map(
            entry -> {
              String surrogate = entry.getValue().surrogate();
              return Contestant.named(surrogate, settings(protocol, entry.getValue()), seed)
                  .withLabel(entry.getKey());
            })
        .toList();
  }

  /// @param protocol sets what the user leaves open
  /// @return the contestants, to be trained in long arithmetic
  public List<LongTraining.Wanted> inLong(NamedProtocol protocol) {
    return entries.entrySet().stream()
        .map(
            entry -> new LongTraining.Wanted(
                entry.getKey(), entry.getValue().surrogate(),
                settings(protocol, entry.getValue())))
        .toList();
  }

  /// With settings in alphabetical order: a map's own order differs from run to run.
  ///
  /// @return everything that decides what is trained, in words
  public String described(NamedProtocol protocol) {
    return entries.entrySet().stream()
        .map(
            entry -> {
              String surrogate = entry.getValue().surrogate();
              String label = entry.getKey().equals(surrogate) ? "" : entry.getKey() + "=";
              return label + surrogate + new TreeMap<>(settings(protocol, entry.getValue()));
            })
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> settings(NamedProtocol protocol, Entry entry) {
    return protocol.settings(entry.surrogate(), entry.settings());
  }
}
