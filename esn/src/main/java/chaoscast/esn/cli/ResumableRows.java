package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.PieceProgress;
import chaoscast.core.parallel.Parallel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The rows of an experiment, written to `--json` as they come and taken from there by `--resume`.
///
/// Each row carries a digest of what it says, `check`. A row that is not as it was written, or that has none, is
/// made again.
final class ResumableRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String KEY = "key";
  private static final String CHECK = "check";
  private static final int CHECK_DIGITS = 16;

  private final JsonOption file;
  private final Map<String, Object> settings;
  private final int threads;
  private final Map<String, JsonNode> rows = new LinkedHashMap<>();

  /// Makes one row.
  interface Work {
    /// @param key      of the row
    /// @param progress of it, among those that are made now
    /// @return a record or a map
    Object row(String key, Progress progress);
  }

  /// @param settings that decide on the rows, apart from their keys
  /// @param runs     whether what an earlier run with the same settings has found is taken over
  ResumableRows(JsonOption file, Map<String, Object> settings, RunOptions runs) {
    this.file = file;
    this.settings = settings;
    this.threads = runs.threads();
    if (runs.resume()) {
      resume();
    }
  }

  private static String check(ObjectNode row) {
    try {
      // As it will be read: the types of numbers may differ, their digits do not.
      String text = JSON.readTree(row.toString()).toString();
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, CHECK_DIGITS);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a row is JSON, and every Java platform has SHA-256", e);
    }
  }

  private static boolean isAsWritten(JsonNode row) {
    return row instanceof ObjectNode whole
        && whole.path(KEY).isTextual()
        && whole.path(CHECK).asText().equals(check(whole.deepCopy().without(CHECK)));
  }

  private void resume() {
    file.earlier().ifPresent(earlier -> {
      JsonNode found = earlier.path("settings");
      JsonNode wanted = JSON.valueToTree(settings);
      // Compared as text: numbers that were read may be of another type.
      if (!found.toString().equals(wanted.toString())) {
        throw new InputException(
            "settings must be those of the earlier run, %s, but were %s: write to another file, or leave --resume out"
                .formatted(found, wanted));
      }
      for (JsonNode row : earlier.path("rows")) {
        if (isAsWritten(row)) {
          rows.put(row.get(KEY).textValue(), row);
        }
      }
    });
  }

  /// Makes the rows that are missing and writes the file after each.
  void make(List<String> keys, Work work) {
    List<String> missing = keys.stream().filter(key -> !rows.containsKey(key)).toList();
    var progress = new PieceProgress(Math.max(1, missing.size()));
    var done = new AtomicInteger(keys.size() - missing.size());
    try (var _ = new Interruption(
        () -> file.sayKept("rows", done.get(), keys.size(), () -> content(keys)))) {
      Parallel.run(
          missing.size(),
          threads,
          piece -> {
            String key = missing.get(piece);
            Object row = work.row(key, progress.piece(piece));
            synchronized (rows) {
              var whole = JSON.createObjectNode().put(KEY, key);
              whole.setAll((ObjectNode) JSON.valueToTree(row));
              rows.put(key, whole.put(CHECK, check(whole)));
              file.keep(content(keys));
            }
            done.incrementAndGet();
          });
    }
    file.write(content(keys));
  }

  private Map<String, Object> content(List<String> keys) {
    var content = new LinkedHashMap<String, Object>();
    content.put("settings", settings);
    synchronized (rows) {
      content.put("rows", keys.stream().filter(rows::containsKey).map(rows::get).toList());
    }
    return content;
  }

  JsonNode row(String key) {
    return rows.get(key);
  }
}
