package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.files.Destination;
import chaoscast.core.files.JsonFile;
import chaoscast.core.page.PageOption;
import chaoscast.core.text.PlainText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The JSON file that results are written to.
final class JsonOption {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes settings and results as JSON, schemaVersion 1.")
  private Path file;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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
    JsonFile.write(file, document);
  }

  /// @return what an earlier run wrote, if there is such a file and anything in it
  /// @throws InputException if it is damaged, with file, line and reason, or if `--json` is missing
  Optional<ObjectNode> earlier() {
    if (file == null) {
      throw new InputException("--json must be given with --resume but is not");
    }
    if (!(Destination.of(file) instanceof Destination.Whole(Path whole))) {
      throw new InputException("--json must be a file with --resume but was " + file);
    }
    if (!Files.exists(whole)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(whole);
      if (text.isBlank()) {
        return Optional.empty();
      }
      if (STRICT.readTree(text) instanceof ObjectNode earlier) {
        return Optional.of(earlier);
      }
      throw notEarlier("line 1 is no JSON object", null);
    } catch (CharacterCodingException e) {
      throw notEarlier("it is not UTF-8", e);
    } catch (JsonProcessingException e) {
      throw notEarlier(
          "line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw notEarlier("it cannot be read: " + e.getMessage(), e);
    }
  }

  private InputException notEarlier(String reason, Exception cause) {
    return new InputException(
        "%s must be a file that an earlier run wrote, for --resume, but %s: write to another file, or leave --resume out"
            .formatted(file, reason),
        cause);
  }

  /// Says on standard error what a signal has left of an experiment.
  ///
  /// @param what  its parts are called
  /// @param done  number of those that are finished
  /// @param total of all
  void sayKept(String what, int done, int total) {
    String kept =
        file == null ? "; --json FILE would have kept them"
            : " and are in %s, where --resume goes on".formatted(file);
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        PlainText.of(
            done == 0 ? "interrupted: none of %d %s are finished".formatted(total, what)
                : "interrupted: %d of %d %s are finished%s".formatted(done, total, what, kept)));
    err.flush();
  }

  /// @return what JSON has no word for as null
  static Object finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
