package chaoscast.lorenz;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import chaoscast.core.options.OptionDescription;
import chaoscast.core.options.Options;
import chaoscast.core.options.Presets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One kind of system, found by [java.util.ServiceLoader]: put a jar with an implementation on the
/// class path and every command knows it.
///
/// An implementation needs a public constructor without parameters and a line in
/// `META-INF/services/chaoscast.lorenz.SystemProvider`. Where the system is a record, the default
/// methods do the rest.
public interface SystemProvider {
  /// @return the system when no parameter is given
  DynamicalSystem defaultSystem();

  /// @return one line on what it is
  String summary();

  /// @return published parameter values by the name of their source, in the order to list them; the key
  ///     `preset` chooses one, so that no system may have a parameter of this name
  default Map<String, DynamicalSystem> presets() {
    return Map.of();
  }

  /// @return the name on the command line, that of its systems
  default String name() {
    return defaultSystem().name();
  }

  /// @return its parameters with their defaults, and `preset` if there are any
  default List<OptionDescription> options() {
    var options = new ArrayList<OptionDescription>();
    if (!presets().isEmpty()) {
      options.add(namedParameters().description(defaultSystem()));
    }
    if (defaultSystem() instanceof Record parameters) {
      options.addAll(Options.describe(parameters));
    }
    return options;
  }

  /// @param parameters values by name; `preset` chooses what those left out are
  /// @throws InputException for an unknown name or a value out of range
  default DynamicalSystem create(Map<String, String> parameters) {
    List<String> known = options().stream().map(OptionDescription::name).toList();
    for (String key : parameters.keySet()) {
      if (!known.contains(key)) {
        throw known.isEmpty()
            ? new InputException("%s has no parameters but '%s' was given".formatted(name(), key))
            : NearestName.unknown("parameter of " + name(), key, known);
      }
    }
    var overrides = new LinkedHashMap<>(parameters);
    overrides.remove(Presets.KEY);
    DynamicalSystem base = namedParameters().choose(parameters, defaultSystem());
    return base instanceof Record defaults
        ? (DynamicalSystem) Options.parse(defaults, overrides)
        : base;
  }

  private Presets<DynamicalSystem> namedParameters() {
    return new Presets<>(
        name(),
        "published parameters; further keys override them",
        new LinkedHashMap<>(presets()),
        Map.of());
  }
}
