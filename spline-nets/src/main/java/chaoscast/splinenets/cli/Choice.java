package chaoscast.splinenets.cli;

import chaoscast.core.options.NearestName;
import java.util.List;
import java.util.Locale;

/// Enum constants as the command line writes them: lower case, words joined by hyphens.
final class Choice {
  private Choice() {}

  /// @param kind what the word should have named, such as `learner`
  /// @return the constant of that name
  /// @throws chaoscast.core.InputException if there is none, with the nearest name
  static <E extends Enum<E>> E of(Class<E> type, String kind, String word) {
    List<E> constants = List.of(type.getEnumConstants());
    List<String> words = constants.stream().map(Choice::word).toList();
    int index = words.indexOf(word);
    if (index < 0) {
      throw NearestName.unknown(kind, word, words);
    }
    return constants.get(index);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
