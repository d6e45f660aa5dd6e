package chaoscast.core.page;

import chaoscast.core.text.PlainText;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text in pages and figures, whatever files and arguments call their things.
public final class Markup {
  private static final Pattern WORD = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  private Markup() {}

  /// @return the text as HTML and XML show it; control characters, which XML cannot hold, are written out
  public static String escaped(String text) {
    return PlainText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// Fills a template in one pass: what a value contains is text, even if it looks like a word of the template.
  ///
  /// @param template with words such as `{{title}}`
  /// @param values   by word; not escaped here
  /// @throws IllegalArgumentException for a word of the template without a value
  public static String filled(String template, Map<String, String> values) {
    return WORD.matcher(template)
        .replaceAll(
            match -> {
              String value = values.get(match.group(1));
              if (value == null) {
                throw new IllegalArgumentException("no value for " + match.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
