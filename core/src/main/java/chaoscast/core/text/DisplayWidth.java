package chaoscast.core.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// The number of terminal cells that a text takes: 0 for combining marks, 2 for East Asian
/// ideographs and syllables, 1 for everything else.
///
/// Source: Unicode Standard Annex #11, East Asian Width.
public final class DisplayWidth {
  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA);

  private DisplayWidth() {}

  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> WIDE.contains(UnicodeScript.of(codePoint)) ? 2 : 1;
    };
  }
}
