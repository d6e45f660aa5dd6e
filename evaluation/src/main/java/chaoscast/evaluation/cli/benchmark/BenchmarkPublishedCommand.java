package chaoscast.evaluation.cli.benchmark;

import chaoscast.core.InputException;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.files.JsonFile;
import chaoscast.core.text.Column;
import chaoscast.core.text.EnumWords;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.ShellText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.terminal.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `benchmark published`: every published horizon beside ours.
@Command(
    name = "published",
    sortOptions = false,
    description = {
      "Runs the protocols that have a published horizon and prints that beside ours, with the command of each.",
      "Published horizons are the best that their papers report."
    })
public final class BenchmarkPublishedCommand implements Runnable {
  /// How large a run is.
  public enum Size {
    /// Some minutes for all on two cores: fewer starts and training states, shorter forecasts.
    QUICK,
    /// As published.
    FULL
  }

  private final Terminal terminal;
  private final Program program;

  @Option(
      names = "--size",
      paramLabel = "quick|full",
      defaultValue = "quick",
      description = "quick: fewer starts and training states, some minutes; full: as published. Default:"
          + " ${DEFAULT-VALUE}.")
  private Size size;

  @Option(
      names = "--only",
      paramLabel = "WORDS",
      description = "Runs the commands that hold these words alone.")
  private String only = "";

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Folder that every result is written to at once, and that a run which was stopped goes on from;"
          + " made if it is missing.")
  private Path resume;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the table as JSON.")
  private Path json;

  /// One line of the table.
  ///
  /// @param run       that both are of
  /// @param published the horizon of others
  /// @param ours      a contestant, or why it failed
  private record Line(PublishedRuns.Run run, JsonNode published, JsonNode ours) {
    private static final String HORIZON = "horizonLyapunov";

    private boolean failed() {
      return !ours.has(HORIZON);
    }

    private double mean() {
      return ours.path(HORIZON).path("mean").asDouble();
    }

    private double record() {
      return published.path("horizonLyapunovMean").asDouble();
    }

    private String label() {
      return ours.path("label").asText();
    }

    private String recordText() {
      JsonNode deviation = published.path("horizonLyapunovStd");
      return NumberText.significant(record())
          + (deviation.isNumber() ? " ± " + NumberText.significant(deviation.asDouble()) : "");
    }

    private String text() {
      return failed()
          ? "failed"
          : "%s ± %s"
              .formatted(
                  NumberText.fixed(mean(), 2),
                  NumberText.fixed(ours.path(HORIZON).path("std").asDouble(), 2));
    }

    /// @return what its number in the table does not say
    private Optional<String> note() {
      String who = run.title() + ", " + label() + ": ";
      if (failed()) {
        return Optional.of(who + ours.path("reason").asText());
      }
      int censored = ours.path(HORIZON).path("censored").asInt();
      return censored == 0
          ? Optional.empty()
          : Optional.of(
              who
                  + "%d of %d starts were still valid when the forecast ended, so that ours is a lower bound"
                      .formatted(censored, ours.path(HORIZON).path("perStart").size()));
    }

    private Map<String, Object> json() {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("run", run.name());
      fields.put("published", published);
      fields.put("label", label());
      fields.put("horizonLyapunov", failed() ? null : ours.path(HORIZON));
      fields.put("failure", failed() ? ours.path("reason").asText() : null);
      fields.put("ratio", failed() ? null : mean() / record());
      fields.put("command", Terminal.PROGRAM + " " + ShellText.of(run.words()));
      return fields;
    }
  }

  public BenchmarkPublishedCommand(Terminal terminal, Program program) {
    this.terminal = terminal;
    this.program = program;
  }

  @Override
  public void run() {
    OutputFiles.requireWritable("--json", json, InputFiles.of());
    List<PublishedRuns.Run> runs =
        PublishedRuns.of(size).stream()
            .filter(run -> ShellText.of(run.words()).contains(only))
            .toList();
    if (runs.isEmpty()) {
      throw new InputException(
          "--only must be words of one of the commands but none holds '%s'".formatted(only));
    }
    List<Optional<JsonNode>> kept = runs.stream().map(this::kept).toList();
    var lines = new CopyOnWriteArrayList<Line>();
    try (var _ = new Interruption(() -> printSoFar(lines))) {
      for (int i = 0; i < runs.size(); i++) {
        PublishedRuns.Run run = runs.get(i);
        terminal.message(
            "%d of %d: %s %s"
                .formatted(i + 1, runs.size(), Terminal.PROGRAM, ShellText.of(run.words())));
        lines.addAll(lines(run, kept.get(i).isPresent() ? kept.get(i).get() : result(run)));
      }
    }
    print(lines);
    if (json != null) {
      JsonFile.write(
          json,
          Map.of(
              "schemaVersion", 1, "size", EnumWords.of(size), "rows",
              lines.stream().map(Line::json).toList()));
    }
  }

  private JsonNode result(PublishedRuns.Run run) {
    try {
      if (resume == null) {
        Path file = Files.createTempFile("chaoscast-published", ".json");
        file.toFile().deleteOnExit(); // for Ctrl-C
        try {
          return program.result(run.words(), file);
        } finally {
          Files.deleteIfExists(file);
        }
      }
      return program.result(run.words(), file(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(PublishedRuns.Run run) {
    return resume.resolve(run.name() + ".json");
  }

  /// Makes the folder, too, if one is wanted.
  ///
  /// @return what the same command has written; empty if there is no file
  /// @throws InputException if the file is of something else, which is not replaced
  private Optional<JsonNode> kept(PublishedRuns.Run run) {
    if (resume == null) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(resume);
    } catch (IOException e) {
      throw new InputException(
          "--resume must be a folder that can be made or written to but was " + resume, e);
    }
    if (!Files.exists(file(run))) {
      return Optional.empty();
    }
    String wanted = Terminal.PROGRAM + " " + ShellText.of(run.words());
    try {
      JsonNode found = new ObjectMapper().readTree(file(run).toFile());
      if (found.path("manifest").path("command").asText().startsWith(wanted + " ")) {
        return Optional.of(found);
      }
    } catch (IOException e) {
      throw foreign(file(run), wanted, e);
    }
    throw foreign(file(run), wanted, null);
  }

  private static InputException foreign(Path file, String wanted, Exception cause) {
    return new InputException(
        "%s must be the result of '%s' but is of something else; resume in another folder"
            .formatted(file, wanted),
        cause);
  }

  /// Every contestant against the best that is published.
  private static List<Line> lines(PublishedRuns.Run run, JsonNode result) {
    JsonNode best = result.path("published").path(0);
    for (JsonNode row : result.path("published")) {
      best =
          row.path("horizonLyapunovMean").asDouble() > best.path("horizonLyapunovMean").asDouble()
              ? row
              : best;
    }
    var lines = new ArrayList<Line>();
    for (JsonNode row : result.path("results")) {
      lines.add(new Line(run, best, row));
    }
    for (JsonNode row : result.path("failures")) {
      lines.add(new Line(run, best, row));
    }
    return lines;
  }

  private void printSoFar(List<Line> lines) {
    terminal.message(
        "interrupted: %d results are there%s"
            .formatted(lines.size(), resume == null ? "" : "; the same command goes on from them"));
    if (!lines.isEmpty()) {
      print(lines);
    }
  }

  private void print(List<Line> lines) {
    var table =
        new TextTable(
            List.of(
                Column.left("protocol"), Column.left("surrogate"),
                Column.right("Lyapunov times", "published"),
                Column.right("Lyapunov times", "ours"), Column.right("", "ratio").lesser(1)));
    for (Line line : lines) {
      table.row(
          line.run().title(), line.label(), line.recordText(), line.text(),
          line.failed() ? "" : NumberText.fixed(line.mean() / line.record(), 2));
    }
    terminal.print(table.render() + "\n");
    lines.stream()
        .map(line -> ShellText.of(line.run().words()))
        .distinct()
        .forEach(
            words -> terminal.print(
                Wrapping.hanging("./" + Terminal.PROGRAM + " " + words, "  ")));
    lines.stream().map(Line::note).flatMap(Optional::stream).forEach(
        note -> terminal.print(Wrapping.hanging(note, "  ")));
  }
}
