package chaoscast.evaluation.reliability;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Whole files of every kind, which mutants are made of.
final class Seeds {
  private Seeds() {}

  /// @return models by surrogate
  static Map<String, byte[]> models() {
    var models = new LinkedHashMap<String, byte[]>();
    Map<String, Map<String, String>> kinds =
        Map.of(
            "d2r2", Map.of("degree", "2"),
            "sindy", Map.of(),
            "lsr-esn", Map.of("nodes", "12", "warmUp", "5"),
            "spline-relu", Map.of("breakpointsPerDirection", "2"));
    kinds.forEach(
        (name, settings) -> models.put(
            name,
            bytes(
                ".h5",
                file -> Surrogates.save(
                    Surrogates.provider(name)
                        .trainer(settings, new Seed(1))
                        .train(List.of(data()), Progress.NONE),
                    file))));
    return models;
  }

  /// @return trajectories by the ending of their names
  static Map<String, byte[]> trajectories() {
    var files = new LinkedHashMap<String, byte[]>();
    for (String ending : List.of(".h5", ".csv", ".npy")) {
      files.put(ending, bytes(ending, file -> TrajectoryFiles.write(data(), file)));
    }
    files.put(".npz", zipped(files.get(".npy")));
    files.put(".csv.gz", packed(files.get(".csv")));
    return files;
  }

  /// @return a log of trials of the study `a study`
  static byte[] trials() {
    return """
        {"study":"a study"}
        {"key":"{x=1}#0","seed":0,"factors":{"x":"1"},"horizons":[0.5,1.25],"parameters":1,"featureCount":2,\
        "multiplyAdds":3,"transcendentals":4,"bytes":5}
        """.getBytes(StandardCharsets.UTF_8);
  }

  /// Two oscillators, whose periods have no common one.
  private static Trajectory data() {
    double[] states = new double[240];
    for (int n = 0; n < 120; n++) {
      states[2 * n] = Math.sin(0.3 * n);
      states[2 * n + 1] = Math.cos(0.3 * n) * Math.sin(0.07 * n);
    }
    return Trajectory.of(states, 2, 0.1);
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  private static byte[] bytes(String ending, Writing writing) {
    try {
      Path file = Files.createTempFile("seed", ending);
      try {
        writing.to(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zipped(byte[] array) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("states.npy"));
      zip.write(array);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
