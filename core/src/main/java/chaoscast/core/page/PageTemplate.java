package chaoscast.core.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What one experiment's page has of its own: `NAME.html` and `NAME.js` beside a class.
///
/// @param home   class that the resources lie beside
/// @param name   of both
/// @param source of what the page shows, in a sentence
public record PageTemplate(Class<?> home, String name, String source) {
  String body() {
    return resource(home, name + ".html");
  }

  String script() {
    return resource(home, name + ".js");
  }

  static String resource(Class<?> home, String name) {
    try (InputStream in = home.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
