package chaoscast.evaluation.cli.benchmark;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.command.InputFiles;
import chaoscast.core.command.Interruption;
import chaoscast.core.command.OutputFiles;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.JsonFile;
import chaoscast.core.parallel.Parallel;
import chaoscast.core.text.Column;
import chaoscast.core.text.EnumWords;
import chaoscast.core.text.NumberText;
import chaoscast.core.text.ShellText;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.options.ThreadOptions;
import chaoscast.evaluation.cli.study.EngineOptions;
import chaoscast.evaluation.cli.study.StudyWorker;
import chaoscast.evaluation.cli.terminal.Terminal;
import chaoscast.evaluation.study.PieceFinder;
import chaoscast.evaluation.study.TrialEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import chaoscast.evaluation.report.ComparisonText;
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
import picocli.CommandLine.Mixin;
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

  @Mixin
  private EngineOptions engines;

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
      return ComparisonText.published(record())
          + (deviation.isNumber() ? " ± " + ComparisonText.published(deviation.asDouble()) : "");
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
    engines.check();
    if (StudyWorker.isPlanning()) {
      PieceFinder runs = name -> _ -> onOneThread(PublishedRuns.named(size, name));
      StudyWorker.planned(runs);
      return;
    }
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
      if (engines.isGiven()) {
        List<Line> found = onEngine(runs, kept, lines);
        lines.clear(); // in the order of the table now
        lines.addAll(found);
      } else {
        for (int i = 0; i < runs.size(); i++) {
          say(i, runs);
          PublishedRuns.Run run = runs.get(i);
          lines.addAll(lines(run, kept.get(i).isPresent() ? kept.get(i).get() : result(run)));
        }
      }
    }
    print(lines);
    if (json != null) {
      var document = new LinkedHashMap<String, Object>();
      document.put("schemaVersion", 1);
      document.put("size", EnumWords.of(size));
      document.put("rows", lines.stream().map(Line::json).toList());
      JsonFile.write(json, document);
    }
  }

  private void say(int number, List<PublishedRuns.Run> runs) {
    terminal.message(
        "%d of %d: %s %s"
            .formatted(
                number + 1, runs.size(), Terminal.PROGRAM,
                ShellText.of(runs.get(number).words())));
  }

  /// Comparisons side by side, each a piece of work of its own: what is finished is kept at once.
  ///
  /// @param known gets the lines of each as soon as they are there
  private List<Line> onEngine(
      List<PublishedRuns.Run> runs, List<Optional<JsonNode>> kept, List<Line> known) {
    try (TrialEngine engine =
        engines.open(terminal, Runtime.getRuntime().availableProcessors())) {
      List<List<Line>> all =
          Parallel.map(
              runs.size(),
              engine.width(),
              number -> {
                say(number, runs);
                PublishedRuns.Run run = runs.get(number);
                List<Line> found =
                    lines(run, kept.get(number).orElseGet(() -> result(run, engine)));
                known.addAll(found);
                return found;
              });
      engine.remarks().forEach(terminal::warn);
      return all.stream().flatMap(List::stream).toList();
    }
  }

  private JsonNode result(PublishedRuns.Run run, TrialEngine engine) {
    byte[] found =
        engine.pieces(run.name(), 1, _ -> onOneThread(run), Progress.NONE).getFirst();
    try {
      if (resume != null) {
        AtomicFile.write(file(run), partial -> Files.write(partial, found));
      }
      return new ObjectMapper().readTree(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// On one thread, so that sums are the same on every engine.
  ///
  /// @return the result, as JSON
  private byte[] onOneThread(PublishedRuns.Run run) {
    var words = new ArrayList<>(run.words());
    words.addAll(List.of(ThreadOptions.NAME, "1"));
    try {
      return new ObjectMapper().writeValueAsBytes(inTemporaryFile(words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode result(PublishedRuns.Run run) {
    try {
      return resume == null ? inTemporaryFile(run.words())
          : program.result(run.words(), file(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode inTemporaryFile(List<String> words) throws IOException {
    Path file = Files.createTempFile("chaoscast-published", ".json");
    file.toFile().deleteOnExit(); // for Ctrl-C
    try {
      return program.result(words, file);
    } finally {
      Files.deleteIfExists(file);
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
