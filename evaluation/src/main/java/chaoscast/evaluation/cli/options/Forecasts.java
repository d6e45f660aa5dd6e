package chaoscast.evaluation.cli.options;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.files.DataFiles;
import chaoscast.evaluation.recorded.RecordedForecasts;
import chaoscast.evaluation.truth.Truth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files of other programs' forecasts that take part.
///
/// @param sources file, folder or pattern by name, in the order asked for
public record Forecasts(Map<String, String> sources) {
  /// What the options take.
  public static final String PARAMETER = "NAME=FILE";

  /// @param option    its name, for messages
  /// @param arguments `NAME=FILE` each
  /// @param taken     labels of surrogates that take part
  /// @throws InputException for an argument of another form, or a name that is there already
  public static Forecasts of(String option, List<String> arguments, Collection<String> taken) {
    var sources = new LinkedHashMap<String, String>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = argument.substring(0, Math.max(0, equals)).strip();
      String source = argument.substring(equals + 1).strip();
      if (name.isEmpty() || source.isEmpty()) {
        throw new InputException(
            "%s must be %s but was '%s'".formatted(option, PARAMETER, argument),
            "give the forecasts a name, as in 'mine=forecasts.npy'");
      }
      if (taken.contains(name) || sources.put(name, source) != null) {
        throw new InputException(
            "%s must give each a name of its own but two contestants are called '%s'"
                .formatted(option, name),
            "several files of one name are a folder or a pattern, as in 'mine=runs/*.npy'");
      }
    }
    return new Forecasts(sources);
  }

  /// @return these files besides others
  public InputFiles inputsWith(InputFiles others) {
    var all = new ArrayList<>(others.paths());
    all.addAll(DataFiles.paths(List.copyOf(sources.values())));
    return new InputFiles(all);
  }

  /// @return what the files hold; empty where there are none
  /// @throws InputException for files that do not fit the truth
  public Optional<List<RecordedForecasts>> read(Truth truth) {
    return sources.isEmpty() ? Optional.empty()
        : Optional.of(
            sources.entrySet().stream()
                .map(one -> RecordedForecasts.read(one.getKey(), one.getValue(), truth))
                .toList());
  }
}
