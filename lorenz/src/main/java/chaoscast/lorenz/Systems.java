package chaoscast.lorenz;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.options.NearestName;
import chaoscast.lorenz.equations.Catalogue;
import chaoscast.lorenz.equations.EquationProvider;
import chaoscast.lorenz.equations.EquationSystem;
import chaoscast.lorenz.equations.EquationText;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The systems there are: those on the class path that are written in Java, and the texts of the [Catalogue].
///
///     DynamicalSystem system = Systems.create("lorenz96", Map.of("K", "8"));
public final class Systems {
  private Systems() {}

  /// @return every provider, by name
  public static List<SystemProvider> all() {
    return Stream.concat(written(), Catalogue.all().stream())
        .sorted(Comparator.comparing(SystemProvider::name))
        .toList();
  }

  private static Stream<SystemProvider> written() {
    return ServiceLoader.load(SystemProvider.class).stream().map(ServiceLoader.Provider::get);
  }

  /// @param name of a system, or the path of a file of equations, which ends in `.ode`
  /// @throws InputException for an unknown name, with the nearest one, or a file that is no system
  public static SystemProvider named(String name) {
    if (name.endsWith(EquationProvider.EXTENSION)) {
      return EquationProvider.read(Path.of(name));
    }
    Optional<SystemProvider> known =
        written().filter(provider -> provider.name().equals(name)).findFirst();
    return known.or(() -> Catalogue.named(name)).orElseThrow(() -> unknown(name));
  }

  private static InputException unknown(String name) {
    List<String> names =
        Stream.concat(written().map(SystemProvider::name), Catalogue.names().stream()).toList();
    return new InputException(
        "unknown system '%s'%s known: those that 'systems' lists"
            .formatted(
                name,
                NearestName.of(name, names).map(": did you mean '%s'?"::formatted).orElse(";")));
  }

  /// @param provenance of a trajectory
  /// @return the system that it was made by; empty if it names none that is known here
  /// @throws InputException if its parameters or equations do not fit
  public static Optional<DynamicalSystem> of(Provenance provenance) {
    return of(
        provenance.system(),
        provenance.generation().getOrDefault(EquationProvider.EQUATIONS, ""),
        provenance.parameters());
  }

  /// @param name       of the system
  /// @param equations  its text; empty for systems that are written in Java
  /// @param parameters values by name
  /// @return the system; empty if none of that name is known here
  /// @throws InputException if parameters or equations do not fit
  public static Optional<DynamicalSystem> of(
      String name, String equations, Map<String, String> parameters) {
    if (!equations.isEmpty()) {
      return Optional.of(EquationSystem.create(name, EquationText.parse(equations), parameters));
    }
    return written()
        .filter(provider -> provider.name().equals(name))
        .map(provider -> provider.create(parameters))
        .findFirst();
  }

  /// @param parameters values by name, among them perhaps `preset`
  /// @throws InputException for an unknown system, parameter or preset, or a value out of range
  public static DynamicalSystem create(String name, Map<String, String> parameters) {
    return named(name).create(parameters);
  }
}
