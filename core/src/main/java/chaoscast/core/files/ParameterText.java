package chaoscast.core.files;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Parameters as one line of text, `sigma=10.0 rho=28.0`, which Python splits as easily:
/// `dict(pair.split("=", 1) for pair in text.split())`.
///
/// Blanks, control characters, `=` and `%` inside a name or value are percent-encoded.
public final class ParameterText {
  private ParameterText() {}

  public static String write(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> escape(entry.getKey(), " =%") + "=" + escape(entry.getValue(), " =%"))
        .collect(Collectors.joining(" "));
  }

  /// @return the parameters in order; text of another form is kept whole, under `parameters`
  public static Map<String, String> read(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text.strip().split("\\s+", -1)) {
      int equals = pair.indexOf('=');
      if (equals >= 0) {
        parameters.put(unescape(pair.substring(0, equals)), unescape(pair.substring(equals + 1)));
      } else if (!text.isBlank()) {
        return Map.of("parameters", text);
      }
    }
    return parameters;
  }

  /// @param reserved characters to encode besides control characters and blanks other than a space
  public static String escape(String text, String reserved) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              boolean blank = character != ' ' && Character.isWhitespace(character);
              if (blank || Character.isISOControl(character) || reserved.indexOf(character) >= 0) {
                for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                  escaped.append("%%%02X".formatted(one & 0xff));
                }
              } else {
                escaped.appendCodePoint(character);
              }
            });
    return escaped.toString();
  }

  /// @return the text that was escaped; a `%` that begins no code stands for itself
  public static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    String plus = text.replace("+", "%2B"); // which means a blank to URLDecoder
    try {
      return URLDecoder.decode(plus, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
