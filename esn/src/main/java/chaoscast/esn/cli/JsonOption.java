package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.page.PageOption;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The JSON file that results are written to.
final class JsonOption {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes settings and results as JSON, schemaVersion 1.")
  private Path file;

  /// Comes before any work.
  void requireWritable(InputFiles inputs) {
    OutputFiles.requireWritable("--json", file, inputs);
  }

  /// Comes before any work, where there is a page, too.
  void requireWritable(PageOption page, InputFiles inputs) {
    var targets = new LinkedHashMap<String, Path>();
    targets.put("--json", file);
    targets.put("--html", page.file());
    OutputFiles.requireWritable(targets, inputs);
  }

  boolean isGiven() {
    return file != null;
  }

  /// @param content names and values; `schemaVersion` comes before them
  void write(Map<String, Object> content) {
    if (file == null) {
      return;
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("schemaVersion", 1);
    document.putAll(content);
    AtomicFile.write(
        file,
        target -> Files.writeString(
            target,
            JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n",
            StandardCharsets.UTF_8));
  }

  /// @return what an earlier run wrote, if there is such a file
  Optional<JsonNode> earlier() {
    if (file == null || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new InputException(
          "--json must be a file that an earlier run wrote but %s cannot be read: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /// @return what JSON has no word for as null
  static Object finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
