package chaoscast.evaluation.earlier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelMutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Models that a disk or a program has damaged are refused with one message that names the file; none forecasts
/// otherwise without notice.
class ModelMutantsTest {
  private static final int STEPS = 5;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"d2r2-delays", "d2r2-ring", "hsr-esn", "parallel-esn", "sindy",
    "spline-relu-powers"})
  void noByteMutantForecastsOtherwise(String name) throws IOException {
    byteMutants(name, 30, 1);
  }

  @Test
  @Tag("slow")
  void noneOfManyByteMutantsForecastsOtherwise() throws IOException {
    for (Path model : Resources.models()) {
      byteMutants(Resources.name(model), 400, 2);
    }
  }

  private void byteMutants(String name, int count, int seed) throws IOException {
    Path whole = resaved(name);
    Surrogate surrogate = Surrogates.load(whole);
    Trajectory past = Resources.past(surrogate.dimension());
    double[] expected = surrogate.forecast(past, STEPS).predicted().toArray();
    byte[] bytes = Files.readAllBytes(whole);
    Path mutant = folder.resolve("mutant.h5");
    var random = new SplittableRandom(seed);
    int refused = 0;
    for (int i = 0; i < count; i++) {
      byte[] damaged = bytes.clone();
      int at = random.nextInt(bytes.length);
      damaged[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : damaged[at] ^ (1 << random.nextInt(8)));
      Files.write(mutant, damaged);
      Optional<Surrogate> loaded = load(mutant);
      refused += loaded.isPresent() ? 0 : 1;
      if (loaded.isPresent() && loaded.get().remarks().equals(surrogate.remarks())) {
        double[] actual = loaded.get().forecast(past, STEPS).predicted().toArray();
        assertArrayEquals(expected, actual, name + ", byte " + at);
      }
    }
    assertTrue(refused > count / 4, refused + " of " + count + " refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d2r2-delays", "d2r2-ring-shared", "parallel-esn",
    "sindy-rk4-binary32", "spline-relu"})
  void everyEntryIsCheckedBeforeItIsUsed(String name) {
    Path whole = resaved(name);
    Path mutant = folder.resolve("mutant.h5");
    Trajectory past = Resources.past(Surrogates.load(whole).dimension());
    var believed = new ArrayList<String>();
    for (ModelMutants.Mutant one : ModelMutants.of(whole)) {
      if (one.path().startsWith("settings/") && one.entry().isPresent()) {
        continue; // with a checksum that fits, texts that describe are as they were written
      }
      one.write(mutant);
      Optional<Surrogate> loaded = load(mutant);
      if (loaded.isEmpty()) {
        continue;
      }
      if (one.notFinite() && !one.path().contains("remarks/")) {
        believed.add(one.path() + " " + one.entry());
      }
      try {
        loaded.get().forecast(past, STEPS);
      } catch (InputException e) {
        // Such as a warm-up that is longer than the past.
      }
    }
    assertEquals(List.of(), believed);
  }

  @Test
  void aMessageNamesFileAndEntry() {
    assertRefused("d2r2", "warmUp", "-1", "warmUp of the model file");
    assertRefused("d2r2", "target", "nonsense",
        "must be one of state, increment but is 'nonsense'");
    assertRefused("sindy", "timeStep", "NaN", "timeStep of the model file");
    assertRefused("d2r2", "readout", "NaN", "readout of the model file");
    assertRefused("spline-relu", "features/directionOf", "2147483647", "direction must be in [0,");
    assertRefused("lsr-esn-full-increment", "features/columns", "-1",
        "column index must be in [0,");
  }

  private void assertRefused(String name, String path, String value, String expected) {
    Path whole = resaved(name);
    ModelMutants.Mutant mutant =
        ModelMutants.of(whole).stream()
            .filter(one -> one.path().equals(path) && one.entry().toString().contains(
                path.equals("readout") || path.startsWith("features/") ? "" : value))
            .filter(one -> one.entry().isPresent())
            .filter(one -> !value.equals("NaN") || one.notFinite())
            .skip(value.equals("2147483647") ? 1 : 0)
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve("mutant.h5");
    mutant.write(file);
    try {
      Surrogates.load(file);
    } catch (InputException e) {
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      assertTrue(e.getMessage().contains(expected), e.getMessage());
      return;
    }
    throw new AssertionError(mutant + " was believed");
  }

  private Path resaved(String name) {
    Path file = folder.resolve("whole.h5");
    Surrogates.save(Surrogates.load(Resources.model(name)), file);
    return file;
  }

  /// @return nothing if it is refused; anything thrown but a refusal that names the file passes through
  private static Optional<Surrogate> load(Path file) {
    try {
      return Optional.of(Surrogates.load(file));
    } catch (InputException e) {
      return Optional.empty();
    }
  }
}
