package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.text.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/// Commands that pages show are understood; those of the tutorial and of the README's five lines are run.
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SPAN = Pattern.compile("`(?:\\./)?chaoscast ([^`]*)`");
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^ *(?:for .*; do )?(?:[A-Z_]+=\\S+ )?(?:\\./)?chaoscast (.*?)(?:; done)?$");
  private static final Pattern EQUATIONS = Pattern.compile("(?m)^\\w+' = ");
  private static final Pattern FILE = Pattern.compile("([\\w./-]+)\\.(h5|csv|html|json|npy)");

  @TempDir
  Path folder;

  /// @return words behind the program's name
  private static List<List<String>> commands(Path page, Pattern pattern) throws IOException {
    String[] parts = Files.readString(page).replaceAll("\\\\\n *", " ").split("```", -1);
    boolean lines = pattern.equals(LINE);
    String text =
        IntStream.range(0, parts.length)
            .mapToObj(
                i -> (i % 2 == 1) == lines ? parts[i] : lines ? indented(parts[i]) : "")
            .collect(Collectors.joining("\n"));
    return pattern.matcher(text).results()
        .map(match -> match.group(1).replaceAll("\\s+", " ").replaceFirst(" #.*$", ""))
        .filter(command -> !command.contains("…"))
        .map(ShellText::words)
        .toList();
  }

  /// @return what a page shows as code without fences
  private static String indented(String prose) {
    return prose.lines().filter(line -> line.startsWith("    ")).collect(Collectors.joining("\n"));
  }

  @Test
  void systemsThatThePageShowsAreIntegrated() throws IOException {
    String[] parts = Files.readString(ROOT.resolve("docs/own-system.md")).split("```", -1);
    int count = 0;
    for (int i = 1; i < parts.length; i += 2) {
      if (EQUATIONS.matcher(parts[i]).find()) {
        Path system = Files.writeString(folder.resolve(++count + ".ode"), parts[i]);
        CommandRun.of("generate", system, "--steps", 10, "-o", folder.resolve(count + ".csv"))
            .succeeds();
      }
    }
    assertEquals(2, count);
  }

  @Test
  void everyCommandIsUnderstood() throws IOException {
    var refused = new ArrayList<String>();
    int count = 0;
    Consumer<List<String>> reader = Main.reader();
    List<Path> pages;
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      pages =
          Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
              .filter(page -> page.toString().endsWith(".md"))
              .sorted()
              .toList();
    }
    for (Path page : pages) {
      for (Pattern pattern : List.of(LINE, SPAN)) {
        for (List<String> words : commands(page, pattern)) {
          count++;
          try {
            reader.accept(words);
          } catch (ParameterException refusal) {
            refused.add(page.getFileName() + ": " + words + ": " + refusal.getMessage());
          }
        }
      }
    }
    assertEquals(List.of(), refused);
    assertTrue(count > 100, "%d commands were found".formatted(count));
  }

  @Test
  @Tag("slow")
  void theTutorialRuns() throws IOException {
    run(ROOT.resolve("docs/tutorial.md"));
    for (String file : List.of("report.html", "search.html", "forecast.html", "best.h5")) {
      assertTrue(Files.size(folder.resolve(file)) > 1000, file);
    }
  }

  @Test
  @Tag("slow")
  void theReadmesFiveCommandsRun() throws IOException {
    CommandRun.of("generate", "lorenz63", "--dt", 0.02, "--steps", 4000, "-o",
        folder.resolve("run.csv")).succeeds();
    String readme = Files.readString(ROOT.resolve("README.md"));
    int from = readme.indexOf("## Your own data in five commands");
    Path part =
        Files.writeString(
            folder.resolve("part.md"), readme.substring(from, readme.indexOf("\n## ", from + 1)));
    assertEquals(5, commands(part, LINE).size());
    run(part);
    assertTrue(Files.exists(folder.resolve("forecast.csv")));
  }

  /// Files are those of the test's folder.
  private void run(Path page) throws IOException {
    for (List<String> words : commands(page, LINE)) {
      Object[] here =
          words.stream()
              .map(word -> FILE.matcher(word).matches() ? folder.resolve(word).toString() : word)
              .toArray();
      CommandRun.of(here).succeeds();
    }
  }
}
