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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `evaluate` does not score a model on what it was trained on, and never says what is not so.
class EvaluateTrainingRowsTest {
  private static final String REFUSAL = "must not be scored on states that it was trained on";
  private static final Object[] SHORT = {
    "--starts", 2, "--spacing", 50, "--max-steps", 100, "--climate", 0
  };

  @TempDir
  private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void generate() {
    data = folder.resolve("a.h5");
    model = folder.resolve("m.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 1500, "-o", data).succeeds();
  }

  @Test
  void aModelThatSawTheScoredRowsIsRefused() {
    train(1101);
    CommandRun refused = evaluate(data, 1000);
    assertEquals(2, refused.code(), refused.err());
    assertTrue(refused.err().contains(REFUSAL), refused.err());
    assertTrue(
        refused.err().contains("rows 1001 to 1100 of a.h5 are among its 1101"), refused.err());
  }

  @Test
  void aModelThatSawTheRowsUpToTheFirstStartIsScored() {
    train(1001);
    CommandRun scored = evaluate(data, 1000).succeeds();
    assertFalse(scored.out().contains("†"), scored.out());
    String heading = scored.out().replaceAll("\\s+", " ");
    assertTrue(
        heading.contains("models trained before; starts after the first 1 000 states"), heading);
    assertFalse(heading.contains("trained on"), heading);
  }

  @Test
  void startsComeBehindTheTrainingRowsByThemselves() {
    train(1001);
    String heading = evaluated(data);
    assertTrue(
        heading.contains("the first 1 001 states were trained on; starts after the first 1 001"),
        heading);
  }

  @Test
  void dataThatTheModelNeverSawAreScoredFromItsWarmUpOn() {
    train(1001);
    Path other = folder.resolve("other.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 400, "--seed", 5, "-o", other).succeeds();
    String heading = evaluated(other);
    assertTrue(
        heading.contains("none of these states was trained on; starts after the first 2;"),
        heading);
  }

  @Test
  void ofSeveralTrajectoriesThoseThatWereNotSeenAreScored() {
    train(1500);
    Path other = folder.resolve("other.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 400, "--seed", 5, "-o", other).succeeds();
    String heading = evaluated(data, "--data", other);
    assertTrue(heading.contains("1 500 states of 1 of 2 trajectories were trained on"), heading);
  }

  private String evaluated(Path file, Object... more) {
    var words =
        new ArrayList<Object>(
            List.of("evaluate", model, "--data", file, "--starts", 2, "--max-steps", 100,
                "--climate", 0));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray()).succeeds().flat();
  }

  @Test
  void theSameStatesInAFileOfAnotherFormatAndOtherRowsAreRefused() {
    train(1500);
    Trajectory later = TrajectoryFiles.read(data).slice(700, 1500);
    Path csv = folder.resolve("later.csv");
    TrajectoryFiles.write(later, csv);
    evaluate(csv, 300).rejects(REFUSAL);
  }

  @Test
  void trainingRowsAreScoredAndMarkedIfThatIsAllowed() throws IOException {
    train(1500);
    Path json = folder.resolve("result.json");
    CommandRun scored = evaluate(data, 1000, "--allow-training-rows", "--json", json).succeeds();
    assertTrue(scored.out().contains("\nd2r2 † "), scored.out());
    assertTrue(
        scored.out().contains("†: scored on states that it was trained on"), scored.out());
    JsonNode row = new ObjectMapper().readTree(Files.readString(json)).at("/results/0");
    assertTrue(row.get("scoredOnTrainingRows").booleanValue());
    assertEquals(1001, row.at("/remarks/0/figures/firstRow").intValue());
    assertEquals(1150, row.at("/remarks/0/figures/lastRow").intValue());
  }

  private void train(int steps) {
    CommandRun.of(
        "train", "d2r2", "--data", data, "--train-steps", steps, "-p", "degree=2", "-o", model)
        .succeeds();
  }

  private CommandRun evaluate(Path file, int trainSteps, Object... more) {
    var words = new ArrayList<Object>();
    words.addAll(List.of("evaluate", model, "--data", file, "--train-steps", trainSteps));
    words.addAll(List.of(SHORT));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }
}
