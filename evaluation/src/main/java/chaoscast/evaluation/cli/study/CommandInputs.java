package chaoscast.evaluation.cli.study;

import chaoscast.core.files.DataFiles;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that a command line reads, found by its words.
final class CommandInputs {
  /// Options whose value may be a folder or a pattern.
  private static final List<String> DATA = List.of("--data", "--test-data");

  private CommandInputs() {}

  /// @param words without the program's name
  /// @return every file that is a word, or what follows `=` in one; of `--data` and `--test-data` also those of a folder or pattern
  static List<Path> of(List<String> words) {
    var files = new ArrayList<Path>();
    String previous = "";
    for (String word : words) {
      String value = word.startsWith("--") ? word.substring(word.indexOf('=') + 1) : word;
      if (DATA.contains(previous)
          || DATA.stream().anyMatch(option -> word.startsWith(option + "="))) {
        files.addAll(DataFiles.paths(List.of(value)));
      } else {
        files.add(path(value));
      }
      previous = word;
    }
    return files.stream().filter(Files::isRegularFile).distinct().toList();
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) { // no name of a file
      return Path.of("");
    }
  }
}
