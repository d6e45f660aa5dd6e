package chaoscast.core.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Enum constants as options, tables and files write them: lower case, words joined by hyphens, so that
/// `ELASTIC_NET` is `elastic-net`.
public final class EnumWords {
  private EnumWords() {}

  /// @return the constant's word
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @return the words of all constants, in their order
  public static List<String> all(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(value -> of((Enum<?>) value)).toList();
  }

  /// @return the constant of exactly that word, if there is one
  public static <E> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> of((Enum<?>) value).equals(word))
        .findFirst();
  }
}
