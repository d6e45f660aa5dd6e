package chaoscast.evaluation.artifacts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The archives that `mvn package -Pdist` makes: one a platform with the natives of that platform, which starts where
/// there is a Java runtime and nothing else, and is the same to the last byte when it is built again.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DistributionTest {
  private static final Set<String> PLATFORMS =
      Set.of("linux-x86_64", "linux-arm64", "macosx-x86_64", "macosx-arm64", "windows-x86_64");
  private static final Pattern NATIVES =
      Pattern.compile(".*lib/(javacpp|openblas)-[0-9.-]+-([a-z]+-[a-z0-9_]+)\\.jar");
  private static final String FOLDER = "chaoscast-0.1.0/";

  private Path folder;
  private List<Path> archives;

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    this.folder = folder;
    archives = archivesBuiltIn(folder);
  }

  private static List<Path> archivesBuiltIn(Path folder) throws Exception {
    SourceCopy copy = SourceCopy.in(folder);
    for (String file : List.of("README.md", "LICENSE", "CHANGELOG.md")) {
      Files.copy(SourceCopy.ROOT.resolve(file), copy.sources().resolve(file));
    }
    SourceCopy.copy(SourceCopy.ROOT.resolve("docs"), copy.sources().resolve("docs"));
    copy.maven(
        copy.sources(), "package", "-Pdist", "-DskipTests", "-Dformatter.skip", "-pl",
        "core,lorenz,esn,d2r2,spline-nets,evaluation");
    try (Stream<Path> files = Files.list(copy.sources().resolve("evaluation/target"))) {
      return files.filter(file -> file.toString().matches(".*\\.(tar\\.gz|zip)")).sorted().toList();
    }
  }

  @Test
  void everyPlatformHasAnArchiveWithItsLauncherAndItsNativesOnly() throws Exception {
    Set<String> platforms = new TreeSet<>();
    for (Path archive : archives) {
      String name = archive.getFileName().toString();
      String platform = name.replaceFirst("chaoscast-0\\.1\\.0-(.*?)\\.(tar\\.gz|zip)", "$1");
      platforms.add(platform);
      List<String> entries = entries(archive);
      boolean windows = platform.startsWith("windows");
      assertEquals(windows, entries.contains(FOLDER + "chaoscast.bat"), name);
      assertEquals(!windows, entries.contains(FOLDER + "chaoscast"), name);
      assertTrue(entries.contains(FOLDER + "docs/tutorial.md"), name);
      assertTrue(
          entries.stream().noneMatch(entry -> entry.matches(".*(spark|scala|cluster).*\\.jar")),
          name);
      assertEquals(Set.of("javacpp " + platform, "openblas " + platform), natives(entries), name);
      long size = Files.size(archive);
      assertTrue(size < (windows ? 70_000_000 : 40_000_000), name + ": " + size + " bytes");
    }
    assertEquals(PLATFORMS, platforms);
  }

  /// A runtime without compiler and tools, as `jlink` makes it, and an environment in which there is no other.
  @Test
  void startsWhereThereIsARuntimeAndNothingElse() throws Exception {
    String jdk = System.getProperty("java.home");
    Path runtime = folder.resolve("runtime");
    run(
        List.of(
            jdk + "/bin/jlink", "--add-modules", "java.se,jdk.unsupported,jdk.incubator.vector",
            "--output", runtime.toString()),
        runtime);
    run(List.of("tar", "xzf", archiveOfThisPlatform().toString()), runtime);

    String launcher = folder.resolve(FOLDER + "chaoscast").toString();
    String version = run(List.of(launcher, "--version"), runtime);
    assertTrue(version.matches("chaoscast 0\\.1\\.0( \\(commit [0-9a-f]+\\))?\\RJVM: .*\\R"),
        version);
    // OpenBLAS fits, and the page has its scripts.
    String out =
        run(
            List.of(
                launcher, "compare", "--surrogates", "d2r2", "--train-steps", "500", "--starts",
                "3", "--spacing", "50", "--max-steps", "100", "--report", "report.html", "--json",
                "report.json"),
            runtime);
    assertTrue(out.contains("d2r2 sees "), out);
    assertTrue(Files.readString(folder.resolve("report.json")).contains("OpenBLAS"));
    assertTrue(Files.readString(folder.resolve("report.html")).contains("class Chart"));
  }

  @Test
  void isTheSameToTheLastByteWhenItIsBuiltAgain(@TempDir Path other) throws Exception {
    List<Path> again = archivesBuiltIn(other);
    for (int i = 0; i < archives.size(); i++) {
      assertArrayEquals(
          Files.readAllBytes(archives.get(i)), Files.readAllBytes(again.get(i)),
          archives.get(i).getFileName().toString());
    }
    assertEquals(archives.size(), again.size());
  }

  private Path archiveOfThisPlatform() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String platform = (mac ? "macosx-" : "linux-") + (arm ? "arm64" : "x86_64");
    return archives.stream()
        .filter(archive -> archive.toString().endsWith(platform + ".tar.gz"))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> natives(List<String> entries) {
    return entries.stream()
        .map(NATIVES::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1) + " " + match.group(2))
        .collect(Collectors.toSet());
  }

  private List<String> entries(Path archive) throws Exception {
    if (archive.toString().endsWith(".zip")) {
      try (var zip = new ZipFile(archive.toFile())) {
        return zip.stream().map(entry -> entry.getName()).toList();
      }
    }
    return run(List.of("tar", "tzf", archive.toString()), folder).lines().toList();
  }

  private String run(List<String> command, Path runtime) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectError(new File(folder.toFile(), "errors"));
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("CHAOSCAST_JAVA_HOME", runtime.toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = Files.readString(folder.resolve("errors"));
    assertEquals(0, process.waitFor(), out + errors);
    return out;
  }
}
