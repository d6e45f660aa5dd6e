package chaoscast.evaluation.earlier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Remark;
import chaoscast.core.Surrogate;
import chaoscast.core.Surrogates;
import chaoscast.core.Trajectory;
import chaoscast.core.arithmetic.Arithmetic;
import chaoscast.core.arithmetic.Precision;
import chaoscast.core.files.TrajectoryFiles;
import chaoscast.core.model.ModelHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Models and trajectories that chaoscast 0.1.0 wrote, one of every kind, stay readable and forecast the
/// numbers that it forecast.
///
/// `forecasts.csv` holds those: model, step after state 39 of its system's trajectory, state. All were trained
/// on the first 600 states of `lorenz63 --dt 0.02` with a noise of 1e-4 or `lorenz96 -s K=6 --dt 0.05`.
class WrittenByVersion010Test {
  /// Other kernels sum in another order, and errors grow over five steps.
  private static final double TOLERANCE = 1e-9;

  /// Where intermediate results are rounded to 24 bits or fewer, another order of sums may round otherwise.
  private static final double ROUNDED = 1e-2;

  private static List<String> forecasts() throws IOException {
    return Files.readAllLines(Resources.folder().resolve("forecasts.csv"));
  }

  @ParameterizedTest
  @MethodSource("forecasts")
  void aModelForecastsWhatItForecast(String line) {
    String[] fields = line.split(",");
    double[] expected =
        Arrays.stream(fields).skip(2).mapToDouble(Double::parseDouble).toArray();
    Surrogate surrogate = load(fields[0]);
    int step = Integer.parseInt(fields[1]);
    double[] actual =
        surrogate.forecast(Resources.past(expected.length), step + 1).predicted().state(step);
    boolean exact = surrogate.header().precision().isExact();
    assertArrayEquals(expected, actual, exact ? TOLERANCE : ROUNDED);
  }

  @ParameterizedTest
  @MethodSource("forecasts")
  void aModelSavedAgainForecastsTheSame(String line, @TempDir Path folder) {
    Surrogate surrogate = load(line.split(",", -1)[0]);
    Path file = folder.resolve("again.h5");
    Surrogates.save(surrogate, file);
    Surrogate again = Surrogates.load(file);
    Trajectory past = Resources.past(surrogate.dimension());
    assertArrayEquals(
        surrogate.forecast(past, 5).predicted().toArray(),
        again.forecast(past, 5).predicted().toArray());
    assertEquals(surrogate.settings(), again.settings());
    assertEquals(surrogate.warmUp(), again.warmUp());
    assertEquals(topics(surrogate), topics(again));
  }

  @Test
  void everyModelHasItsForecasts() throws IOException {
    var named = new TreeSet<String>();
    for (String line : forecasts()) {
      named.add(line.split(",", -1)[0]);
    }
    assertEquals(
        List.copyOf(named), Resources.models().stream().map(Resources::name).sorted().toList());
  }

  @Test
  void theHeaderIsReadWhereverItStood() {
    Surrogate parallel = load("parallel-esn");
    assertEquals(10, parallel.warmUp());
    assertEquals(0.05, parallel.timeStep());
    assertEquals("3", parallel.settings().get("blocks"));
    assertEquals(Precision.FULL, parallel.header().precision());
    Surrogate ring = load("d2r2-ring-shared-binary16-readout");
    assertEquals(1, ring.warmUp());
    assertEquals(
        new Precision(Arithmetic.BINARY64, Arithmetic.BINARY16), ring.header().precision());
    assertTrue(ring.header().scaling().isPresent());
    assertFalse(ring.header().trainedOn().isKnown());
    assertEquals("rk4", load("sindy-rk4-binary32").settings().get("integrator"));
  }

  @Test
  void remarksAreStillThere() {
    assertEquals(List.of("regression"), topics(load("d2r2-remark")));
    assertEquals(List.of("echo state property"), topics(load("hsr-esn")));
  }

  @Test
  void trajectoriesAreReadWithAllThatTheySay() {
    for (String system : List.of("lorenz63", "lorenz96")) {
      Trajectory hdf5 = TrajectoryFiles.read(Resources.folder().resolve(system + ".h5"));
      Trajectory csv = TrajectoryFiles.read(Resources.folder().resolve(system + ".csv"));
      assertEquals(41, hdf5.steps());
      assertArrayEquals(hdf5.toArray(), csv.toArray());
      assertEquals(hdf5.names(), csv.names());
      assertEquals(hdf5.timeStep(), csv.timeStep());
      assertEquals(hdf5.startTime(), csv.startTime());
      assertEquals(hdf5.provenance(), csv.provenance());
      assertEquals(system, csv.provenance().system());
      assertEquals(3, csv.provenance().seed().orElseThrow());
      assertEquals("0.1.0", csv.provenance().version());
    }
  }

  @Test
  void thatThereIsNoChecksumIsRemarkedOn(@TempDir Path folder) {
    Surrogate surrogate = load("d2r2");
    assertEquals(1, surrogate.remarks().size());
    assertTrue(surrogate.remarks().getFirst().text().contains("no checksum"));
    Surrogates.save(surrogate, folder.resolve("again.h5"));
    assertEquals(List.of(), Surrogates.load(folder.resolve("again.h5")).remarks());
  }

  private static List<String> topics(Surrogate surrogate) {
    return surrogate.remarks().stream()
        .map(Remark::topic)
        .filter(topic -> !topic.equals(ModelHeader.FILE_TOPIC))
        .toList();
  }

  private static Surrogate load(String name) {
    return Surrogates.load(Resources.model(name));
  }
}
