package chaoscast.evaluation.cli.benchmark;

import chaoscast.core.InputException;
import chaoscast.core.files.AtomicFile;
import chaoscast.core.files.InputFile;
import chaoscast.core.text.Column;
import chaoscast.core.text.TextTable;
import chaoscast.core.text.Wrapping;
import chaoscast.evaluation.cli.terminal.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `benchmark results`: whether every figure that is written down is still what its command prints.
@Command(
    name = "results",
    sortOptions = false,
    description = {
      "Runs the commands of docs/results.md, or of another page of that form, one after the other, and says which"
          + " of its figures moved.",
      "The exit code is 1 if one moved."
    })
public final class BenchmarkResultsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Program program;

  @Parameters(
      paramLabel = "PAGE.md",
      arity = "0..1",
      defaultValue = "docs/results.md",
      description = "The page. Default: ${DEFAULT-VALUE}.")
  private Path page;

  @Option(
      names = "--only",
      paramLabel = "WORDS",
      description = "Runs the commands that hold these words alone.")
  private String only = "";

  @Option(names = "--write", description = "Puts what was found into the page.")
  private boolean write;

  public BenchmarkResultsCommand(Terminal terminal, Program program) {
    this.terminal = terminal;
    this.program = program;
  }

  @Override
  public Integer call() {
    InputFile.requireReadable(page);
    ResultsPage figures;
    try {
      figures = new ResultsPage(Files.readAllLines(page));
    } catch (CharacterCodingException e) {
      throw new InputException(page + " must be a page of UTF-8 text but is not", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<ResultsPage.Entry> entries =
        figures.entries().stream().filter(entry -> entry.toString().contains(only)).toList();
    if (entries.isEmpty()) {
      throw new InputException(
          "%s must have a command with figures%s but has none"
              .formatted(page, only.isEmpty() ? "" : " that holds '" + only + "'"));
    }
    int moved = 0;
    int count = 0;
    JsonNode machine = MissingNode.getInstance();
    for (ResultsPage.Entry entry : entries) {
      terminal.print("./chaoscast " + entry + "\n");
      JsonNode result = result(entry);
      machine = result.path("manifest");
      var table =
          new TextTable(
              List.of(
                  Column.left("figure"), Column.left("written"), Column.left("found"),
                  Column.left("")));
      for (ResultsPage.Row row : entry.rows()) {
        String written = figures.written(row);
        String found = figures.found(row, result);
        count++;
        moved += found.equals(written) ? 0 : 1;
        table.row(row.label(), written, found, found.equals(written) ? "" : "moved");
        figures.replace(row, found);
      }
      terminal.print(table.render() + "\n");
    }
    terminal.print("%d of %d figures moved\n".formatted(moved, count));
    if (moved > 0) {
      terminal.print(
          Wrapping.hanging(
              ("Fits to rounding error depend on the last bits, and these on the processor and its kernels; here: %s, %s."
                  + " OPENBLAS_CORETYPE=Zen before the command, for example, takes another's.")
                  .formatted(machine.path("cpu").asText(), machine.path("blas").asText()),
              "  "));
    }
    if (write) {
      AtomicFile.write(
          page, file -> Files.writeString(file, figures.text(), StandardCharsets.UTF_8));
      terminal.message("wrote " + page);
    }
    return moved == 0 ? 0 : 1;
  }

  private JsonNode result(ResultsPage.Entry entry) {
    try {
      Path json = Files.createTempFile("chaoscast-results", ".json");
      json.toFile().deleteOnExit(); // for Ctrl-C
      try {
        return program.result(entry.words(), json);
      } finally {
        Files.deleteIfExists(json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
