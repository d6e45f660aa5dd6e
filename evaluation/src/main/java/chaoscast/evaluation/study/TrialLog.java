package chaoscast.evaluation.study;

import chaoscast.core.Cost;
import chaoscast.core.InputException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The finished trials of one study in `trials.jsonl`, one JSON object a line, written as each trial
/// ends. A line that was cut short by a kill is dropped when the study is resumed.
///
/// The first line names the study, so that no other is continued by mistake.
public final class TrialLog {
  private static final String FILE = "trials.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> file;
  private final Map<String, TrialResult> finished = new HashMap<>();

  private TrialLog(Optional<Path> file) {
    this.file = file;
  }

  /// @return a log that is not kept
  public static TrialLog none() {
    return new TrialLog(Optional.empty());
  }

  /// @param folder made if it is missing
  /// @param study  everything that decides results
  /// @throws InputException if the folder holds another study
  public static TrialLog in(Path folder, String study) {
    var log = new TrialLog(Optional.of(folder.resolve(FILE)));
    log.open(folder, study);
    return log;
  }

  /// @return the result, if that trial has finished before
  synchronized Optional<TrialResult> find(Trial trial) {
    return Optional.ofNullable(finished.get(trial.key()));
  }

  synchronized void add(Trial trial, TrialResult result) {
    finished.put(trial.key(), result);
    ObjectNode line = JSON.createObjectNode().put("key", trial.key()).put("seed", trial.seed());
    trial.factors().forEach(line.putObject("factors")::put);
    var horizons = line.putArray("horizons");
    for (double horizon : result.horizons()) {
      horizons.add(horizon);
    }
    line.put("parameters", result.cost().parameters())
        .put("featureCount", result.cost().featureCount())
        .put("multiplyAdds", result.cost().multiplyAdds())
        .put("transcendentals", result.cost().transcendentals())
        .put("bytes", result.cost().bytes());
    result.measures().forEach((measure, value) -> line.put(measure.key(), value));
    result.failure().ifPresent(reason -> line.put("failure", reason));
    append(line.toString());
  }

  private void open(Path folder, String study) {
    Path path = file.orElseThrow();
    try {
      Files.createDirectories(folder);
      if (!Files.exists(path)) {
        append(JSON.createObjectNode().put("study", study).toString());
        return;
      }
      String text = Files.readString(path);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (whole.length() < text.length()) {
        Files.writeString(path, whole);
      }
      read(path, whole.lines().toList(), study);
    } catch (IOException e) {
      throw new InputException("%s must be a folder to write to but is not".formatted(folder), e);
    }
  }

  private void read(Path path, List<String> lines, String study) throws JsonProcessingException {
    String found = lines.isEmpty() ? "" : JSON.readTree(lines.getFirst()).path("study").asText();
    if (!found.equals(study)) {
      throw new InputException(
          "%s must hold this study to resume it but holds another: %s".formatted(path, found));
    }
    for (String line : lines.subList(1, lines.size())) {
      JsonNode json = JSON.readTree(line);
      finished.put(json.get("key").textValue(), result(json));
    }
  }

  private static TrialResult result(JsonNode json) {
    double[] horizons = new double[json.get("horizons").size()];
    for (int k = 0; k < horizons.length; k++) {
      horizons[k] = json.get("horizons").get(k).doubleValue();
    }
    var measures = new EnumMap<Measure, Double>(Measure.class);
    for (Measure measure : Measure.values()) {
      if (json.has(measure.key())) {
        measures.put(measure, json.get(measure.key()).doubleValue());
      }
    }
    return new TrialResult(
        horizons,
        new Cost(
            json.get("parameters").longValue(),
            json.get("featureCount").longValue(),
            json.get("multiplyAdds").longValue(),
            json.get("transcendentals").longValue(),
            json.get("bytes").longValue()),
        measures,
        Optional.ofNullable(json.path("failure").textValue()));
  }

  private void append(String line) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(
          file.get(),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(file.get() + " cannot be written", e);
    }
  }
}
