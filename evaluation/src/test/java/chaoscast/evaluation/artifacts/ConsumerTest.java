package chaoscast.evaluation.artifacts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What somebody gets who depends on chaoscast: the artifacts are built and installed from a copy of the sources into
/// a repository of their own, and the projects in `src/consumer` are built against it.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsumerTest {
  private static final long MEGABYTE = 1_000_000;

  private Path folder;
  private Path sources;
  private SourceCopy copy;

  @BeforeAll
  void install(@TempDir Path folder) throws Exception {
    this.folder = folder;
    copy = SourceCopy.in(folder);
    sources = copy.sources();
    copy.maven(
        sources, "install", "-Prelease", "-DskipTests", "-Dformatter.skip", "-pl", "!benchmarks");
    copy.maven(sources, "javadoc:aggregate");
  }

  @Test
  void whoDependsOnCoreGetsLittle() throws Exception {
    Path project = consumer("core");

    List<Path> jars = jarsOf(project);
    assertNothingOfTheProgram(jars);
    assertBelow(40, jars);
    assertEquals("off by less than 1e-9: true", run(project, "Consumer").strip());
  }

  @Test
  void whoDependsOnEvaluationComparesWithoutTheProgramsLibraries() throws Exception {
    Path project = consumer("evaluation");

    List<Path> jars = jarsOf(project);
    assertNothingOfTheProgram(jars);
    assertBelow(60, jars);
    String out = run(project, "OwnFeatures");
    assertTrue(out.startsWith("d2r2 sees "), out);
  }

  /// Without a warning, which would have failed the build.
  @Test
  void allModulesHaveOneDocumentation() {
    Path pages = sources.resolve("target/reports/apidocs/chaoscast");
    for (String library : SourceCopy.LIBRARIES) {
      Path module = pages.resolve(library.replace("-", ""));
      assertTrue(Files.isDirectory(module), module.toString());
    }
  }

  @Test
  void everyJarComesWithItsSourcesItsDocumentationAndAModuleName() throws IOException {
    for (String library : SourceCopy.LIBRARIES) {
      Path installed =
          copy.repository().resolve("io/github/chaoscast/chaoscast-" + library + "/0.1.0");
      String stem = "chaoscast-" + library + "-0.1.0";
      try (var jar = new JarFile(installed.resolve(stem + ".jar").toFile())) {
        assertEquals(
            "chaoscast." + library.replace("-", ""),
            jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
      }
      assertHolds(installed.resolve(stem + "-sources.jar"), "/package-info.java");
      assertHolds(installed.resolve(stem + "-javadoc.jar"), "/package-summary.html");
    }
  }

  @Test
  void theSameSourcesInAnotherFolderGiveTheSameJars() throws IOException {
    int compared = 0;
    for (String library : SourceCopy.LIBRARIES) {
      boolean program = library.equals("evaluation");
      String jar = "target/" + (program ? "lib/" : "") + "chaoscast-" + library + "-0.1.0.jar";
      Path here = SourceCopy.ROOT.resolve(library).resolve(jar);
      Path there = sources.resolve(library).resolve(jar);
      // What the tests of a single module run on may be older than the sources.
      if (Files.isRegularFile(here) && !program) {
        assertArrayEquals(Files.readAllBytes(here), Files.readAllBytes(there),
            jar + "; this one is built by mvn clean verify?");
        compared++;
      }
    }
    assumeTrue(compared > 0, "no jar is built yet beside these sources: run mvn verify -Pslow");
  }

  private void assertHolds(Path jar, String entry) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      assertTrue(file.stream().anyMatch(e -> e.getName().endsWith(entry)), jar + entry);
    }
  }

  private static void assertNothingOfTheProgram(List<Path> jars) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String own =
        system.startsWith("mac") ? "macosx" : system.startsWith("win") ? "windows" : "linux";
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      assertFalse(
          name.matches(
              "(slf4j-(nop|simple|jdk14)|logback|log4j|picocli|progressbar|jline|org\\.jfree).*"),
          name);
      boolean ofAPlatform = name.matches(".*-(linux|windows|macosx|android|ios)-.*\\.jar");
      assertTrue(!ofAPlatform || name.contains("-" + own + "-"), name);
    }
    assertTrue(
        jars.stream().map(Path::toString).filter(name -> name.contains("openblas")).count() <= 2,
        jars.toString());
  }

  private static void assertBelow(long megabytes, List<Path> jars) throws IOException {
    long size = 0;
    for (Path jar : jars) {
      size += Files.size(jar);
    }
    assertTrue(size < megabytes * MEGABYTE, size + " bytes: " + jars);
  }

  private Path consumer(String name) throws Exception {
    Path project = folder.resolve("consumer-of-" + name);
    SourceCopy.copy(Path.of("src/consumer", name), project);
    if (name.equals("evaluation")) {
      Path code = Files.createDirectories(project.resolve("src/main/java"));
      Files.copy(Path.of("src/examples/OwnFeatures.java"), code.resolve("OwnFeatures.java"));
    }
    copy.maven(project, "compile");
    return project;
  }

  private static List<Path> jarsOf(Path project) throws IOException {
    try (Stream<Path> jars = Files.list(project.resolve("target/lib"))) {
      return jars.sorted().toList();
    }
  }

  private String run(Path project, String program) throws Exception {
    return copy.process(
        project,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        "target/classes:target/lib/*",
        program);
  }
}
