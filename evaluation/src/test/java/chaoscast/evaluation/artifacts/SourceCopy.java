package chaoscast.evaluation.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The sources, copied, and a repository of their own to build with.
///
/// @param folder     that both are in
/// @param sources    as they are checked out, without what a build left
/// @param repository what was fetched before, without chaoscast's own artifacts
record SourceCopy(Path folder, Path sources, Path repository) {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final List<String> LIBRARIES =
      List.of("core", "lorenz", "esn", "d2r2", "spline-nets", "evaluation");

  static SourceCopy in(Path folder) throws IOException {
    var copy = new SourceCopy(folder, folder.resolve("sources"), folder.resolve("repository"));
    copy.copySources();
    // What is there already is not fetched again; chaoscast's own artifacts never come from there, nor get there.
    Path cache = Path.of(System.getProperty("user.home"), ".m2", "repository");
    if (Files.isDirectory(cache)) {
      link(cache, cache.resolve("io/github/chaoscast"), copy.repository());
    }
    return copy;
  }

  void maven(Path project, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("mvn", "-B", "-q", "-Dmaven.repo.local=" + repository));
    command.addAll(List.of(arguments));
    process(project, command.toArray(String[]::new));
  }

  String process(Path project, String... command) throws Exception {
    Path errors = folder.resolve("errors");
    var builder =
        new ProcessBuilder(command).directory(project.toFile()).redirectError(errors.toFile());
    String jdk = System.getProperty("maven.jdk");
    if (jdk != null) { // Surefire names that of the tests
      builder.environment().put("JAVA_HOME", jdk);
    }
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> out + read(errors));
    return out;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All that a build reads, and nothing that an earlier one left.
  private void copySources() throws IOException {
    Files.createDirectories(sources);
    Files.copy(ROOT.resolve("pom.xml"), sources.resolve("pom.xml"));
    copy(ROOT.resolve(".mvn"), sources.resolve(".mvn"));
    // Maven reads the poms of all modules, also of those that it is not to build.
    for (String module : List.of("bom", "benchmarks", "cluster")) {
      Path folderOfModule = Files.createDirectories(sources.resolve(module));
      Files.copy(ROOT.resolve(module).resolve("pom.xml"), folderOfModule.resolve("pom.xml"));
    }
    for (String library : LIBRARIES) {
      Path module = Files.createDirectories(sources.resolve(library));
      Files.copy(ROOT.resolve(library).resolve("pom.xml"), module.resolve("pom.xml"));
      copy(ROOT.resolve(library).resolve("src"), module.resolve("src"));
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /// A repository of the same files, without a second copy of their bytes where the file system allows.
  private static void link(Path from, Path except, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path));
        if (path.startsWith(except)) {
          continue;
        }
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (path.toString().endsWith(".jar")) {
          linkOrCopy(path, target);
        } else {
          Files.copy(path, target); // Maven rewrites these in place
        }
      }
    }
  }

  private static void linkOrCopy(Path path, Path target) throws IOException {
    try {
      Files.createLink(target, path);
    } catch (IOException | UnsupportedOperationException _) {
      Files.copy(path, target);
    }
  }
}
