package chaoscast.evaluation.cli;

import chaoscast.core.Version;
import chaoscast.evaluation.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What `--version` says: the version, the commit that was built and the JVM that runs it.
final class ProgramVersion {
  private ProgramVersion() {}

  /// @return one line each
  static String[] lines() {
    return new String[] {
      Terminal.PROGRAM + " " + Version.CURRENT + commit(),
      "JVM: %s %s (%s %s)"
          .formatted(
              System.getProperty("java.vm.name"),
              System.getProperty("java.vm.version"),
              System.getProperty("os.name"),
              System.getProperty("os.arch"))
    };
  }

  /// Empty where the build did not know it, as in an editor.
  private static String commit() {
    try (InputStream in = ProgramVersion.class.getResourceAsStream("commit.properties")) {
      var properties = new Properties();
      properties.load(in);
      String commit = properties.getProperty("commit");
      return commit.matches("[0-9a-f]+") ? " (commit " + commit + ")" : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
