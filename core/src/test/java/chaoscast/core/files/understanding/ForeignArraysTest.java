package chaoscast.core.files.understanding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arrays that h5py, SciPy and NumPy wrote; README.md beside them says what they hold.
class ForeignArraysTest {
  private static final ReadingOptions QUARTER =
      ReadingOptions.NONE.withTimeStep(OptionalDouble.of(0.25));

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "lzf.h5, 1, 2, 1e-15",
    "strings.h5, 1, 2, 1e-15",
    "cube.h5, 2, 2, 1e-15",
    "float16.h5, 1, 2, 1e-3",
    "netcdf.nc, 1, 2, 1e-15",
    "packed.nc, 1, 2, 1e-8",
    "frame-fixed.h5, 1, 2, 1e-15",
    "frame-table.h5, 1, 2, 1e-15",
    "struct.mat, 1, 2, 1e-15",
    "cube.mat, 2, 2, 1e-15",
    "cells.mat, 2, 2, 1e-15",
    "structs.mat, 2, 2, 1e-15",
    "cells-v73.mat, 2, 2, 1e-15",
    "structs-v73.mat, 2, 2, 1e-15",
    "records.h5, 1, 2, 1e-15",
    "days.nc, 1, 2, 1e-15",
    "several.npz, 1, 2, 1e-15"
  })
  void readsStepAndStates(String name, int trajectories, int dimension, double tolerance)
      throws URISyntaxException {
    Recordings read = DataFiles.read(List.of(resource(name)), ReadingOptions.NONE);

    assertEquals(trajectories, read.trajectories().size());
    int row = 0;
    for (Trajectory one : read.trajectories()) {
      assertEquals(0.25, one.timeStep(), 1e-15);
      assertEquals(dimension, one.dimension());
      for (int i = 0; i < one.steps(); i++, row++) {
        assertEquals(Math.sin(0.25 * row), one.get(i, 0), tolerance);
        assertEquals(Math.cos(0.25 * row), one.get(i, 1), tolerance);
      }
    }
    assertEquals(40, row);
  }

  /// Values are sin t/2 + i + 10 j + …, with the places i, j … along the other dimensions in their order.
  @ParameterizedTest
  @CsvSource({
    "grid.nc, 6, 12 steps (valid_time) of 6 variables (latitude × longitude",
    "grid-last.nc, 6, 12 steps (ocean_time) of 6 variables (lat × lon",
    "levels.nc, 6, 12 steps (time) of 6 variables (level × lat × lon",
    "labelled.h5, 6, 12 steps (time) of 6 variables (lat × lon"
  })
  void theDimensionThatIsNamedTimeHasTheRows(String name, int dimension, String remark)
      throws URISyntaxException {
    Recordings read = DataFiles.read(List.of(resource(name)), ReadingOptions.NONE);

    assertEquals(1, read.trajectories().size());
    Trajectory states = read.longest();
    assertEquals(dimension, states.dimension());
    assertEquals(12, states.steps());
    assertEquals(name.endsWith("h5") ? 0.25 : 21_600, states.timeStep());
    boolean thin = name.equals("levels.nc"); // one of three places has length one
    for (int t = 0; t < 12; t++) {
      for (int k = 0; k < dimension; k++) {
        double last = k % 3 * (thin ? 100 : 10);
        assertEquals(Math.sin(0.5 * t) + Math.floorDiv(k, 3) + last, states.get(t, k), 1e-12);
      }
    }
    assertTrue(
        read.understanding().remarks().stream().anyMatch(one -> one.contains(remark)),
        read.understanding().remarks().toString());
  }

  @Test
  void theDimensionOfAnEnsembleHasTheTrajectories() throws URISyntaxException {
    Recordings read = DataFiles.read(List.of(resource("members.nc")), ReadingOptions.NONE);

    assertEquals(2, read.trajectories().size());
    for (int run = 0; run < 2; run++) {
      Trajectory states = read.trajectories().get(run);
      assertEquals(3, states.dimension());
      for (int t = 0; t < 12; t++) {
        for (int k = 0; k < 3; k++) {
          assertEquals(Math.sin(0.5 * t) + run + 10 * k, states.get(t, k), 1e-12);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "virtual.h5, 'has a virtual dataset, a view of other files'",
    "linked.h5, '/x, which is a link to part0.h5:x: give that file'"
  })
  void valuesThatLieInOtherFilesAreNamed(String name, String reason) {
    var refusal =
        assertThrows(
            InputException.class,
            () -> DataFiles.read(List.of(resource(name)), ReadingOptions.NONE));
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"packed.nc, zonal, azimuthal", "frame-fixed.h5, x, y", "frame-table.h5, x, y"})
  void columnsKeepNamesAndOrder(String name, String first, String second)
      throws URISyntaxException {
    Recordings read = DataFiles.read(List.of(resource(name)), ReadingOptions.NONE);

    assertEquals(List.of(first, second), read.longest().names());
  }

  @Test
  void monthsOfDaysSinceADateAreOfOneLength() throws URISyntaxException {
    Recordings read = DataFiles.read(List.of(resource("months.nc")), ReadingOptions.NONE);

    assertEquals(1, read.trajectories().size());
    assertEquals(1, read.longest().timeStep());
    assertTrue(
        read.understanding().remarks().toString().contains("count days since 1950-01-01"),
        read.understanding().remarks().toString());
  }

  @Test
  void readsWholeNumbersWithoutASignAndTruthOfHdf5() throws URISyntaxException {
    assertArrayEquals(
        new double[] {0x1p63 + 2048, 1, 0, 1, 5, 2},
        DataFiles.read(List.of(resource("whole.h5")), ReadingOptions.NONE).longest().toArray());
    assertArrayEquals(
        new double[] {1, 0, 0, 1, 1, 1},
        DataFiles.read(List.of(resource("truth.h5")), ReadingOptions.NONE).longest().toArray());
  }

  /// A record of milliseconds, a name and two numbers.
  @Test
  void recordsOfNumpyHoldDatesWordsAndArrays() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(10 + 182 + 40 * 32);
    String header =
        "{'descr': [('t', '<M8[ms]'), ('name', '<U2'), ('p', '<f8', (2,))], 'fortran_order': False, 'shape': (40,), }";
    buffer.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0)
        .putShort((short) 182)
        .put((header + " ".repeat(181 - header.length()) + "\n").getBytes(
            StandardCharsets.US_ASCII));
    for (int i = 0; i < 40; i++) {
      buffer.putLong(1_700_000_000_000L + 250L * i).putLong(0).putDouble(Math.sin(i)).putDouble(
          Math.cos(i));
    }
    Path file = Files.write(folder.resolve("records.npy"), buffer.array());

    Trajectory read = DataFiles.read(List.of(file.toString()), ReadingOptions.NONE).longest();

    assertEquals(0.25, read.timeStep());
    assertEquals(List.of("p0", "p1"), read.names());
    assertEquals(Math.cos(7), read.get(7, 1));
  }

  @Test
  void whatIsNoTableIsNamedWithTheReason() throws IOException {
    String four = cube(2, 2, 2, Math::sin);
    byte[] bytes = Files.readAllBytes(Path.of(four));
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("(2, 2, 2)", "(0, 2)   ");
    Path empty =
        Files.write(folder.resolve("none.npy"), text.getBytes(StandardCharsets.ISO_8859_1));

    var refusal =
        assertThrows(
            InputException.class, () -> DataFiles.read(List.of(empty.toString()), QUARTER));

    assertTrue(
        refusal.getMessage().endsWith("the array (0 × 2), which is empty"), refusal.getMessage());
  }

  @Test
  void infiniteValuesAreNamedAndMissingWhereThatIsSaid() throws IOException {
    String cube =
        cube(2, 24, 2, i -> i == 2 * 24 + 2 * 7 + 1 ? Double.NEGATIVE_INFINITY : Math.sin(i));

    var refusal =
        assertThrows(InputException.class, () -> DataFiles.read(List.of(cube), QUARTER));
    assertTrue(
        refusal.getMessage().contains("trajectory 2: row 8, column 2 must be finite but was -Inf"),
        refusal.getMessage());
    assertEquals(
        3,
        DataFiles.read(List.of(cube), QUARTER.withMissing(List.of("-inf"))).trajectories().size());
  }

  /// One dataset claims 10⁹ rows of which none is stored.
  @Test
  void whatHoldsNothingIsLeftOutAndSaidSo() throws URISyntaxException {
    Recordings read =
        DataFiles.read(List.of(resource("unallocated.h5")), ReadingOptions.NONE);

    assertEquals(40, read.longest().steps());
    assertTrue(
        read.understanding().remarks().toString()
            .contains("/run1 holds no values and is left out"),
        read.understanding().remarks().toString());
  }

  @Test
  void aMissingValueIsNamedWithTrajectoryRowAndColumn() throws IOException {
    String cube = cube(2, 24, 2, i -> i == 2 * 24 + 2 * 7 + 1 ? Double.NaN : Math.sin(i));

    List<String> warnings =
        DataFiles.read(List.of(cube), QUARTER).understanding().warnings();

    assertTrue(
        warnings.stream()
            .anyMatch(one -> one.contains(
                "trajectory 2: 1 of 24 rows hold a missing value, the first in row 8, column 2")),
        warnings.toString());
  }

  @Test
  void classicNetCdfIsNamedAsSuch() throws IOException {
    Path classic = Files.write(folder.resolve("old.nc"), new byte[] {'C', 'D', 'F', 1, 0, 0, 0, 0});

    var refusal =
        assertThrows(
            InputException.class, () -> DataFiles.read(List.of(classic.toString()), QUARTER));
    assertTrue(refusal.getMessage().contains("is classic NetCDF"), refusal.getMessage());
  }

  @Test
  void readsARowVectorOfMatlabAsOneVariable() throws URISyntaxException {
    Trajectory read = DataFiles.read(List.of(resource("row.mat")), QUARTER).longest();

    assertEquals(1, read.dimension());
    assertEquals(40, read.steps());
    assertEquals(Math.sin(1), read.get(4, 0), 1e-15);
  }

  @Test
  void readsTheArrayAskedForAndListsThoseThereAre() throws URISyntaxException {
    List<String> file = List.of(resource("several.npz"));

    assertEquals(
        1, DataFiles.read(file, QUARTER.withDataset("t")).longest().dimension());
    var refusal =
        assertThrows(
            InputException.class, () -> DataFiles.read(file, QUARTER.withDataset("z")));
    assertTrue(refusal.getMessage().contains("x (40 × 2), t (40)"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "<f8, False", ">f8, False", "<f4, False", ">i2, False", "|u1, False", "|b1, False", "<i8, True",
    "<f2, False"
  })
  void readsEveryTypeAndOrderOfNumpy(String type, String fortran) throws IOException {
    // 0 1 / 1 1 / 0 0 in all types
    int[] values =
        fortran.equals("True") ? new int[] {0, 1, 0, 1, 1, 0} : new int[] {0, 1, 1, 1, 0, 0};

    Trajectory read = DataFiles.read(List.of(npy(type, fortran, values)), QUARTER).longest();

    assertEquals(2, read.dimension());
    assertEquals(List.of(0.0, 1.0, 1.0, 1.0, 0.0, 0.0),
        java.util.Arrays.stream(read.toArray()).boxed().toList());
  }

  @Test
  void refusesWhatIsNoArrayOfNumbers() throws IOException {
    String objects = npy("|O", "False", new int[0]);
    assertTrue(
        assertThrows(InputException.class, () -> DataFiles.read(List.of(objects), QUARTER))
            .getMessage()
            .contains("Python objects"));
    byte[] whole = Files.readAllBytes(Path.of(npy("<f8", "False", new int[] {0, 1, 1, 1, 0, 0})));
    Path cut = Files.write(folder.resolve("cut.npy"), java.util.Arrays.copyOf(whole, 150));
    var refusal =
        assertThrows(
            InputException.class, () -> DataFiles.read(List.of(cut.toString()), QUARTER));
    assertTrue(refusal.getMessage().startsWith(cut.toString()), refusal.getMessage());
  }

  @Test
  void numberedTablesOfOneWidthAreTrajectoriesInTheOrderOfTheirNumbers() throws IOException {
    var arrays = new LinkedHashMap<String, byte[]>();
    for (int run : new int[] {10, 9, 2}) {
      arrays.put("run" + run, table(20 + run, 2, i -> Math.sin(0.25 * i + run)));
    }
    String file = npz(arrays);

    Recordings read = DataFiles.read(List.of(file), QUARTER);

    assertEquals(
        List.of(22, 29, 30), read.trajectories().stream().map(Trajectory::steps).toList());
    assertEquals(Math.sin(9), read.trajectories().get(1).get(0, 0), 1e-15);
    assertTrue(
        read.understanding().remarks().getFirst().contains("read as 3 trajectories"),
        read.understanding().remarks().toString());
    assertEquals(
        29, DataFiles.read(List.of(file), QUARTER.withDataset("run9")).longest().steps());
  }

  @Test
  void groupsOfOneKindAreTrajectoriesWithClocksAndParametersOfTheirOwn() throws IOException {
    var arrays = new LinkedHashMap<String, byte[]>();
    for (int run = 0; run < 2; run++) {
      int rho = 28 + run;
      arrays.put("r%d/t".formatted(run), table(40, 0, i -> 0.5 * i));
      arrays.put("r%d/x".formatted(run), table(40, 0, i -> Math.sin(i + rho)));
      arrays.put("r%d/rho".formatted(run), table(1, 0, i -> rho));
    }

    Recordings read = DataFiles.read(List.of(npz(arrays)), ReadingOptions.NONE);

    assertEquals(2, read.trajectories().size());
    assertEquals(List.of("x"), read.longest().names());
    assertEquals(0.5, read.longest().timeStep(), 1e-15);
    assertEquals(29, read.recordings().get(1).constants().get("rho"), 1e-15);
  }

  @Test
  void whatIsForTestsIsNoTrainingSet() throws IOException {
    var arrays = new LinkedHashMap<String, byte[]>();
    arrays.put("train", table(30, 2, Math::sin));
    arrays.put("test", table(20, 2, Math::sin));

    Recordings read = DataFiles.read(List.of(npz(arrays)), QUARTER);

    assertEquals(List.of(30), read.trajectories().stream().map(Trajectory::steps).toList());
  }

  @Test
  void aClockOfSixteenBitsIsEvenToItsOwnPrecision() throws IOException {
    int rows = 3000;
    ByteBuffer buffer = ByteBuffer.allocate(128 + 4 * rows);
    putHeader(buffer, "<f2", "False", rows + ", 2");
    for (int i = 0; i < rows; i++) {
      buffer.putShort(Float.floatToFloat16(0.01f * i)).putShort(
          Float.floatToFloat16((float) Math.sin(0.1 * i)));
    }
    String file = Files.write(folder.resolve("half.npy"), buffer.array()).toString();

    Recordings read = DataFiles.read(List.of(file), ReadingOptions.NONE);

    assertEquals(1, read.longest().dimension());
    assertEquals(rows, read.longest().steps());
    assertEquals(0.01, read.longest().timeStep(), 1e-12);
    assertEquals(List.of("x1"), read.longest().names());
    assertEquals(List.of("x1"), read.understanding().named(Role.STATE));
  }

  private static String resource(String name) throws URISyntaxException {
    return Path.of(
        ForeignArraysTest.class.getResource("/chaoscast/core/files/" + name).toURI()).toString();
  }

  /// An array of binary64 in three dimensions.
  private String cube(int runs, int steps, int variables, IntToDoubleFunction value)
      throws IOException {
    int size = runs * steps * variables;
    ByteBuffer buffer = ByteBuffer.allocate(128 + 8 * size);
    putHeader(buffer, "<f8", "False", "%d, %d, %d".formatted(runs, steps, variables));
    for (int i = 0; i < size; i++) {
      buffer.putDouble(value.applyAsDouble(i));
    }
    return Files.write(folder.resolve("cube.npy"), buffer.array()).toString();
  }

  /// Leaves the buffer behind the header, little-endian.
  private static void putHeader(ByteBuffer buffer, String type, String fortran, String shape) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }".formatted(type, fortran, shape);
    header += " ".repeat(117 - header.length()) + "\n";
    buffer.order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) 118)
        .put(header.getBytes(StandardCharsets.US_ASCII));
  }

  private String npy(String type, String fortran, int[] values) throws IOException {
    int size = type.length() > 2 ? type.charAt(2) - '0' : 8;
    ByteBuffer buffer = ByteBuffer.allocate(128 + values.length * size);
    putHeader(buffer, type, fortran, "3, 2");
    buffer.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      switch (type.substring(1)) {
        case "f8" -> buffer.putDouble(value);
        case "f4" -> buffer.putFloat(value);
        case "f2" -> buffer.putShort(Float.floatToFloat16(value));
        case "i8" -> buffer.putLong(value);
        case "i2" -> buffer.putShort((short) value);
        default -> buffer.put((byte) value);
      }
    }
    return Files.write(folder.resolve("a.npy"), buffer.array()).toString();
  }

  /// @param columns 0 for one dimension
  private static byte[] table(int rows, int columns, IntToDoubleFunction value) {
    int size = rows * Math.max(1, columns);
    ByteBuffer buffer = ByteBuffer.allocate(128 + 8 * size);
    putHeader(buffer, "<f8", "False", columns == 0 ? rows + "," : rows + ", " + columns);
    for (int i = 0; i < size; i++) {
      buffer.putDouble(value.applyAsDouble(i));
    }
    return buffer.array();
  }

  private String npz(Map<String, byte[]> arrays) throws IOException {
    Path file = folder.resolve("several.npz");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> one : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey() + ".npy"));
        zip.write(one.getValue());
      }
    }
    return file.toString();
  }
}
