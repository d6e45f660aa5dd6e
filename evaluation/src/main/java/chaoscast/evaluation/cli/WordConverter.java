package chaoscast.evaluation.cli;

import chaoscast.core.options.NearestName;
import chaoscast.core.text.EnumWords;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an enum's constant as the command line writes it: lower case, words joined by hyphens.
///
/// @param type the enum
record WordConverter<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {
  @Override
  public E convert(String text) {
    List<String> words = EnumWords.all(type);
    return EnumWords.find(type, text)
        .orElseThrow(
            () -> new TypeConversionException(
                "must be one of %s but was '%s'%s"
                    .formatted(
                        String.join(", ", words),
                        text,
                        NearestName.of(text, words).map("; did you mean '%s'?"::formatted)
                            .orElse(""))));
  }
}
