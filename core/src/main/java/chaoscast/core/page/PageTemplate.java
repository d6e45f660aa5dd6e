package chaoscast.core.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What one experiment's page has of its own.
///
/// @param body    HTML; words such as `{{table}}` stand for `words`
/// @param words   plain text by name, shown as it is
/// @param script  draws the figures
/// @param source  of what the page shows, in a sentence, plain text; may be empty
public record PageTemplate(
    String body, Map<String, String> words, String script, String source) {
  public PageTemplate {
    words = Map.copyOf(words);
  }

  /// `NAME.html` and `NAME.js` beside a class.
  ///
  /// @param home   class that the resources lie beside
  /// @param name   of both
  /// @param source of what the page shows, in a sentence
  public PageTemplate(Class<?> home, String name, String source) {
    this(resource(home, name + ".html"), Map.of(), resource(home, name + ".js"), source);
  }

  /// @param home  class that resources lie beside
  /// @param names of resources
  /// @return their texts, one after the other
  public static String resources(Class<?> home, List<String> names) {
    var text = new StringBuilder();
    names.forEach(name -> text.append(resource(home, name)));
    return text.toString();
  }

  static String resource(Class<?> home, String name) {
    try (InputStream in = home.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
