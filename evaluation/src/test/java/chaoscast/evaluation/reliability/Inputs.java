package chaoscast.evaluation.reliability;

import chaoscast.core.InputException;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.SurrogateProvider;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.evaluation.study.TrialLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What becomes of bytes that anyone may have written. Each way ends with a result or an [InputException]; any
/// other exception passes through and is a fault.
final class Inputs {
  private static final int LONGEST_WARM_UP = 300;

  private Inputs() {}

  /// @return the model, which has forecast three steps; null if it was refused
  static Surrogate model(byte[] bytes) {
    return in(".h5", bytes, file -> {
      Surrogate surrogate = Surrogates.load(file);
      int steps = surrogate.warmUp();
      if (steps <= LONGEST_WARM_UP && surrogate.dimension() <= LONGEST_WARM_UP) {
        double[] past = new double[steps * surrogate.dimension()];
        surrogate.forecast(
            Trajectory.of(past, surrogate.dimension(), surrogate.timeStep()), 3);
      }
      return surrogate;
    });
  }

  /// @param ending of the file's name
  /// @return the trajectory; null if it was refused
  static Trajectory trajectory(String ending, byte[] bytes) {
    return in(ending, bytes, file -> {
      DataFiles.understand(List.of(file.toString()), ReadingOptions.NONE);
      return TrajectoryFiles.read(file, OptionalDouble.of(0.1));
    });
  }

  /// @return the log; null if it was refused
  static TrialLog trials(byte[] bytes) {
    return in("", bytes, file -> {
      Path folder = Files.createTempDirectory("trials");
      Files.copy(file, folder.resolve("trials.jsonl"));
      try {
        return TrialLog.in(folder, "a study");
      } finally {
        for (String name : List.of("trials.jsonl", "trials.lock", "")) {
          Files.deleteIfExists(folder.resolve(name));
        }
      }
    });
  }

  /// @param bytes name of a surrogate (another word stands for one of them), then an option and its value a line
  static void options(byte[] bytes) {
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    List<SurrogateProvider> all = Surrogates.all();
    String name = lines.isEmpty() ? "" : lines.getFirst();
    SurrogateProvider provider =
        all.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElse(all.get(Math.floorMod(name.hashCode(), all.size())));
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      int equals = line.indexOf('=');
      settings.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
    }
    try {
      provider.trainer(settings, new Seed(1));
    } catch (InputException refused) {
      // as it should be
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(Path file) throws IOException;
  }

  private static <T> T in(String ending, byte[] bytes, Reading<T> reading) {
    try {
      Path file = Files.createTempFile("input", ending);
      try {
        Files.write(file, bytes);
        return reading.of(file);
      } catch (InputException refused) {
        return null;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
