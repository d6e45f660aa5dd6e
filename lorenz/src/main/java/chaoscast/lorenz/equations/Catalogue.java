package chaoscast.lorenz.equations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The systems that come as text: files `NAME.ode` in the resources of this package, listed in `index.txt`.
///
///     SystemProvider chua = Catalogue.named("chua").orElseThrow();
///
/// Each says in its first lines what it is and who published it, then its parameters as published.
public final class Catalogue {
  private static final String FOLDER = "catalogue/";

  private Catalogue() {}

  /// @return the names of all, in alphabetical order
  public static List<String> names() {
    return text(FOLDER + "index.txt").lines().toList();
  }

  /// @return the system of that name, if there is one
  public static Optional<EquationProvider> named(String name) {
    return names().contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  /// @return all of them, in alphabetical order; none has been compiled yet
  public static List<EquationProvider> all() {
    return names().stream().map(Catalogue::read).toList();
  }

  private static EquationProvider read(String name) {
    return new EquationProvider(
        name, EquationText.parse(text(FOLDER + name + EquationProvider.EXTENSION)));
  }

  /// @param resource a file in the resources of this package
  static String text(String resource) {
    try (InputStream stream = Catalogue.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
