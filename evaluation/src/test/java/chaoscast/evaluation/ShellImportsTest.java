package chaoscast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;

/// What `./chaoscast jshell` starts with.
class ShellImportsTest {
  @Test
  void everyImportIsValidAndALineIsEnoughForATrajectory() throws IOException {
    try (JShell shell = JShell.create()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      for (String line : Files.readAllLines(Path.of("src/main/jshell/imports.jsh"))) {
        assertEquals(List.of("VALID"), statuses(shell, line), line);
      }
      assertEquals(
          List.of("VALID"),
          statuses(shell, "Seed seed = new Seed(1);"),
          "a name from an import");
    }
  }

  private static List<String> statuses(JShell shell, String line) {
    SourceCodeAnalysis.CompletionInfo whole = shell.sourceCodeAnalysis().analyzeCompletion(line);
    return shell.eval(whole.source()).stream()
        .map(SnippetEvent::status)
        .map(Snippet.Status::name)
        .toList();
  }
}
