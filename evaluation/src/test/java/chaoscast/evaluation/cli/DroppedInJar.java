package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.core.SurrogateProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/// Makes a jar with the surrogate `last-state`, compiled against core and nothing else.
final class DroppedInJar {
  private static final String SOURCE = "/dropped-in/LastStateProvider.java";

  private DroppedInJar() {}

  /// @param folder gets source, classes and the jar
  /// @return the jar
  static Path in(Path folder) throws IOException, URISyntaxException {
    Path source = folder.resolve("LastStateProvider.java");
    try (InputStream text = DroppedInJar.class.getResourceAsStream(SOURCE)) {
      Files.copy(text, source);
    }
    Path core =
        Path.of(
            SurrogateProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path classes = Files.createDirectory(folder.resolve("classes"));
    var messages = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "-proc:none",
                "-classpath",
                core.toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, failed, messages.toString(StandardCharsets.UTF_8));
    Path jar = folder.resolve("last-state.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file);
        var paths = Files.walk(classes)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
      }
      out.putNextEntry(new JarEntry("META-INF/services/" + SurrogateProvider.class.getName()));
      out.write("elsewhere.LastStateProvider\n".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
