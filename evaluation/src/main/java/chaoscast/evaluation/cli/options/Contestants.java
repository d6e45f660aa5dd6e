package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.command.KeyValues;
import chaoscast.evaluation.compare.Contestant;
import chaoscast.evaluation.protocol.NamedProtocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which surrogates take part in a comparison, with what the user set.
///
/// @param settings what the user set, by surrogate, in the order asked for
public record Contestants(Map<String, Map<String, String>> settings) {

  /// @param names     asked for; null or empty: all there are
  /// @param arguments `SURROGATE.key=value` each
  /// @throws InputException for unknown names and options, and for those of surrogates that do not
  ///     take part
  public static Contestants of(List<String> names, List<String> arguments) {
    List<String> known = Surrogates.all().stream().map(SurrogateProvider::name).toList();
    var settings = new LinkedHashMap<String, Map<String, String>>();
    for (String name : names == null ? known : names) {
      Surrogates.provider(name);
      if (settings.put(name, new LinkedHashMap<>()) != null) {
        throw new InputException(
            "--surrogates must name %s once but does so twice".formatted(name));
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
              String name = Surrogates.provider(key.substring(0, dot)).name();
              if (!settings.containsKey(name)) {
                throw new InputException(
                    "-p %s must be of a surrogate that takes part (%s) but is of %s"
                        .formatted(key, String.join(", ", settings.keySet()), name));
              }
              settings.get(name).put(key.substring(dot + 1), value);
            });
    return new Contestants(settings);
  }

  /// @param protocol sets what the user leaves open
  /// @param seed     master seed
  /// @return the contestants, whose settings have been checked
  public List<Contestant> under(NamedProtocol protocol, Seed seed) {
    return settings.entrySet().stream()
        .map(
            entry -> {
              String name = entry.getKey();
              var contestant = new Contestant(name, protocol.settings(name, entry.getValue()));
              Surrogates.provider(name).trainer(contestant.settings(), seed.child(name));
              return contestant;
            })
        .toList();
  }
}
