package chaoscast.core.text;

/// Text from files and arguments as it may be shown: what would steer a terminal is written out.
///
/// Line feeds and tabs stay. Every other control character, such as the escape that begins ANSI's sequences, and
/// those that turn the direction of writing become `\u001b` and the like.
public final class PlainText {
  private PlainText() {}

  /// @return the same text where nothing steers
  public static String of(String text) {
    if (text.codePoints().noneMatch(PlainText::steers)) {
      return text;
    }
    var plain = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (steers(point)) {
                plain.append("\\u%04x".formatted(point));
              } else {
                plain.appendCodePoint(point);
              }
            });
    return plain.toString();
  }

  private static boolean steers(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n' && point != '\t';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      case Character.FORMAT -> isDirection(point);
      default -> false;
    };
  }

  private static boolean isDirection(int point) {
    return (point >= 0x200e && point <= 0x200f)
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069);
  }

  /// @param most length from which on quoted parts are shortened, ≥ 40
  /// @return text whose parts between `'` are at most that long, the rest said as a number of characters
  public static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    var words = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('\'', at);
      int close = open < 0 ? -1 : text.indexOf('\'', open + 1);
      if (close < 0) {
        break;
      }
      words.append(text, at, open + 1).append(middle(text.substring(open + 1, close), most));
      words.append('\'');
      at = close + 1;
    }
    words.append(text.substring(at));
    return middle(words.toString(), 20 * most);
  }

  private static String middle(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int half = most / 2;
    return "%s… (%d characters) …%s"
        .formatted(
            text.substring(0, half), text.length(), text.substring(text.length() - half / 2));
  }
}
