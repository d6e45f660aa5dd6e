package chaoscast.esn.cli;

import chaoscast.core.options.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Constants by the words that stand for them: lower case with hyphens.
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E parse(String option, Class<E> type, String word) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    int index = words.indexOf(word);
    if (index < 0) {
      throw NearestName.unknown(option, word, words);
    }
    return type.getEnumConstants()[index];
  }
}
