package chaoscast.evaluation.earlier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.files.ModelMutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Models that a disk or a program has damaged are refused with one message that names the file; none forecasts
/// otherwise without notice.
class ModelMutantsTest {
  private static final int STEPS = 5;
  private static final Duration LONGEST = Duration.ofSeconds(20);

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
    assertEquals(List.of(), believed(resaved(name)));
  }

  @Test
  @Tag("slow")
  void everyEntryOfEveryKindOfModelIsCheckedBeforeItIsUsed() throws IOException {
    for (Path model : Resources.models()) {
      assertEquals(List.of(), believed(resaved(Resources.name(model))), model.toString());
    }
    for (Kind kind : KINDS) {
      Path whole = folder.resolve("whole.h5");
      Surrogates.save(kind.train(), whole);
      assertEquals(List.of(), believed(whole), kind.toString());
    }
  }

  /// What version 0.1.0 did not have.
  ///
  /// @param data     `wave`, name of a system, or `parameter` for Lorenz 63 at two values of what is said to be one
  /// @param settings `key=value` with a blank between them
  private record Kind(String surrogate, String data, String settings) {
    Surrogate train() {
      Map<String, String> options =
          Arrays.stream(settings.split(" ", -1))
              .map(one -> one.split("=", 2))
              .collect(Collectors.toMap(one -> one[0], one -> one[1]));
      return Surrogates.provider(surrogate)
          .trainer(options, new Seed(1))
          .train(training(), Progress.NONE);
    }

    private List<Trajectory> training() {
      return switch (data) {
        case "wave" -> List.of(wave());
        case "parameter" -> List.of(
            constant(Resources.data("lorenz63"), 1), constant(Resources.data("lorenz63"), 2));
        default -> List.of(Resources.data(data));
      };
    }

    private static Trajectory constant(Trajectory states, double value) {
      double[] input = new double[states.steps()];
      Arrays.fill(input, value);
      return states.withInputs(Trajectory.of(input, 1, states.timeStep()));
    }

    /// On a ring of eight points, whose number a spectral library asks for.
    private static Trajectory wave() {
      double[] states = new double[8 * 200];
      for (int i = 0; i < states.length; i++) {
        double place = Math.PI / 4 * (i % 8);
        int step = i / 8;
        double time = 0.05 * step;
        states[i] = Math.sin(place + time) + 0.3 * Math.cos(2 * place - 1.7 * time);
      }
      return Trajectory.of(states, 8, 0.05);
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("spiking-esn", "lorenz63", "nodes=20 washout=5 warmUp=5"),
          new Kind("spiking-esn", "lorenz63", "topology=spatial nodes=20 washout=5 warmUp=5"),
          new Kind("sindy", "lorenz63", "noise=0.01"),
          new Kind("sindy", "lorenz63", "library=polynomial,sine order=2"),
          new Kind("sindy", "wave", "library=spectral"),
          new Kind("d2r2", "lorenz96", "preset=ring stencil=1"),
          new Kind("spline-relu", "lorenz96", "stencil=1 shared=true breakpointsPerDirection=2"),
          new Kind("d2r2", "parameter", "degree=2"),
          new Kind("lsr-esn", "parameter", "nodes=12 washout=5 warmUp=5"),
          new Kind("analog", "lorenz63", "delays=1"),
          new Kind("gaussian-process", "lorenz63", "samples=20"),
          new Kind("rbf-network", "lorenz63", "centres=10"),
          new Kind("svr", "lorenz63", "delays=1 samples=30"),
          new Kind("lsr-esn", "lorenz96", "nodes=12 blocks=2 overlap=1 washout=5 warmUp=5"));

  /// @return entries that are not finite and were taken all the same
  private List<String> believed(Path whole) {
    Path mutant = folder.resolve("mutant.h5");
    Surrogate model = Surrogates.load(whole);
    Trajectory observed =
        model.dimension() == 8 ? Kind.wave() : Resources.past(model.dimension());
    Trajectory past =
        model.inputs().isEmpty() ? observed
            : observed.slice(0, observed.steps() - STEPS)
                .withInputs(Kind.constant(observed, 1.5).inputs().orElseThrow());
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
        assertTimeoutPreemptively(LONGEST, () -> loaded.get().forecast(past, STEPS), one.path());
      } catch (InputException e) {
        // Such as a warm-up that is longer than the past.
      }
    }
    return believed;
  }

  @Test
  void aModelOfBeforeChecksumsIsReadWithARemark() throws IOException {
    for (Path model : Resources.models()) {
      assertTrue(
          Surrogates.load(model).remarks().stream()
              .anyMatch(remark -> remark.toString().contains("no checksum")),
          model.toString());
    }
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
