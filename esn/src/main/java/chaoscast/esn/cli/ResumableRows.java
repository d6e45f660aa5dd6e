package chaoscast.esn.cli;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.command.PieceProgress;
import chaoscast.core.parallel.Parallel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of an experiment, written to `--json` as they come and taken from there by `--resume`.
final class ResumableRows {
  private static final ObjectMapper JSON = new ObjectMapper();

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
      earlier.path("rows").forEach(row -> rows.put(row.path("key").asText(), row));
    });
  }

  /// Makes the rows that are missing and writes the file after each.
  void make(List<String> keys, Work work) {
    List<String> missing = keys.stream().filter(key -> !rows.containsKey(key)).toList();
    var progress = new PieceProgress(Math.max(1, missing.size()));
    Parallel.run(
        missing.size(),
        threads,
        piece -> {
          String key = missing.get(piece);
          Object row = work.row(key, progress.piece(piece));
          synchronized (rows) {
            var whole = JSON.createObjectNode().put("key", key);
            whole.setAll((ObjectNode) JSON.valueToTree(row));
            rows.put(key, whole);
            write(keys);
          }
        });
    write(keys);
  }

  private void write(List<String> keys) {
    var content = new LinkedHashMap<String, Object>();
    content.put("settings", settings);
    content.put("rows", keys.stream().filter(rows::containsKey).map(rows::get).toList());
    file.write(content);
  }

  JsonNode row(String key) {
    return rows.get(key);
  }
}
