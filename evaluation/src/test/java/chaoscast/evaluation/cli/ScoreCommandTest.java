package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forecasts of other programs, in whatever file, get the horizons that their errors have.
///
/// The recorded forecasts are the truth plus an offset of n · c in the first variable at step n, so that the
/// horizon is the greatest n with n · c ≤ 0.3 · err0, err0² being the mean of ‖x − x̄‖² over all of the truth.
class ScoreCommandTest {
  private static final int ROWS = 600;
  private static final double STEP = 0.1;

  @TempDir
  private Path folder;
  private Path truth;
  private double[] states;
  private double spread;

  @BeforeEach
  void writeTruth() {
    truth = folder.resolve("truth.csv");
    states = new double[2 * ROWS];
    double x = 0.4;
    for (int i = 0; i < ROWS; i++) {
      x = 3.9 * x * (1 - x);
      states[2 * i] = Math.sin(0.37 * i) + 0.1 * x;
      states[2 * i + 1] = Math.cos(0.37 * i) + 0.2 * x;
    }
    TrajectoryFiles.write(
        Trajectory.of(states, 2, STEP).withNames(List.of("u", "v")).withStartTime(5), truth);
    double[] mean = new double[2];
    for (int i = 0; i < states.length; i++) {
      mean[i % 2] += states[i] / ROWS;
    }
    double sum = 0;
    for (int i = 0; i < states.length; i++) {
      sum += Math.pow(states[i] - mean[i % 2], 2);
    }
    spread = Math.sqrt(sum / ROWS);
  }

  @Test
  void aTableOfForecastsWithTheirStartsIsScoredExactly() throws IOException {
    Path file = table("f.csv", List.of(400, 450, 520), 40, spread * 0.3 / 12.5, true);
    JsonNode row = scored("mine=" + file, "--error", "nrmse").get("results").get(0);
    assertEquals("mine", row.get("label").asText());
    assertHorizons(row, 12, 12, 12);
    assertEquals(1 * spread * 0.3 / 12.5 / spread, row.get("oneStepError").asDouble(), 1e-12);
  }

  /// Forecasts are off by n · c in u and right in v: the scores are sums that a reader can follow.
  @Test
  void scoresOfOthersAreAddedWhereTheyAreAskedFor() throws IOException {
    double c = 0.01;
    Path file = table("f.csv", List.of(400), 40, c, true);
    JsonNode scores = scored("mine=" + file, "--scores").get("scores").get(0);
    double smape = 0;
    double error = 0;
    double change = 0;
    for (int n = 1; n <= 40; n++) {
      double u = states[2 * (400 + n)];
      smape += 100 * n * c / (Math.abs(u) + Math.abs(u + n * c)) / 80;
      error += n * c;
      change += Math.abs(u - states[2 * (399 + n)]);
    }
    assertEquals("mine", scores.get("label").asText());
    assertEquals(smape, scores.get("smape").get(39).asDouble(), 1e-6);
    assertEquals(error / change / 2, scores.get("mase").asDouble(), 1e-9);
    assertTrue(scores.get("dH").isNull(), "40 steps have no spectrum");
  }

  /// Of forecasts that go on behind the end of the truth what lies inside is scored; where less than half does, nothing.
  @Test
  void forecastsLongerThanTheTruthAreScoredInsideIt() throws IOException {
    double c = spread * 0.3 / 12.5;
    Path file = folder.resolve("long.csv");
    var text = new StringBuilder("start,u,v\n");
    for (int start : new int[] {400, 570, 590}) {
      for (int n = 1; n <= 40; n++) {
        int at = Math.min(ROWS - 1, start + n);
        text.append(start).append(',').append(states[2 * at] + n * c).append(',')
            .append(states[2 * at + 1]).append('\n');
      }
    }
    Files.writeString(file, text);

    JsonNode all = scored("mine=" + file, "--error", "nrmse");

    assertHorizons(all.get("results").get(0), 12, 12);
    assertTrue(all.toString().contains("their first 29 of 40 steps are scored, and 1 forecast"));
  }

  @Test
  void timesSayTheStartToo() throws IOException {
    Path file = table("f.csv", List.of(450, 400), 40, spread * 0.3 / 7.5, false);
    assertHorizons(scored("mine=" + file).get("results").get(0), 7, 7);
  }

  @Test
  void everyFileOfAFolderIsAForecast() throws IOException {
    Path runs = Files.createDirectory(folder.resolve("runs"));
    for (int start : List.of(300, 333, 420)) {
      TrajectoryFiles.write(
          Trajectory.of(forecast(start, 50, spread * 0.3 / 20.5), 2, STEP)
              .withNames(List.of("u", "v"))
              .withStartTime(5 + (start + 1) * STEP),
          runs.resolve("from" + start + ".h5"));
    }
    assertHorizons(scored("mine=" + runs).get("results").get(0), 20, 20, 20);
  }

  @Test
  void anArrayWithoutStartsHasThoseOfTheTruth() throws IOException {
    Path starts = folder.resolve("starts.csv");
    CommandRun.of(
        "score", "--truth", truth, "--starts", 6, "--max-steps", 20, "--starts-to", starts)
        .succeeds();
    List<Integer> named =
        Files.readAllLines(starts).stream()
            .skip(1)
            .map(line -> Integer.valueOf(line.substring(0, line.indexOf(','))))
            .toList();
    assertEquals(6, named.size());
    assertEquals(420, named.getFirst()); // 70% train
    Path file = cube("f.npy", named, 20, spread * 0.3 / 3.5);
    JsonNode row =
        scored("mine=" + file, "--starts", "6", "--max-steps", "20").get("results").get(0);
    assertHorizons(row, 3, 3, 3, 3, 3, 3);
    CommandRun.of("score", "--truth", truth, "--forecast", "mine=" + file, "--starts", 6)
        .rejects("give --max-steps 20 if 'score --starts-to' was given it");
  }

  /// Forecasts that are right, said to start elsewhere.
  @Test
  void startsThatAreWrongAreDoubted() throws IOException {
    Path right = table("right.csv", List.of(400, 420, 450), 30, spread * 1e-6, true);
    Path wrong = folder.resolve("wrong.csv");
    Files.writeString(
        wrong,
        Files.readString(right).replace("\n400,", "\n405,").replace("\n420,", "\n425,")
            .replace("\n450,", "\n455,"));
    assertEquals("[]", scored("a=" + right).get("results").get(0).get("remarks").toString());
    String remarks = scored("a=" + wrong).get("results").get(0).get("remarks").toString();
    assertTrue(remarks.contains("is 'start' the number of the last observed state"), remarks);
  }

  @Test
  void startsThatOneFileLacksAreLeftOutAndSaid() throws IOException {
    Path most = table("a.csv", List.of(400, 420, 450, 500), 30, spread * 0.3 / 5.5, true);
    Path fewer = table("b.csv", List.of(420, 500, 510), 30, spread * 0.3 / 9.5, true);
    JsonNode all = scored("a=" + most, "--forecast", "b=" + fewer);
    assertHorizons(all.get("results").get(0), 5, 5);
    assertHorizons(all.get("results").get(1), 9, 9);
    assertTrue(
        all.get("results").get(0).get("remarks").toString().contains(
            "scored on the 2 starts that all forecasts have; 3 of 5 are left out, the first of them 400"),
        all.toString());
    JsonNode pair = all.get("pairs").get(0);
    assertEquals(-0.4, pair.get("meanDifference").asDouble(), 1e-12);
  }

  @Test
  void aForecastThatDivergesEndsThere() throws IOException {
    Path file = folder.resolve("f.csv");
    double[] values = forecast(400, 30, spread * 1e-6);
    var lines = new ArrayList<>(List.of("start,u,v"));
    for (int n = 0; n < 30; n++) {
      lines.add(
          n < 11 ? "400," + values[2 * n] + "," + values[2 * n + 1]
              : n == 11 ? "400,inf,1" : "400,nan,nan");
    }
    Files.write(file, lines);
    JsonNode row = scored("mine=" + file).get("results").get(0);
    assertHorizons(row, 11);
    assertEquals(1, row.get("diverged").asInt());
  }

  @Test
  void comparesBesideSurrogatesFromTheSharedStarts() throws IOException {
    Path file = table("f.csv", List.of(420, 440, 460), 20, spread * 0.3 / 6.5, true);
    Path json = folder.resolve("all.json");
    CommandRun.of(
        "compare", "--data", truth, "--surrogates", "d2r2", "-p", "d2r2.degree=2", "--starts", 4,
        "--spacing", 20, "--max-steps", 20, "--climate", 0, "--forecasts", "mine=" + file, "--json",
        json)
        .succeeds();
    JsonNode all = new ObjectMapper().readTree(json.toFile());
    assertEquals("d2r2", all.get("results").get(0).get("label").asText());
    assertEquals(3, all.get("results").get(0).at("/horizon/perStart").size());
    assertHorizons(all.get("results").get(1), 6, 6, 6);
    assertEquals(3, all.get("protocol").get("starts").asInt());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path file = table("f.csv", List.of(400, 450), 40, 0.01, true);
    rejects("the forecast from start 400 must have ≥ 60 steps (max-steps) but has 40",
        "mine=" + file,
        "--max-steps", "60");
    rejects("must give each a name of its own but two contestants are called 'mine'",
        "mine=" + file, "--forecast", "mine=" + file);
    rejects("--forecast must be NAME=FILE but was", file.toString());
    rejects("start 590 has 9; leave that start out or give --max-steps 9",
        "mine=" + table("late.csv", List.of(400, 590), 9, 0.01, true), "--max-steps", "20");
    Path three = folder.resolve("three.csv");
    Files.writeString(three, "start,u,v,w\n400,1,2,3\n400,1,2,3\n");
    Path other = folder.resolve("other.csv");
    Files.writeString(other, "start,a,b,c\n400,1,2,3\n400,1,2,3\n");
    rejects("must have the truth's 2 variables (u, v) but has 3 columns (a, b, c)",
        "mine=" + other);
    Path outside = folder.resolve("outside.csv");
    Files.writeString(outside, "start,u,v\n600,1,2\n600,1,2\n");
    rejects("a start must be in [0, 598], the states of the truth but its last, but was 600",
        "mine=" + outside);
    Path coarse = folder.resolve("coarse.csv");
    Files.writeString(coarse, "time,u,v\n45.2,1,2\n45.4,1,2\n45.6,1,2\n");
    rejects("must have the truth's time step 0.1 but has 0.2", "mine=" + coarse);
    Path between = folder.resolve("between.csv");
    Files.writeString(between, "time,u,v\n45.15,1,2\n45.25,1,2\n");
    rejects("a forecast must begin at a time of the truth, 5.0 + i × 0.1, but begins at 45.15",
        "mine=" + between);
    Path unknown = folder.resolve("unknown.csv");
    Files.writeString(unknown, "u,v\n1,2\n1,2\n");
    rejects("must say where its forecasts start", "mine=" + unknown);
    Path twice = folder.resolve("twice.csv");
    Files.writeString(twice, "start,u,v\n400,1,2\n401,1,2\n400,1,2\n");
    rejects("must forecast from start 400 once", "mine=" + twice);
    CommandRun.of("score", "--truth", truth)
        .rejects("--forecast or --starts-to must be given but neither was");
    CommandRun.of(
        "compare", "--data", truth, "--surrogates", "d2r2", "--forecasts", "d2r2=" + file)
        .rejects("two contestants are called 'd2r2'");
  }

  /// The documentation's example, where this machine has what it needs.
  @Test
  void theExampleInPythonSeesFar() throws Exception {
    boolean able =
        Files.isExecutable(Path.of("/usr/bin/python3"))
            && python("-c", "import numpy, h5py") == 0;
    Assumptions.assumeTrue(able, "skipped: /usr/bin/python3 with numpy and h5py is not here");
    Path data = folder.resolve("lorenz.h5");
    Path starts = folder.resolve("starts.csv");
    Path forecasts = folder.resolve("forecasts.h5");
    CommandRun.of("generate", "lorenz63", "--dt", 0.02, "--steps", 8000, "-o", data).succeeds();
    CommandRun.of("score", "--truth", data, "--starts-to", starts).succeeds();
    Path script = Path.of("..", "docs", "score_forecasts.py");
    assertEquals(
        0, python(script.toString(), data.toString(), starts.toString(), forecasts.toString()));
    Path json = folder.resolve("score.json");
    CommandRun.of(
        "score", "--truth", data, "--forecast", "numpy=" + forecasts, "--max-steps", 1000, "--json",
        json)
        .rejects("a start must have ≥ 1000 true states after it");
    CommandRun.of(
        "score", "--truth", data, "--forecast", "numpy=" + forecasts, "--max-steps", 590, "--json",
        json)
        .succeeds();
    JsonNode all = new ObjectMapper().readTree(json.toFile());
    assertTrue(all.at("/results/0/horizonLyapunov/mean").asDouble() > 5, all.toString());
  }

  private int python(String... arguments) throws Exception {
    var words = new ArrayList<>(List.of("/usr/bin/python3"));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private JsonNode scored(String forecast, String... further) throws IOException {
    Path json = folder.resolve("out.json");
    var words = new ArrayList<Object>(List.of("score", "--truth", truth, "--forecast", forecast));
    words.addAll(List.of(further));
    words.addAll(List.of("--json", json));
    CommandRun.of(words.toArray()).succeeds();
    return new ObjectMapper().readTree(json.toFile());
  }

  private void rejects(String message, String forecast, String... further) {
    var words = new ArrayList<Object>(List.of("score", "--truth", truth, "--forecast", forecast));
    words.addAll(List.of(further));
    CommandRun.of(words.toArray()).rejects(message);
  }

  /// @param steps valid steps of each start
  private static void assertHorizons(JsonNode row, int... steps) {
    double[] found = new double[row.at("/horizon/perStart").size()];
    Arrays.setAll(found, i -> row.at("/horizon/perStart").get(i).asDouble());
    assertArrayEquals(Arrays.stream(steps).mapToDouble(n -> n * STEP).toArray(), found, 1e-12);
  }

  private double[] forecast(int start, int steps, double slope) {
    double[] values = Arrays.copyOfRange(states, 2 * (start + 1), 2 * (start + 1 + steps));
    for (int n = 0; n < steps; n++) {
      values[2 * n] += (n + 1) * slope;
    }
    return values;
  }

  private Path table(String name, List<Integer> starts, int steps, double slope, boolean named)
      throws IOException {
    var lines = new ArrayList<>(List.of(named ? "start,v,u" : "time,u,v"));
    for (int start : starts) {
      double[] values = forecast(start, steps, slope);
      for (int n = 0; n < steps; n++) {
        double u = values[2 * n];
        double v = values[2 * n + 1];
        lines.add(
            named ? start + "," + v + "," + u
                : "%.1f,%s,%s".formatted(5 + (start + 1 + n) * STEP, u, v));
      }
    }
    return Files.write(folder.resolve(name), lines);
  }

  private Path cube(String name, List<Integer> starts, int steps, double slope)
      throws IOException {
    String header =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d, 2), }"
            .formatted(starts.size(), steps);
    byte[] padded = (header + " ".repeat(117 - header.length()) + "\n").getBytes(
        StandardCharsets.US_ASCII);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + padded.length + 16 * starts.size() * steps)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) padded.length).put(padded);
    for (int start : starts) {
      for (double value : forecast(start, steps, slope)) {
        bytes.putDouble(value);
      }
    }
    return Files.write(folder.resolve(name), bytes.array());
  }
}
