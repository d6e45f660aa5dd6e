package chaoscast.evaluation.earlier;

import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files that chaoscast 0.1.0 wrote.
final class Resources {
  private static final int PAST = 40;

  private Resources() {}

  static Path folder() {
    try {
      return Path.of(Resources.class.getResource("/written-by-0.1.0").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> models() throws IOException {
    try (var files = Files.list(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".h5") && !name(file).startsWith("lorenz"))
          .sorted()
          .toList();
    }
  }

  static String name(Path model) {
    return model.getFileName().toString().replace(".h5", "");
  }

  static Path model(String name) {
    return folder().resolve(name + ".h5");
  }

  /// @param system `lorenz63` or `lorenz96`
  static Trajectory data(String system) {
    return TrajectoryFiles.read(folder().resolve(system + ".h5"));
  }

  /// @return what every model of that dimension was asked to forecast from
  static Trajectory past(int dimension) {
    return TrajectoryFiles.read(folder().resolve(dimension == 3 ? "lorenz63.h5" : "lorenz96.csv"))
        .slice(0, PAST);
  }
}
