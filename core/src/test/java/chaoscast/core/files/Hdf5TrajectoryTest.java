package chaoscast.core.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.Trajectory;
import chaoscast.core.files.internal.hdf5.NumericData;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The HDF5 layout that others rely on, and HDF5 made elsewhere, good and bad.
class Hdf5TrajectoryTest {
  @TempDir
  private Path folder;

  @Test
  void writesStatesWithTheDocumentedAttributes() {
    Path path = folder.resolve("a.h5");
    TrajectoryFiles.write(
        Trajectory.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 0.25)
            .withNames(List.of("x", "y"))
            .withStartTime(3)
            .withProvenance(
                new Provenance(
                    "lorenz63", Map.of("rho", "28.0"), OptionalLong.of(7), "rk4", "0.1.0")),
        path);

    try (var hdf = new HdfFile(path)) {
      Dataset states = hdf.getDatasetByPath("/states");
      assertEquals(double.class, states.getJavaType());
      assertArrayEquals(new double[][] {{1, 2}, {3, 4}, {5, 6}}, (double[][]) states.getData());
      assertEquals(0.25, states.getAttribute("timeStep").getData());
      assertEquals(3.0, states.getAttribute("startTime").getData());
      assertArrayEquals(new String[] {"x", "y"}, (String[]) states.getAttribute("names").getData());
      assertEquals("lorenz63", states.getAttribute("system").getData());
      assertEquals("rho=28.0", states.getAttribute("parameters").getData());
      assertEquals(7L, states.getAttribute("seed").getData());
      assertEquals("rk4", states.getAttribute("integrator").getData());
      assertEquals("0.1.0", states.getAttribute("version").getData());
    }
  }

  @Test
  void readsCompressedFloatsOfH5pyUnderAnotherName() throws URISyntaxException {
    Path file = Path.of(getClass().getResource("made-by-h5py.h5").toURI());

    Trajectory read = TrajectoryFiles.read(file);

    assertEquals(0.25, read.timeStep());
    assertEquals(4, read.steps());
    assertArrayEquals(
        new double[] {0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1, 1.125, 1.25, 1.375},
        read.toArray());
  }

  static Stream<Object> readsEveryNumericType() {
    return Stream.of(
        new double[][] {{1, 2}, {3, 4}, {5, 6}},
        new float[][] {{1, 2}, {3, 4}, {5, 6}},
        new long[][] {{1, 2}, {3, 4}, {5, 6}},
        new int[][] {{1, 2}, {3, 4}, {5, 6}},
        new short[][] {{1, 2}, {3, 4}, {5, 6}},
        new byte[][] {{1, 2}, {3, 4}, {5, 6}});
  }

  @ParameterizedTest
  @MethodSource
  void readsEveryNumericType(Object table) {
    Path file = foreign(hdf -> hdf.putDataset("states", table));

    Trajectory read = TrajectoryFiles.read(file, OptionalDouble.of(0.5));

    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, read.toArray());
  }

  @ParameterizedTest
  @MethodSource("readsEveryNumericType")
  void readsTablesTooLargeForOneBufferInBlocksOfRows(Object table) {
    Path file = foreign(hdf -> hdf.putDataset("states", table));

    try (var hdf = new HdfFile(file)) {
      Dataset dataset = hdf.getDatasetByPath("states");
      for (long bytes : new long[] {1, dataset.getSizeInBytes() * 2 / 3}) {
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, NumericData.doubles(dataset, bytes));
      }
    }
  }

  @Test
  void findsTheOnlyTableInAnyGroup() {
    Path file =
        foreign(
            hdf -> {
              hdf.putDataset("times", new double[] {0, 1, 2});
              hdf.putGroup("run").putGroup("one").putDataset("u", new float[][] {{1, 2}, {3, 4}});
            });

    assertArrayEquals(
        new double[] {1, 2, 3, 4}, TrajectoryFiles.read(file, OptionalDouble.of(1)).toArray());
  }

  @Test
  void takesAttributesOfTheRootToo() {
    Path file =
        foreign(
            hdf -> {
              hdf.putAttribute("dt", new float[] {0.5f});
              hdf.putAttribute("names", new String[] {"u", "v"});
              hdf.putDataset("states", new double[][] {{1, 2}});
            });

    Trajectory read = TrajectoryFiles.read(file);

    assertEquals(0.5, read.timeStep());
    assertEquals(List.of("u", "v"), read.names());
  }

  @Test
  void takesTheStepOfTheNearestGroupAroundATable() {
    Path near =
        foreign(
            hdf -> {
              hdf.putAttribute("dt", 4.0);
              var runs = hdf.putGroup("runs");
              runs.putAttribute("sampling_rate", 2.0);
              var first = runs.putGroup("first");
              first.putAttribute("Sample Interval", 0.25);
              first.putDataset("u", new double[][] {{1, 2}, {3, 5}});
            });
    assertEquals(0.25, TrajectoryFiles.read(near).timeStep());

    Path far =
        foreign(
            hdf -> {
              hdf.putAttribute("dt", 4.0);
              var runs = hdf.putGroup("runs");
              runs.putAttribute("sampling_rate", 2.0);
              runs.putGroup("first").putDataset("x", new double[] {1, 2, 4});
            });
    assertEquals(0.5, TrajectoryFiles.read(far).timeStep());
  }

  @Test
  void takesASinglePrecisionTimeStepForTheDecimalsThatItStandsFor() {
    Path file =
        foreign(
            hdf -> {
              hdf.putAttribute("timeStep", 0.01f);
              hdf.putDataset("states", new double[][] {{1, 2}});
            });

    assertEquals(0.01, TrajectoryFiles.read(file).timeStep());
    assertEquals(0.01, TrajectoryFiles.read(file, OptionalDouble.of(0.01)).timeStep());
  }

  @Test
  void listsTheTablesWhenThereIsAChoice() {
    Path file =
        foreign(
            hdf -> {
              hdf.putDataset("b", new float[][] {{1, 2, 3}, {4, 5, 6}});
              hdf.putGroup("g").putDataset("a", new double[][] {{1, 2}, {3, 4}});
            });

    String message = refusal(file);

    assertTrue(
        message.startsWith(
            file + " must have one table of numbers, or --dataset must name one, but has "),
        message);
    assertTrue(message.contains("/b (2 × 3)"), message);
    assertTrue(message.contains("/g/a (2 × 2)"), message);
  }

  @Test
  void saysWhenThereIsNoTable() {
    Path empty = foreign(hdf -> hdf.putAttribute("dt", 0.5));

    assertEquals(
        empty + " must hold a table of numbers but has no table of numbers",
        refusal(empty));
  }

  @Test
  void takesOneDimensionForOneVariable() {
    Path file = foreign(hdf -> hdf.putDataset("states", new double[] {1, 2, 3}));

    Trajectory read = TrajectoryFiles.read(file, OptionalDouble.of(1));

    assertEquals(1, read.dimension());
    assertEquals(3, read.steps());
    assertEquals(List.of("states"), read.names());
  }

  @Test
  void refusesATrajectoryWithoutSteps() {
    Path file = folder.resolve("a.h5");
    TrajectoryFiles.write(Trajectory.of(new double[0], 3, 0.5), file);

    assertEquals(
        "%s must hold a table of numbers but has /states (0 × 3), which is empty".formatted(file),
        refusal(file));
  }

  @Test
  void refusesAModel() {
    Path file = folder.resolve("a.h5");
    ModelFile.create().put("weights", new double[4], 2, 2).save(file);

    assertEquals(file + " must be a trajectory but is a chaoscast model", refusal(file));
  }

  @Test
  void saysHowToGiveAnUnknownStep() {
    Path file = foreign(hdf -> hdf.putDataset("states", new double[][] {{1, 2}}));

    assertEquals(
        "the time step of %s must be known but the file does not say it: give it with --dt"
            .formatted(file),
        refusal(file));
  }

  @Test
  void refusesAStepInTheFileThatIsNotPositive() {
    Path file =
        foreign(
            hdf -> hdf.putDataset("states", new double[][] {{1, 2}}).putAttribute("timeStep",
                -0.5));

    assertEquals("the time step in %s must be > 0 but was -0.5".formatted(file), refusal(file));
  }

  @Test
  void namesRowAndColumnOfWhatIsNotFinite() {
    Path file = foreign(hdf -> hdf.putDataset("states", new double[][] {{1, 2}, {3, Double.NaN}}));

    String message = refusal(file, OptionalDouble.of(1));

    assertEquals(
        file
            + ", dataset /states: row 2, column 2 must be a number but is missing, and no two rows"
            + " after each other are whole",
        message);
  }

  @Test
  void refusesNamesThatAreNotOneAVariable() {
    Path file =
        foreign(
            hdf -> {
              hdf.putAttribute("names", new String[] {"x", "y", "z"});
              hdf.putDataset("states", new double[][] {{1, 2}}).putAttribute("dt", 1.0);
            });

    String message = refusal(file);

    assertTrue(message.startsWith(file + ": ") && message.contains("2"), message);
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("a.h5"));

    assertEquals(file + " must be an HDF5 file but is empty", refusal(file));
  }

  @Test
  void refusesAPictureWithTheWrongName() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H'};
    Path file = Files.write(folder.resolve("a.h5"), png);

    assertEquals(file + " must be an HDF5 file but does not begin like one", refusal(file));
  }

  @Test
  void saysHowMuchOfATruncatedFileIsThere() throws IOException {
    Path file = folder.resolve("a.h5");
    TrajectoryFiles.write(Trajectory.of(new double[3000], 3, 0.5), file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 10_000));

    assertEquals(
        "%s is truncated: it must have %d bytes but has 10000".formatted(file, whole.length),
        refusal(file));
  }

  @Test
  void tellsEveryTruncationAndEveryDamagedByteAsBadInput() throws IOException {
    Path file = folder.resolve("a.h5");
    TrajectoryFiles.write(Trajectory.of(new double[] {1, 2, 3, 4}, 2, 0.5), file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(refusal(file).startsWith(file.toString()));
    }
    for (int position = 0; position < whole.length; position++) {
      byte[] damaged = whole.clone();
      damaged[position] ^= (byte) 0xff;
      Files.write(file, damaged);
      try {
        TrajectoryFiles.read(file); // a changed number is still a number
      } catch (InputException e) {
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      }
    }
  }

  private String refusal(Path file) {
    return refusal(file, OptionalDouble.empty());
  }

  private String refusal(Path file, OptionalDouble timeStep) {
    return assertThrows(InputException.class, () -> TrajectoryFiles.read(file, timeStep))
        .getMessage();
  }

  private Path foreign(Consumer<WritableHdfFile> filling) {
    Path path = folder.resolve("foreign.h5");
    try (WritableHdfFile hdf = HdfFile.write(path)) {
      filling.accept(hdf);
    }
    return path;
  }
}
