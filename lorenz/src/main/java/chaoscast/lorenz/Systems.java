package chaoscast.lorenz;

import chaoscast.core.InputException;
import chaoscast.core.options.NearestName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/// The systems on the class path.
///
///     DynamicalSystem system = Systems.create("lorenz96", Map.of("K", "8"));
public final class Systems {
  private Systems() {}

  /// @return every provider, by name
  public static List<SystemProvider> all() {
    return ServiceLoader.load(SystemProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(SystemProvider::name))
        .toList();
  }

  /// @throws InputException for an unknown name, with the nearest one
  public static SystemProvider named(String name) {
    List<SystemProvider> all = all();
    return all.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> NearestName.unknown(
                "system", name, all.stream().map(SystemProvider::name).toList()));
  }

  /// @param parameters values by name, among them perhaps `preset`
  /// @throws InputException for an unknown system, parameter or preset, or a value out of range
  public static DynamicalSystem create(String name, Map<String, String> parameters) {
    return named(name).create(parameters);
  }
}
