package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.core.Trajectory;
import chaoscast.core.files.TrajectoryFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `train`, `forecast` and `evaluate`, which hand files to each other.
class ModelCommandsTest {
  private static final int STEPS = 3000;

  @TempDir
  Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void generateAndName() {
    data = folder.resolve("data.h5");
    model = folder.resolve("model.h5");
    CommandRun.of("generate", "lorenz63", "--steps", STEPS, "-o", data).succeeds();
  }

  @Test
  void trainPrintsTheFit() {
    CommandRun run = train(model).succeeds();

    assertTrue(run.out().startsWith("fit"), run.out());
    assertTrue(run.out().matches("(?s).*features +35\n.*"), run.out());
    assertTrue(run.out().matches("(?s).*rank +35\n.*"), run.out());
    assertTrue(run.out().contains("condition"), run.out());
    assertTrue(run.out().contains("residual rms"), run.out());
    assertTrue(run.err().startsWith("wrote " + model + ": d2r2 trained on 2000"), run.err());
    assertTrue(Files.exists(model));
  }

  @Test
  void trainSuggestsARidgeWhereNormalEquationsAreSingular() {
    CommandRun.of(
        "train", "d2r2", "--data", data, "--train-steps", 20, "-p", "ridge=0", "-o", model)
        .rejects("set ridge ≥");
    assertFalse(Files.exists(model));
  }

  @Test
  void trainWarnsOfASingularRegressionThatIsSolvedAllTheSame() {
    CommandRun run =
        CommandRun.of(
            "train", "d2r2", "--data", data, "--train-steps", 20, "-p", "ridge=0",
            "-p", "solver=qr", "-o", model)
            .succeeds();

    assertTrue(run.err().contains("warning: d2r2: the regression is singular"), run.err());
    assertFalse(run.out().contains("warning"), run.out());
    var named = Pattern.compile("mending ridge +(\\S+)").matcher(run.out());
    assertTrue(named.find(), run.out());
    CommandRun mended =
        CommandRun.of(
            "train", "d2r2", "--data", data, "--train-steps", 20, "-p",
            "ridge=" + named.group(1), "-p", "solver=qr", "-o", model)
            .succeeds();
    assertTrue(mended.out().matches("(?s).*rank +35\n.*"), mended.out());
    assertFalse(mended.err().contains("singular"), mended.err());
    assertTrue(
        mended.err().contains("warning: d2r2: 19 samples are fewer than the 35 features"),
        mended.err());
  }

  @Test
  void aReservoirThatDoesNotForgetIsPointedOutWhereverItIsUsed() throws IOException {
    String warning = "warning: hsr-esn: the reservoir does not forget its start";
    Object[] settings = {
      "-p", "nodes=60", "-p", "spectralRadius=1.5", "-p", "inDegree=10", "-p", "inputScaling=1e-4"
    };
    var words = new ArrayList<Object>(List.of(
        "train", "hsr-esn", "--data", data, "--train-steps", 2500, "-o", model));
    words.addAll(List.of(settings));
    CommandRun trained = CommandRun.of(words.toArray()).succeeds();
    assertTrue(trained.err().contains(warning), trained.err());
    assertFalse(trained.out().contains("does not forget"), trained.out());

    Path json = folder.resolve("result.json");
    CommandRun scored =
        CommandRun.of(
            "evaluate", model, "--data", data, "--train-steps", 2500, "--starts", 2, "--spacing",
            50, "--max-steps", 100, "--climate", 0, "--json", json)
            .succeeds();
    assertTrue(scored.err().contains(warning), scored.err());
    JsonNode remark =
        new ObjectMapper().readTree(Files.readString(json)).at("/results/0/remarks/0");
    assertEquals("echo state property", remark.get("topic").textValue());
    assertTrue(remark.at("/figures/apart").doubleValue() > 0, remark.toString());

    CommandRun described = CommandRun.of("describe", model).succeeds();
    assertTrue(described.err().contains(warning), described.err());
  }

  @Test
  void forecastStartsAfterTheStateAskedFor() {
    train(model).succeeds();
    Path forecast = folder.resolve("forecast.csv");

    CommandRun run =
        CommandRun.of(
            "forecast", model, "--data", data, "--from", 2499, "--steps", 100, "--comments", "-o",
            forecast)
            .succeeds();

    assertEquals("", run.out());
    Trajectory truth = TrajectoryFiles.read(data);
    Trajectory predicted = TrajectoryFiles.read(forecast);
    assertEquals(100, predicted.steps());
    assertEquals(truth.time(2500), predicted.time(0), 1e-12);
    assertEquals(truth.get(2500, 0), predicted.get(0, 0), 1e-2);
    assertEquals("d2r2", predicted.provenance().system());
    assertEquals("4", predicted.provenance().parameters().get("degree"));
    assertEquals("2499", predicted.provenance().parameters().get("from"));
  }

  @Test
  void forecastStartsAtTheEndOfTheDataByDefault() {
    train(model).succeeds();
    Path forecast = folder.resolve("forecast.h5");

    CommandRun.of(
        "forecast", model, "--data", data, "--steps", 3, "--precision", "binary32",
        "-o", forecast)
        .succeeds();

    assertEquals(
        TrajectoryFiles.read(data).time(STEPS), TrajectoryFiles.read(forecast).time(0), 1e-12);
  }

  @Test
  void divergedForecastSaysWhereAndKeepsTheFinitePart() {
    double[] doubling = new double[40];
    Arrays.setAll(doubling, n -> Math.scalb(1.0, n));
    Path growing = folder.resolve("growing.h5");
    TrajectoryFiles.write(Trajectory.of(doubling, 1, 1), growing);
    CommandRun.of(
        "train", "d2r2", "--data", growing, "--train-steps", 40, "-p", "degree=1",
        "-p", "ridge=0", "-p", "solver=qr", "--scaling", "none", "-o", model)
        .succeeds();
    Path forecast = folder.resolve("forecast.h5");

    CommandRun run =
        CommandRun.of("forecast", model, "--data", growing, "--steps", 5000, "-o", forecast)
            .succeeds();

    // 2³⁹ doubles 984 times before it reaches 2¹⁰²⁴
    int written = TrajectoryFiles.read(forecast).steps();
    assertEquals(984, written, 1);
    assertTrue(
        run.err().contains("warning: d2r2 diverged: step " + written + " of 5000"), run.err());
  }

  @Test
  void evaluateScoresModelsBesideBaselines() throws IOException {
    train(model).succeeds();
    Path other = folder.resolve("other.h5");
    CommandRun.of(
        "train", "d2r2", "--data", data, "--train-steps", 2000, "-p", "degree=2", "-o", other)
        .succeeds();
    Path json = folder.resolve("result.json");
    Path csv = folder.resolve("result.csv");

    CommandRun run =
        CommandRun.of(
            "evaluate", model, other, "--data", data, "--train-steps", 2000, "--starts", 4,
            "--spacing", 100, "--max-steps", 200, "--json", json, "--csv", csv)
            .succeeds();

    assertEquals("", run.err());
    assertTrue(run.out().startsWith("lorenz63 (sigma 10, rho 28, beta 2.6"), run.out());
    assertTrue(run.out().contains("\nmodel.h5 "), run.out());
    assertTrue(run.out().contains("\nother.h5 "), run.out());
    assertTrue(run.out().contains("\npersistence "), run.out());
    assertTrue(run.out().contains("\nrepeat: chaoscast evaluate "), run.out());
    JsonNode result = new ObjectMapper().readTree(Files.readString(json));
    assertEquals(2, result.get("results").size());
    assertEquals(4, result.at("/results/0/settings/degree").intValue());
    assertTrue(result.at("/results/0/cost/trainSeconds").isNull());
    assertEquals(4, result.at("/results/1/horizon/perStart").size());
    assertEquals(200, result.at("/results/1/errorCurve").size());
    assertEquals(5, Files.readAllLines(csv).size());
  }

  @Test
  void csvWithoutAStepIsTakenToHaveTheModels() throws IOException {
    train(model).succeeds();
    Path csv = folder.resolve("elsewhere.csv");
    Trajectory truth = TrajectoryFiles.read(data);
    var lines = new StringBuilder();
    for (int step = 2000; step < 2500; step++) {
      double[] x = truth.state(step);
      lines.append(x[0]).append(',').append(x[1]).append(',').append(x[2]).append('\n');
    }
    Files.writeString(csv, lines);

    CommandRun.of("forecast", model, "--data", csv, "-o", folder.resolve("forecast.h5"))
        .succeeds();
    CommandRun.of("evaluate", model, "--data", csv, "--starts", 3).succeeds();
    CommandRun.of("train", "d2r2", "--data", csv, "-o", folder.resolve("m.h5"))
        .rejects("give it with --dt");
    CommandRun.of("train", "d2r2", "--data", csv, "--dt", 0.005, "-o", folder.resolve("m.h5"))
        .succeeds();
  }

  @Test
  void dataOfAnotherKindThanTheModelsIsRejected() {
    train(model).succeeds();
    Path wider = folder.resolve("wider.h5");
    Path coarser = folder.resolve("coarser.h5");
    Path forecast = folder.resolve("forecast.h5");
    CommandRun.of("generate", "lorenz96", "-s", "K=5", "--steps", 50, "-o", wider).succeeds();
    CommandRun.of("generate", "lorenz63", "--steps", 50, "--dt", 0.01, "-o", coarser).succeeds();

    CommandRun.of("forecast", model, "--data", wider, "-o", forecast)
        .rejects("data for this d2r2 must have dimension 3 but has 5");
    CommandRun.of("evaluate", model, "--data", wider).rejects("must have dimension 3 but has 5");
    CommandRun.of("forecast", model, "--data", coarser, "-o", forecast).rejects("time step");
    CommandRun.of("forecast", model, "--data", data, "--from", STEPS, "-o", forecast)
        .rejects("--from must be in [0, 2999], the states of " + data + ", but was 3000");
    CommandRun.of(
        "forecast", model, "--data", data, "--precision", "binary17", "-o", forecast)
        .rejects("precision must be one of binary64");
    CommandRun.of("forecast", model, "--data", data, "--steps", 2_000_000_000, "-o", forecast)
        .rejects(
            "steps must be ≤ 715827879, as many as fit into one trajectory, but was 2000000000");
    assertFalse(Files.exists(forecast));
    CommandRun.of("forecast", model, "--data", data, "-o", data)
        .rejects("--output must be another file than the input " + data);
  }

  @Test
  void noStartsAtAllAreRejected() {
    train(model).succeeds();

    CommandRun.of("evaluate", model, "--data", data, "--starts", 0)
        .rejects("starts must be ≥ 1 but was 0");
    CommandRun.of("compare", "--data", data, "--starts", 0)
        .rejects("starts must be ≥ 1 but was 0");
  }

  @Test
  void filesThatAreNoModelsAreRejected() throws IOException {
    train(model).succeeds();
    byte[] whole = Files.readAllBytes(model);
    Path truncated = folder.resolve("truncated.h5");
    Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));

    CommandRun.of("evaluate", data, "--data", data).rejects("must be a chaoscast model");
    CommandRun.of("evaluate", truncated, "--data", data).rejects("truncated.h5");
    CommandRun.of("evaluate", folder.resolve("none.h5"), "--data", data).rejects("must exist");
  }

  @Test
  void trainRejectsWhatItCannotUse() throws IOException {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, "time,x,y\n0,1,2\n0.1,NaN,3\n0.2,4,5\n");

    CommandRun.of("train", "d2r3", "--data", data, "-o", model)
        .rejects("unknown surrogate 'd2r3': did you mean 'd2r2'?");
    CommandRun.of("train", "d2r2", "--data", data, "-p", "degre=3", "-o", model)
        .rejects("unknown option 'degre': did you mean 'degree'?");
    CommandRun.of("train", "d2r2", "--data", data, "-p", "ridge=-1", "-o", model)
        .rejects("ridge must be ≥ 0 but was -1.0");
    CommandRun.of("train", "d2r2", "--data", data, "--scaling", "standart", "-o", model)
        .rejects("must be one of none, std, standard, global but was 'standart'");
    CommandRun.of("train", "d2r2", "--data", data, "--train-steps", 9999, "-o", model)
        .rejects("must have ≥ 9999 steps (--train-steps) but has 3000");
    CommandRun.of("train", "d2r2", "--data", bad, "-o", model)
        .rejects("row 2 (line 3), column 2 (x)");
    CommandRun.of("train", "d2r2", "--data", data, "--threads", 0, "-o", model)
        .rejects("--threads must be ≥ 1 but was 0");
    assertFalse(Files.exists(model));
  }

  private CommandRun train(Path target) {
    return CommandRun.of("train", "d2r2", "--data", data, "--train-steps", 2000, "-o", target);
  }
}
