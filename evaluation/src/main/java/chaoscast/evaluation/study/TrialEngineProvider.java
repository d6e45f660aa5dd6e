package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// Makes engines besides the [LocalEngine]; found through [ServiceLoader].
///
/// What travels to other processes is text alone: the words of the study's command line, and a trial's factors and
/// seed.
public interface TrialEngineProvider {
  /// @return the forms of the names that it understands, such as `local[N]`, for help and messages
  List<String> names();

  /// @return whether this is one of its names
  boolean understands(String name);

  /// @param name  what it is called on the command line
  /// @param words the words of the command line, such as a study's, without the program's name
  /// @param files that it names and that are here only; other processes are sent them
  /// @throws InputException if there is nothing at that name that can run trials
  TrialEngine open(String name, List<String> words, List<Path> files);

  /// @throws InputException if no provider on the class path understands the name
  static void requireKnown(String name) {
    if (!name.equals(LocalEngine.NAME)) {
      of(name);
    }
  }

  /// As [#open], of the provider that understands the name.
  ///
  /// @throws InputException if no provider on the class path understands it, or nothing is there
  static TrialEngine named(String name, List<String> words, List<Path> files) {
    return of(name).open(name, words, files);
  }

  private static TrialEngineProvider of(String name) {
    var names = new ArrayList<>(List.of(LocalEngine.NAME));
    for (TrialEngineProvider provider : ServiceLoader.load(TrialEngineProvider.class)) {
      if (provider.understands(name)) {
        return provider;
      }
      names.addAll(provider.names());
    }
    String text =
        "--engine must be one of %s but was '%s'".formatted(String.join(", ", names), name);
    throw names.size() > 1
        ? new InputException(text)
        : new InputException(
            text,
            "engines other than %s are in the module cluster, which the launcher of a checkout adds"
                .formatted(LocalEngine.NAME));
  }
}
