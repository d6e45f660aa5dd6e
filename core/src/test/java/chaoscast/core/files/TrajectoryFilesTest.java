package chaoscast.core.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chaoscast.core.InputException;
import chaoscast.core.Provenance;
import chaoscast.core.Trajectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every format.
class TrajectoryFilesTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.hdf5", "A.H5", "a.csv", "a.CSV"})
  void givesBackEveryBitAndEverythingKnown(String name) {
    Trajectory written = example();
    Path file = folder.resolve(name);

    write(written, file);

    assertSame(written, TrajectoryFiles.read(file));
  }

  @Test
  void writesCsvThatBeginsWithItsHeaderUnlessCommentsAreAskedFor() throws IOException {
    Path file = folder.resolve("plain.csv");

    TrajectoryFiles.write(example(), file);

    assertEquals(
        List.of("time,x,y,z", "12.3,1.0,2.0,3.0"), Files.readAllLines(file).subList(0, 2));
    Trajectory again = TrajectoryFiles.read(file);
    assertArrayEquals(example().toArray(), again.toArray());
    assertEquals(0.1, again.timeStep());
    assertEquals(12.3, again.startTime());
  }

  @Test
  void writesNumpyArraysOfTheStates() throws IOException {
    Path file = folder.resolve("a.npy");

    TrajectoryFiles.write(example(), file);

    assertArrayEquals(
        example().toArray(), TrajectoryFiles.read(file, OptionalDouble.of(0.1)).toArray());
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(128 + 9 * 8, bytes.length);
    assertEquals(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 3), }",
        new String(bytes, 10, 118, StandardCharsets.US_ASCII).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void givesBackExtremeNumbers(String name) {
    double[] extremes = {
      -0.0,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      Math.nextUp(1.0),
      -1.0 / 3,
      Double.MIN_NORMAL,
      1e22,
      9.5e-7
    };
    Path file = folder.resolve(name);

    write(Trajectory.of(extremes, 2, 1.0 / 3), file);

    assertArrayEquals(extremes, TrajectoryFiles.read(file).toArray());
    assertEquals(1.0 / 3, TrajectoryFiles.read(file).timeStep());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void givesBackALongTrajectory(String name) {
    double[] states = new SplittableRandom(1).doubles(3 * 50_001).toArray();
    Path file = folder.resolve(name);

    TrajectoryFiles.write(Trajectory.of(states, 3, 0.01), file);

    assertArrayEquals(states, TrajectoryFiles.read(file).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void writesTheSliceNotTheWhole(String name) {
    Trajectory slice = example().slice(1, 3);
    Path file = folder.resolve(name);

    write(slice, file);

    assertSame(slice, TrajectoryFiles.read(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void givesBackAnUnknownOriginAsUnknown(String name) {
    Trajectory written = Trajectory.of(new double[] {1, 2}, 1, 0.5);
    Path file = folder.resolve(name);

    write(written, file);

    assertSame(written, TrajectoryFiles.read(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void givesBackOddNamesAndParameters(String name) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("z = y", "100 %\t+1");
    parameters.put("µ", "");
    Trajectory written =
        Trajectory.of(new double[] {1, 2, 3, 4, 5, 6}, 6, 0.5)
            .withNames(List.of("t", "time", "a,b;c", "say \"x\"", " λ₁ ", "#1"))
            .withProvenance(
                new Provenance("two\nlines", parameters, OptionalLong.empty(), "50 % a: b", "v"));
    Path file = folder.resolve(name);

    write(written, file);

    assertSame(written, TrajectoryFiles.read(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void takesAGivenTimeStepThatAgrees(String name) {
    Path file = folder.resolve(name);
    write(example(), file);

    assertEquals(0.1, TrajectoryFiles.read(file, OptionalDouble.of(0.1)).timeStep());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void refusesAGivenTimeStepThatDiffers(String name) {
    Path file = folder.resolve(name);
    write(example(), file);

    assertRefused(
        "the time step given for %s must be the file's 0.1 but was 0.2".formatted(file),
        file,
        OptionalDouble.of(0.2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void refusesAMissingFileByName(String name) {
    Path file = folder.resolve(name);

    assertRefused(file + " must exist but does not", file, OptionalDouble.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.csv"})
  void refusesAFolderByName(String name) throws IOException {
    Path file = Files.createDirectory(folder.resolve(name));

    assertRefused(file + " must be a file but is a folder", file, OptionalDouble.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.npz", "h5", "a.h5.zip", "csv"})
  void refusesToWriteOtherFormatsAndListsThoseThereAre(String name) {
    Path file = folder.resolve(name);
    String message =
        "the name of a trajectory file must end in .h5, .hdf5, .csv or .npy but was " + file;

    assertEquals(message, refusal(() -> TrajectoryFiles.write(example(), file)));
    assertEquals(message, refusal(() -> TrajectoryFiles.requireWritable(file)));
    assertFalse(Files.exists(file));
  }

  /// With the comments that CSV needs to give everything back.
  private static void write(Trajectory trajectory, Path file) {
    TrajectoryFiles.write(TrajectorySource.of(trajectory), file, true);
  }

  static void assertSame(Trajectory expected, Trajectory actual) {
    assertEquals(expected.dimension(), actual.dimension());
    assertArrayEquals(expected.toArray(), actual.toArray());
    assertEquals(expected.timeStep(), actual.timeStep());
    assertEquals(expected.startTime(), actual.startTime());
    assertEquals(expected.names(), actual.names());
    assertEquals(expected.provenance(), actual.provenance());
    assertEquals(
        List.copyOf(expected.provenance().parameters().keySet()),
        List.copyOf(actual.provenance().parameters().keySet()));
  }

  private static Trajectory example() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("sigma", "10.0");
    parameters.put("rho", "28.0");
    parameters.put("beta", Double.toString(8.0 / 3));
    return Trajectory.of(new double[] {1, 2, 3, 0.1, 0.2, 0.3, -7e-9, 1e300, 1.0 / 3}, 3, 0.1)
        .withNames(List.of("x", "y", "z"))
        .withStartTime(12.3)
        .withProvenance(
            new Provenance("lorenz63", parameters, OptionalLong.of(-1), "rk4 substeps=1", "0.1.0"));
  }

  private static void assertRefused(String message, Path file, OptionalDouble timeStep) {
    assertEquals(message, refusal(() -> TrajectoryFiles.read(file, timeStep)));
  }

  private static String refusal(Runnable action) {
    return assertThrows(InputException.class, action::run).getMessage();
  }
}
