package chaoscast.splinenets.cli;

import chaoscast.core.options.NearestName;
import chaoscast.core.text.EnumWords;

/// Enum constants as the command line writes them: lower case, words joined by hyphens.
final class Choice {
  private Choice() {}

  /// @param kind what the word should have named, such as `learner`
  /// @return the constant of that name
  /// @throws chaoscast.core.InputException if there is none, with the nearest name
  static <E extends Enum<E>> E of(Class<E> type, String kind, String word) {
    return EnumWords.find(type, word)
        .orElseThrow(() -> NearestName.unknown(kind, word, EnumWords.all(type)));
  }
}
