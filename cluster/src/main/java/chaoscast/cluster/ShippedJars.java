package chaoscast.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What executors lack of this process' class path: all jars but those of the Spark home. Folders of classes, which
/// builds and editors have, become jars.
final class ShippedJars {
  private ShippedJars() {}

  /// @param classPath of this process
  /// @param home      of Spark, whose `jars` are on the workers; empty: jars of Spark's own name are
  /// @param scratch   folder for jars that are made
  /// @return what to ship, in the order of the class path
  static List<Path> of(String classPath, Optional<Path> home, Path scratch) {
    Set<String> there = home.map(ShippedJars::names).orElse(Set.of());
    var shipped = new ArrayList<Path>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        shipped.add(packed(path, scratch.resolve("classes-%d.jar".formatted(shipped.size()))));
      } else
        if (entry.endsWith(".jar") && Files.isRegularFile(path)
            && !there.contains(path.getFileName().toString())) {
              shipped.add(path.toAbsolutePath());
            }
    }
    return shipped;
  }

  private static Set<String> names(Path home) {
    try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
      return jars.map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path packed(Path folder, Path jar) {
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        zip.putNextEntry(
            new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
