package chaoscast.evaluation.cli;

import chaoscast.core.options.NearestName;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an enum's constant as the command line writes it: lower case, words joined by hyphens.
///
/// @param type the enum
record WordConverter<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {
  @Override
  public E convert(String text) {
    List<E> constants = List.of(type.getEnumConstants());
    List<String> words = constants.stream().map(WordConverter::word).toList();
    int index = words.indexOf(text);
    if (index < 0) {
      throw new TypeConversionException(
          "must be one of %s but was '%s'; did you mean '%s'?"
              .formatted(String.join(", ", words), text, NearestName.of(text, words)));
    }
    return constants.get(index);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
