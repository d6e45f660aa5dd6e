package chaoscast.evaluation.reliability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The inputs that [CoverageFuzzTest] begins with and those that its searches have found, on the same ways,
/// without its agent, which would slow every test of the JVM: 20 s of waiting for 1 s of work.
class SeedInputsTest {
  private static final Map<String, Consumer<byte[]>> TARGETS =
      Map.of(
          "models", Inputs::model,
          "csv", bytes -> Inputs.trajectory(".csv", bytes),
          "hdf5", bytes -> Inputs.trajectory(".h5", bytes),
          "npy", bytes -> Inputs.trajectory(".npy", bytes),
          "npz", bytes -> Inputs.trajectory(".npz", bytes),
          "matlab", bytes -> Inputs.trajectory(".mat", bytes),
          "trials", Inputs::trials,
          "options", Inputs::options);

  @ParameterizedTest
  @ValueSource(strings = {"models", "csv", "hdf5", "npy", "npz", "matlab", "trials", "options"})
  void everySeedEndsWithAResultOrASentence(String target) throws IOException {
    List<Path> seeds = seeds(target);
    assertTrue(seeds.size() > 4, seeds + " are too few");
    for (Path seed : seeds) {
      try {
        TARGETS.get(target).accept(Files.readAllBytes(seed));
      } catch (RuntimeException | Error fault) {
        throw new AssertionError(target + "/" + seed.getFileName(), fault);
      }
    }
  }

  private static List<Path> seeds(String target) throws IOException {
    try (var files = Files.list(Path.of(folder()).resolve(target))) {
      return files.sorted().toList();
    }
  }

  private static URI folder() {
    try {
      return CoverageFuzzTest.class.getResource("CoverageFuzzTestInputs").toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
