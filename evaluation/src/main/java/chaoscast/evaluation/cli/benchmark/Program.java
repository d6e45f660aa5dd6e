package chaoscast.evaluation.cli.benchmark;

import chaoscast.core.InputException;
import chaoscast.core.text.ShellText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a command line.
@FunctionalInterface
public interface Program {
  /// @return the exit code
  int run(String[] words, PrintWriter out, PrintWriter err);

  /// Runs a command without showing what it prints.
  ///
  /// @param words behind the program's name, of a command with `--json`
  /// @param json  file that it is to write
  /// @return what it wrote
  /// @throws InputException with what it said, if it fails
  default JsonNode result(List<String> words, Path json) throws IOException {
    var all = new ArrayList<>(words);
    all.addAll(List.of("--json", json.toString(), "--quiet"));
    var err = new StringWriter();
    int code =
        run(
            all.toArray(String[]::new), new PrintWriter(new StringWriter()),
            new PrintWriter(err));
    if (code != 0) {
      throw new InputException(
          "'%s' must succeed but says: %s".formatted(ShellText.of(words), err));
    }
    return new ObjectMapper().readTree(json.toFile());
  }
}
