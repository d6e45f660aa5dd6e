package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Seed;
import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/// `benchmark ctf-lorenz` on a stand-in for the data set: the same files and columns, made by Lorenz' equations
/// at the same ρ, with fewer rows.
class BenchmarkCommandTest {
  private static final int LONG = 300;
  private static final int SHORT = 100;
  private static final int AHEAD = 60;

  /// ρ of each record; those of the last two are seen nowhere else.
  private static final Map<Integer, Double> RHO =
      Map.of(1, 28.7, 2, 29.7, 3, 31.9, 4, 33.7, 5, 33.7, 6, 33.7, 7, 35.7, 8, 37.9, 9, 34.3, 10,
          39.5);

  @TempDir
  private static Path made;

  @TempDir
  private Path folder;

  @BeforeAll
  static void makeFiles() throws IOException {
    Files.createDirectories(made.resolve("train"));
    Files.createDirectories(made.resolve("test"));
    for (int record = 1; record <= 10; record++) {
      Path file = made.resolve("truth.h5");
      CommandRun.of(
          "generate", "lorenz63", "-s", "rho=" + RHO.get(record), "--integrator", "dp853",
          "--tolerance", "1e-12", "--dt", "0.05", "--steps", LONG + AHEAD, "--seed", record, "-o",
          file)
          .succeeds();
      Trajectory truth = TrajectoryFiles.read(file);
      boolean brief = record == 4 || record == 5 || record > 8;
      Trajectory past = truth.slice(brief ? LONG - SHORT : 0, LONG);
      Trajectory future = truth.slice(LONG, LONG + AHEAD);
      double sigma = record == 2 ? 1 : record == 3 ? 2 : record == 5 ? 1 : 0;
      write(noisy(past, sigma), "train/X%dtrain.mat", record);
      switch (record) {
        case 1 -> write(future, "test/X%dtest.mat", 1);
        case 2 -> {
          write(past, "test/X%dtest.mat", 2);
          write(future, "test/X%dtest.mat", 3);
        }
        case 9 -> write(future, "test/X%dtest.mat", 8);
        case 10 -> write(future, "test/X%dtest.mat", 9);
        default -> {}
      }
    }
    Files.delete(made.resolve("truth.h5"));
  }

  private static Trajectory noisy(Trajectory clean, double sigma) {
    RandomGenerator random = new Seed(11).generator();
    double[] values = clean.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += sigma * random.nextGaussian();
    }
    return Trajectory.of(values, clean.dimension(), clean.timeStep());
  }

  private static void write(Trajectory states, String name, int number) throws IOException {
    write(states, made.resolve(name.formatted(number)));
  }

  private static void write(Trajectory states, Path file) throws IOException {
    Matrix matrix = Mat5.newMatrix(states.steps(), states.dimension());
    for (int i = 0; i < states.steps(); i++) {
      for (int k = 0; k < states.dimension(); k++) {
        matrix.setDouble(i, k, states.get(i, k));
      }
    }
    try (var sink = Sinks.newStreamingFile(file.toFile())) {
      Mat5.newMatFile().addArray("states", matrix).writeTo(sink);
    }
  }

  @BeforeEach
  void copy() throws IOException {
    for (String part : List.of("train", "test")) {
      Files.createDirectories(folder.resolve(part));
      try (var files = Files.list(made.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
        }
      }
    }
  }

  @Test
  void reconstructsAndForecastsFromTheFilesAlone() throws IOException {
    Path json = folder.resolve("scores.json");
    CommandRun run = CommandRun.of("benchmark", "ctf-lorenz", "--data", folder, "--json", json)
        .succeeds();

    JsonNode document = new ObjectMapper().readTree(json.toFile());
    JsonNode scores = document.get("scores");
    assertEquals(1, document.get("schemaVersion").intValue());
    assertEquals(12, scores.size());
    for (String exact : List.of("E1", "E11", "E12")) {
      assertTrue(scores.get(exact).doubleValue() >= 99.99, exact + " " + scores);
    }
    assertTrue(scores.get("E3").doubleValue() > 99, scores.toString()); // 96 as they are
    assertTrue(scores.get("E4").doubleValue() <= 100);
    assertTrue(document.get("otherWindows").get("E2").get("windows").intValue() == LONG / AHEAD);
    for (String none : List.of("E5", "E6", "E7", "E8", "E9", "E10")) {
      assertTrue(scores.get(none).isNull(), none);
    }
    assertEquals("left out: X5test.mat is not there", document.get("notScored").get("E6").asText());
    assertTrue(document.get("notScored").get("E7").asText().startsWith("invalid: X6test"));
    assertEquals(97.90, document.get("published").get(0).get("value").doubleValue());

    List<String> lines = run.out().lines().filter(line -> line.matches("E\\d+ .*")).toList();
    assertEquals(
        "E1 E2 E3 E4 E5 E6 E7 E8 E9 E10 E11 E12",
        lines.stream().map(line -> line.split(" ", 2)[0]).collect(Collectors.joining(" ")));
    assertTrue(lines.get(5).contains("left out") && lines.get(5).contains("X5test.mat"));
    assertTrue(lines.get(9).contains("invalid") && lines.get(9).contains("X7test is X5test"));
  }

  @Test
  void whatIsNotTheDataSetIsRefusedBeforeAnyWork() throws IOException {
    Path train = folder.resolve("train");
    Path test = folder.resolve("test");

    Files.move(train.resolve("X6train.mat"), folder.resolve("elsewhere.mat"));
    rejects("lacks X6train.mat");
    write(Trajectory.of(new double[] {1, 2, 3}, 3, 0.05), train.resolve("X6train.mat"));
    rejects("X6train.mat must be one matrix, ≥ 50 times × 3 variables");
    Files.move(
        folder.resolve("elsewhere.mat"), train.resolve("X6train.mat"),
        StandardCopyOption.REPLACE_EXISTING);

    Path fourth = test.resolve("X4test.mat");
    Files.copy(test.resolve("X1test.mat"), fourth,
        StandardCopyOption.REPLACE_EXISTING);
    rejects("X4test.mat must have 300 times, those of X3train.mat, but has 60");
    Files.delete(fourth);

    Files.copy(test.resolve("X1test.mat"), test.resolve("X10test.mat"));
    rejects("but holds X10test.mat too");
    Files.delete(test.resolve("X10test.mat"));

    try (var files = Files.list(test)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    rejects("one of X1test.mat … X9test.mat");
    Files.delete(test);
    rejects("must have the folder");
    CommandRun.of("benchmark", "ctf-lorenz", "--data", folder.resolve("none"))
        .rejects("--data must be the folder");
    assertFalse(Files.exists(folder.resolve("scores.json")));
  }

  private void rejects(String message) {
    CommandRun.of(
        "benchmark", "ctf-lorenz", "--data", folder, "--json", folder.resolve("scores.json"))
        .rejects(message);
  }
}
