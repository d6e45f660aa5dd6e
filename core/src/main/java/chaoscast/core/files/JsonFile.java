package chaoscast.core.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A JSON document for people and programs: indented, in UTF-8, ended by a line feed.
public final class JsonFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Writes a document piece by piece, for one too large to be built first.
  @FunctionalInterface
  public interface Content {
    void to(JsonGenerator json) throws IOException;
  }

  private JsonFile() {}

  /// @param target   replaced whole or not at all
  /// @param document maps, lists, words, numbers, or a tree of them
  public static void write(Path target, Object document) {
    stream(target, json -> JSON.writeValue(json, document));
  }

  /// @param target replaced whole or not at all
  public static void stream(Path target, Content content) {
    AtomicFile.write(
        target,
        file -> {
          try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            print(content, out);
          }
        });
  }

  /// @return the document as it stands in a file
  public static String text(Content content) {
    var text = new StringWriter();
    try {
      print(content, text);
    } catch (IOException e) { // which a text in memory never throws
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void print(Content content, Writer out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      content.to(json);
      json.writeRaw('\n');
    }
  }
}
