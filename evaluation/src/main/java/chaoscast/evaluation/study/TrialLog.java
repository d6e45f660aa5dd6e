package chaoscast.evaluation.study;

import chaoscast.core.InputException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The finished trials of one study in `trials.jsonl`, one JSON object a line, written as each trial
/// ends. The first line names the study, so that no other is continued by mistake: nothing is changed in a
/// file of another. A trial whose line is damaged, or was cut short by a kill, is done again. Several studies
/// may work on one folder at once: each trial is done by one of them ([TrialLocks]).
public final class TrialLog {
  private static final String FILE = "trials.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> file;
  private final Optional<TrialLocks> locks;
  private final Map<String, TrialResult> finished = new HashMap<>();
  private long readBytes;

  private TrialLog(Optional<Path> folder) {
    this.file = folder.map(one -> one.resolve(FILE));
    this.locks = folder.map(TrialLocks::in);
  }

  /// @return a log that is not kept
  public static TrialLog none() {
    return new TrialLog(Optional.empty());
  }

  /// @param folder made if it is missing
  /// @param study  everything that decides results
  /// @throws InputException if the folder holds another study
  public static TrialLog in(Path folder, String study) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          "%s must be a folder that can be made or written to but is not".formatted(folder), e);
    }
    var log = new TrialLog(Optional.of(folder));
    log.open(study);
    return log;
  }

  /// @return the result, if that trial has finished before
  synchronized Optional<TrialResult> find(Trial trial) {
    return Optional.ofNullable(finished.get(trial.key()));
  }

  /// @return trials that have finished so far, by what [Trial#factors] and seed make of them
  public synchronized Map<String, TrialResult> finished() {
    return Map.copyOf(finished);
  }

  synchronized void add(Trial trial, TrialResult result) {
    finished.put(trial.key(), result);
    if (file.isPresent()) {
      try (var _ = locks.orElseThrow().log()) {
        append(TrialLine.of(trial, result));
      }
    }
  }

  /// Works on a trial, unless another study on the same folder does or has done so.
  ///
  /// @param work finds the result
  /// @return whether the result is there: found now or before, here or elsewhere
  boolean settle(Trial trial, Supplier<TrialResult> work) {
    if (file.isEmpty()) {
      add(trial, work.get());
      return true;
    }
    Optional<TrialLocks.Held> held = locks.orElseThrow().trial(trial);
    if (held.isEmpty()) {
      return false;
    }
    try (var _ = held.get()) {
      synchronized (this) {
        readOn();
      }
      if (find(trial).isEmpty()) {
        add(trial, work.get());
      }
      return true;
    }
  }

  private void open(String study) {
    Path path = file.orElseThrow();
    try (var _ = locks.orElseThrow().log()) {
      byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (text.isBlank()) { // new, or made by a run that was stopped before its first line
        Files.deleteIfExists(path);
        append(JSON.createObjectNode().put("study", study).toString());
        readBytes = Files.size(path);
        return;
      }
      read(path, text.lines().dropWhile(String::isBlank).toList(), study);
      if (!text.endsWith("\n")) {
        append(""); // what comes next has a line of its own
      }
      readBytes = Files.size(path);
    } catch (IOException e) {
      throw new InputException(
          "%s must be readable and in a folder to write to but is not: %s"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /// Reads what other studies have added since.
  private void readOn() {
    Path path = file.orElseThrow();
    try (var _ = locks.orElseThrow().log();
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > readBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size - readBytes));
        while (bytes.hasRemaining() && channel.read(bytes, readBytes + bytes.position()) >= 0) {
          // until all is there
        }
        new String(bytes.array(), StandardCharsets.UTF_8).lines().forEach(this::take);
        readBytes = size;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void read(Path path, List<String> lines, String study) {
    Optional<JsonNode> first = TrialLine.json(lines.getFirst());
    if (first.isEmpty() || !first.get().path("study").isTextual()) {
      throw new InputException(
          "line 1 of %s must name the study that it holds but does not: resume in another folder"
              .formatted(path));
    }
    String found = first.get().get("study").textValue();
    if (!found.equals(study)) {
      throw new InputException(
          "%s must hold this study to resume it but holds another: %s".formatted(path, found),
          "name another folder with --resume; this one is left as it is");
    }
    lines.subList(1, lines.size()).forEach(this::take);
  }

  private void take(String line) {
    TrialLine.json(line)
        .filter(json -> json.path("key").isTextual())
        .ifPresent(
            json -> TrialLine.result(json)
                .ifPresent(result -> finished.put(json.get("key").textValue(), result)));
  }

  private void append(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            file.get(),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.DSYNC)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written: %s".formatted(file.get(), e.getMessage()), e);
    }
  }
}
