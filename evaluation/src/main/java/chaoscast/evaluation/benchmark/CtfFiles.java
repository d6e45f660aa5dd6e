package chaoscast.evaluation.benchmark;

import chaoscast.core.InputException;
import chaoscast.core.Trajectory;
import chaoscast.core.files.DataFiles;
import chaoscast.core.files.table.ReadingOptions;
import chaoscast.evaluation.score.CtfMeasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The Lorenz data set as its folder holds it: `train/X1train.mat` … `train/X10train.mat`, all of which must be
/// there, and `test/X1test.mat` … `test/X9test.mat`, as many as there are.
///
/// @param records      training records by name, time × 3
/// @param tests        test files by name
/// @param missingTests names of those that are not there
public record CtfFiles(
    Map<String, Trajectory> records, Map<String, Trajectory> tests, List<String> missingTests) {
  /// Δt of every file.
  public static final double TIME_STEP = 0.05;
  private static final int VARIABLES = 3;
  private static final int LEAST_RECORD = 50;
  private static final List<String> RECORDS = names("train", 10);
  private static final List<String> TESTS = names("test", 9);

  /// @param folder with `train` and `test`; symbolic links are followed
  /// @throws InputException naming what is missing, what does not belong to the set or what has another shape
  public static CtfFiles read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "--data must be the folder of ODE_Lorenz, with train and test in it, but was "
              + folder);
    }
    List<Path> train = present(folder.resolve("train"), RECORDS);
    List<Path> test = present(folder.resolve("test"), TESTS);
    List<String> absent =
        RECORDS.stream().filter(name -> !train.contains(file(folder, "train", name))).toList();
    if (!absent.isEmpty()) {
      throw new InputException(
          "%s must hold X1train.mat … X10train.mat but lacks %s"
              .formatted(folder.resolve("train"), files(absent)));
    }
    List<String> missing =
        TESTS.stream().filter(name -> !test.contains(file(folder, "test", name))).toList();
    if (missing.size() == TESTS.size()) {
      throw new InputException(
          "%s must hold one of X1test.mat … X9test.mat at least but holds none"
              .formatted(folder.resolve("test")));
    }
    var records = new LinkedHashMap<String, Trajectory>();
    for (String name : RECORDS) {
      records.put(name, trajectory(file(folder, "train", name), LEAST_RECORD));
    }
    var tests = new LinkedHashMap<String, Trajectory>();
    for (String name : TESTS) {
      if (!missing.contains(name)) {
        tests.put(name, trajectory(file(folder, "test", name), CtfMeasure.SHORT_ROWS));
      }
    }
    for (CtfScore score : CtfScore.values()) {
      requireSameTimes(score, records, tests);
    }
    return new CtfFiles(records, tests, missing);
  }

  public CtfFiles {
    records = Map.copyOf(records);
    tests = Map.copyOf(tests);
    missingTests = List.copyOf(missingTests);
  }

  private static List<String> names(String part, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "X" + i + part).toList();
  }

  private static Path file(Path folder, String part, String name) {
    return folder.resolve(part).resolve(name + ".mat");
  }

  private static String files(List<String> names) {
    return String.join(", ", names.stream().map(name -> name + ".mat").toList());
  }

  /// @return MATLAB files of a folder, all of which belong to the set
  private static List<Path> present(Path folder, List<String> known) {
    if (!Files.isDirectory(folder)) {
      throw new InputException("--data must have the folder %s but has none".formatted(folder));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> found =
          entries.filter(path -> path.toString().endsWith(".mat")).sorted().toList();
      for (Path path : found) {
        String name = path.getFileName().toString().replaceFirst("\\.mat$", "");
        if (!known.contains(name)) {
          throw new InputException(
              "%s must hold %s.mat … %s.mat alone but holds %s too"
                  .formatted(folder, known.getFirst(), known.getLast(), path.getFileName()),
              "move it elsewhere");
        }
      }
      return found;
    } catch (IOException e) {
      throw new InputException("%s must be a folder that can be read".formatted(folder), e);
    }
  }

  private static Trajectory trajectory(Path file, int least) {
    ReadingOptions options =
        ReadingOptions.NONE
            .withTimeStep(OptionalDouble.of(TIME_STEP))
            .withTime(Optional.of("none"))
            .withTransposed(false);
    List<Trajectory> parts = DataFiles.read(List.of(file.toString()), options).trajectories();
    Trajectory whole = parts.getFirst();
    if (parts.size() > 1 || whole.dimension() != VARIABLES || whole.steps() < least) {
      var shapes = new ArrayList<String>();
      parts.forEach(part -> shapes.add(part.steps() + " × " + part.dimension()));
      throw new InputException(
          "%s must be one matrix, ≥ %d times × %d variables, without gaps, but is %s"
              .formatted(file, least, VARIABLES, String.join(" and ", shapes)));
    }
    return whole;
  }

  private static void requireSameTimes(
      CtfScore score, Map<String, Trajectory> records, Map<String, Trajectory> tests) {
    if (score.reconstructs() && tests.containsKey(score.test())) {
      int wanted = records.get(score.record()).steps();
      int found = tests.get(score.test()).steps();
      if (found != wanted) {
        throw new InputException(
            "%s.mat must have %d times, those of %s.mat, but has %d"
                .formatted(score.test(), wanted, score.record(), found));
      }
    }
  }
}
