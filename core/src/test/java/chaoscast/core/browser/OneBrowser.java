package chaoscast.core.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts a browser for the first test that asks for one, and ends it after the last test of the run. Who
/// asks gets it empty, whatever tests before have done with it.
final class OneBrowser implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Chromium browser =
        context.getRoot()
            .getStore(Namespace.create(OneBrowser.class))
            .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class)
            .browser();
    browser.reset();
    return browser;
  }

  /// @param profile the browser's folder
  private record Running(Chromium browser, Path profile) implements AutoCloseable {
    static Running start() {
      try {
        Path profile = Files.createTempDirectory("chaoscast-browser");
        return new Running(new Chromium(profile), profile);
      } catch (IOException e) {
        throw new AssertionError("the browser must start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("the browser must start", e);
      }
    }

    @Override
    public void close() throws IOException {
      browser.close();
      List<Path> all;
      try (Stream<Path> walk = Files.walk(profile)) {
        all = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    }
  }
}
