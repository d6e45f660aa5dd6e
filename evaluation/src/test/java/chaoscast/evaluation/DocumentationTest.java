package chaoscast.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.SurrogateContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages for readers name is there.
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> MODULES =
      Set.of(
          "core", "lorenz", "esn", "d2r2", "spline-nets", "evaluation", "cluster", "bom",
          "benchmarks");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
  private static final Pattern MAVEN_VERSION = Pattern.compile("Maven[^\\n]{0,8}?(3\\.\\d+)");

  @Test
  void everyLinkBetweenPagesLeadsToAFile() throws IOException {
    var dead = new ArrayList<String>();
    for (Path page : pages()) {
      for (String target : found(LINK, page)) {
        if (!target.contains(":") && !Files.exists(page.resolveSibling(target))) {
          dead.add(ROOT.relativize(page) + " → " + target);
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  /// A path begins with a module or a folder of the root; packages and class names are no paths.
  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "docs/java.md"})
  void everyPathThatIsNamedExists(String page) throws IOException {
    List<String> missing = found(CODE, ROOT.resolve(page)).stream()
        .filter(path -> path.contains("/") && isOfTheRoot(path.substring(0, path.indexOf('/'))))
        .filter(path -> !Files.exists(ROOT.resolve(path)))
        .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void theArchitectureNamesEveryRoom() throws IOException {
    List<String> rows = Files.readAllLines(ROOT.resolve("ARCHITECTURE.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .toList();
    var unnamed = new TreeSet<String>();
    for (String module : MODULES) {
      Path sources =
          ROOT.resolve(module).resolve("src/main/java/chaoscast/" + module.replace("-", ""));
      if (!Files.isDirectory(sources) || module.equals("benchmarks")) {
        continue;
      }
      String row =
          rows.stream().filter(line -> line.startsWith("| `" + module + "` |")).findFirst()
              .orElseThrow(() -> new AssertionError("no row for " + module));
      try (Stream<Path> rooms = Files.list(sources)) {
        rooms.filter(Files::isDirectory)
            .map(room -> room.getFileName().toString())
            .filter(room -> !row.contains("`" + room + "`"))
            .forEach(room -> unnamed.add(module + ": " + room));
      }
    }
    assertEquals(Set.of(), unnamed);
  }

  @Test
  void allPagesAndTheLauncherNameTheSameMaven() throws IOException {
    var versions = new TreeSet<String>();
    for (String page : List.of("README.md", "CONTRIBUTING.md", "chaoscast")) {
      List<String> named = found(MAVEN_VERSION, ROOT.resolve(page));
      assertFalse(named.isEmpty(), page + " names no version of Maven");
      versions.addAll(named);
    }
    assertEquals(1, versions.size(), versions.toString());
  }

  @Test
  void theReadmeNamesEveryModule() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    var element = Pattern.compile("<module>(.*?)</module>");
    for (String module : found(element, ROOT.resolve("pom.xml"))) {
      assertTrue(readme.contains("`" + module + "`"), module);
      assertTrue(MODULES.contains(module), module);
    }
  }

  @Test
  void thePageOnSurrogatesCountsTheChecksOfTheContract() throws IOException {
    long checks =
        Arrays.stream(SurrogateContract.class.getMethods())
            .filter(
                method -> method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
            .count();
    assertEquals(
        List.of(Long.toString(checks)),
        found(Pattern.compile("(\\d+) checks"), ROOT.resolve("docs/own-surrogate.md")));
  }

  private static boolean isOfTheRoot(String folder) {
    return MODULES.contains(folder) || Set.of("docs", ".ci", ".mvn").contains(folder);
  }

  private static List<Path> pages() throws IOException {
    try (
        Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results()
        .map(match -> match.group(1))
        .toList();
  }
}
