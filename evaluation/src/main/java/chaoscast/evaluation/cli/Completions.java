package chaoscast.evaluation.cli;

import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.text.EnumWords;
import chaoscast.evaluation.cli.options.BaselineOptions;
import chaoscast.evaluation.protocol.Protocols;
import chaoscast.lorenz.SystemProvider;
import chaoscast.lorenz.Systems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What a shell may write where a command takes one of several words, as the labels of its help say:
/// `auto|published` are these words, `SYSTEM`, `SURROGATE` and others the names of those that there are. Constants of
/// an enumeration are as [EnumWords] writes them.
final class Completions {
  /// What stands between the words of a label.
  private static final Pattern BETWEEN = Pattern.compile("[|,\\[\\]…= ]+|\\.\\.\\.");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

  private static final List<String> FORMATS =
      List.of("binary64", "binary32", "binary16", "bfloat16");

  private Completions() {}

  /// Labels become names of options: the script calls lists of words by labels, which options may share.
  ///
  /// @param command gets its words, as do all below it
  static void addTo(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      Set<String> words = words(option);
      if (!words.isEmpty()) {
        command.remove(option);
        command.addOption(
            option.toBuilder().completionCandidates(words).paramLabel(option.longestName())
                .build());
      }
    }
    for (PositionalParamSpec parameter : List.copyOf(command.positionalParameters())) {
      Set<String> words = words(parameter);
      if (!words.isEmpty()) {
        command.remove(parameter);
        command.addPositional(parameter.toBuilder().completionCandidates(words).build());
      }
    }
    command.subcommands().values().forEach(deeper -> addTo(deeper.getCommandSpec()));
  }

  /// @return in the order of the label; none where it names things that only the user knows
  private static Set<String> words(ArgSpec taking) {
    Class<?> type = taking.auxiliaryTypes()[0];
    if (type.isEnum()) {
      return new LinkedHashSet<>(EnumWords.all(type));
    }
    var words = new LinkedHashSet<String>();
    if (!taking.paramLabel().contains("key")) {
      BETWEEN.splitAsStream(taking.paramLabel()).flatMap(Completions::of).forEach(words::add);
    }
    if (words.isEmpty() && taking.completionCandidates() != null) {
      taking.completionCandidates().forEach(words::add);
    }
    return words;
  }

  private static Stream<String> of(String label) {
    return switch (label) {
      case "SYSTEM" -> Systems.all().stream().map(SystemProvider::name);
      case "SURROGATE" -> Surrogates.all().stream().map(SurrogateProvider::name);
      case "PROTOCOL" -> Protocols.names().stream();
      case "BASELINE" -> BaselineOptions.known().stream();
      case "FORMAT" -> FORMATS.stream();
      default -> WORD.matcher(label).matches() ? Stream.of(label) : Stream.empty();
    };
  }
}
