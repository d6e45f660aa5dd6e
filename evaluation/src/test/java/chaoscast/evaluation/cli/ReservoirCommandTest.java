package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command that esn brings, through the command line's entry.
class ReservoirCommandTest {
  @TempDir
  Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void nameFiles() {
    data = folder.resolve("truth.h5");
    model = folder.resolve("model.h5");
  }

  private void train(String surrogate, String... settings) {
    CommandRun.of("generate", "lorenz63", "--steps", 8000, "-o", data).succeeds();
    var words =
        new ArrayList<Object>(
            List.of("train", surrogate, "--data", data, "--train-steps", 300, "-o", model));
    for (String setting : settings) {
      words.addAll(List.of("-p", setting));
    }
    CommandRun.of(words.toArray()).succeeds();
  }

  /// @return the cells of each line that begins with a whole number
  private static List<String[]> rows(String out) {
    return out.lines()
        .map(line -> line.strip().split(" +"))
        .filter(cells -> cells[0].matches("\\d+") && cells.length > 1)
        .toList();
  }

  private static double number(String[] row, int cell) {
    return Double.parseDouble(row[cell]);
  }

  /// Twelve linear nodes in a ring pass the input on: a readout sees the last twelve inputs, and no more
  /// can be known than there are nodes.
  @Test
  void aRingOfLinearNodesRecoversAsManyInputsAsItHasNodes() {
    String out =
        CommandRun.of("reservoir", "memory", "-p", "nodes=12", "-p", "topology=ring", "-p",
            "inDegree=1", "-p", "activation=linear", "-p", "features=none", "-p",
            "spectralRadius=0.9", "-p", "inputTopology=dense", "--delays", 30)
            .succeeds()
            .out();
    List<String[]> rows = rows(out);
    assertEquals(30, rows.size());
    double total = number(rows.getLast(), 2);
    assertTrue(total > 10.5 && total <= 12.05, out);
    assertTrue(out.contains("of at most 12 (one a node)"), out);
  }

  /// Without recurrence r depends on the last input alone.
  @Test
  void withoutRecurrenceTheDrivenExponentsAreMinusInfinity() {
    train("lsr-esn", "nodes=30", "spectralRadius=0");
    String out = CommandRun.of("reservoir", "exponents", model, "--data", data).succeeds().out();
    for (String[] row : rows(out).subList(0, 3)) {
      assertEquals("−∞", row[1], out);
    }
    assertTrue(out.contains("echo state property met"), out);
  }

  @Test
  void onlineTrainingImprovesAPoorModelAndWritesOneThatForecasts() {
    train("lsr-esn", "nodes=40", "ridge=1");
    Path better = folder.resolve("better.h5");
    String out =
        CommandRun.of("reservoir", "online", model, "--data", data, "--from", 300, "-o", better)
            .succeeds()
            .out();
    List<String[]> rows = rows(out);
    assertEquals(10, rows.size());
    String[] last = rows.getLast();
    assertEquals("7999", last[1]);
    assertTrue(number(last, 3) < number(last, 2) / 3, Arrays.toString(last));
    Path forecast = folder.resolve("forecast.h5");
    CommandRun.of("forecast", better, "--data", data, "--from", 6000, "--steps", 50, "-o", forecast)
        .succeeds();
    assertTrue(Files.exists(forecast));
  }

  @Test
  void rejectsWhatDoesNotFit() {
    train("d2r2");
    Path better = folder.resolve("better.h5");
    CommandRun.of("reservoir", "memory", "d2r2")
        .rejects("reservoir 'd2r2'");
    CommandRun.of("reservoir", "memory", "-p", "node=3").rejects("'nodes'");
    CommandRun.of("reservoir", "memory", "--delays", 0).rejects("delays must be ≥ 1 but was 0");
    CommandRun.of("reservoir", "exponents", model, "--data", data)
        .rejects("must be an echo state network but was d2r2");
    CommandRun.of("reservoir", "online", model, "--data", data, "-o", model)
        .rejects("--output must be another file than the input");
    CommandRun.of("reservoir", "online", model, "--data", data, "--from", 7999, "-o", better)
        .rejects("must have ≥ 11 states from --from 7999 on but has 1");
    CommandRun
        .of("reservoir", "online", model, "--data", data, "--forgetting", 1.5, "-o", better)
        .rejects("forgetting must be in [0.0, 1.0] but was 1.5");
    CommandRun.of("reservoir").rejects("one of memory, exponents, online");
    assertFalse(Files.exists(better));
  }
}
