package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {
  private static final List<Object> SHORT =
      List.of("--train-steps", 1000, "--starts", 6, "--spacing", 50, "--max-steps", 300);

  @TempDir
  Path folder;

  @Test
  void sensitivityTabulatesEveryCombination() throws IOException {
    Path json = folder.resolve("study.json");

    CommandRun run =
        study(
            "sensitivity", "d2r2", "-p", "degree=1:2:2", "-p", "ridge=1e-8:1e-4:2:log", "--seeds",
            1, "--json", json)
            .succeeds();

    assertEquals(4, run.out().lines().filter(line -> line.matches("[12] +1e-[48] .*")).count());
    JsonNode points = new ObjectMapper().readTree(Files.readString(json)).get("points");
    assertEquals(4, points.size());
    assertEquals("1e-4", points.get(3).at("/factors/ridge").textValue());
    assertEquals(6, points.get(0).at("/horizon/perStart").size());
  }

  @Test
  void tableIsTheSameWhateverTheNumberOfThreadsAndAfterResuming() {
    Object[] words = {"sensitivity", "lsr-esn", "-p", "nodes=30,60", "--seeds", 2};
    String one = table(study(with(words, "--threads", 1, "--resume", folder.resolve("a"))));
    String two = table(study(with(words, "--threads", 2)));
    String again = table(study(with(words, "--threads", 2, "--resume", folder.resolve("a"))));

    assertEquals(one, two);
    assertEquals(one, again);
    study("sensitivity", "lsr-esn", "-p", "nodes=30,90", "--resume", folder.resolve("a"))
        .rejects("must hold this study to resume it but holds another");
  }

  /// As many states in a file of the same name, and λ₁ the same because it is given: what the file holds counts.
  @Test
  void trialsOnOtherDataAreNotResumed() throws IOException {
    Path data = folder.resolve("data.csv");
    Object[] words = {
      "study", "sensitivity", "d2r2", "-p", "degree=1,2", "--seeds", 1, "--data", data, "--dt", 1,
      "--lyapunov", 0.42, "--starts", 5, "--resume", folder.resolve("b")};
    Files.writeString(data, henon(1.4));
    CommandRun.of(words).succeeds();
    CommandRun.of(words).succeeds();
    Files.writeString(data, henon(1.39));
    CommandRun.of(words).rejects("must hold this study to resume it but holds another");
  }

  private static String henon(double a) {
    var text = new StringBuilder("x,y\n");
    double x = 0.1;
    double y = 0.1;
    for (int step = 0; step < 600; step++) {
      text.append(x).append(',').append(y).append('\n');
      double next = 1 - a * x * x + y;
      y = 0.3 * x;
      x = next;
    }
    return text.toString();
  }

  @Test
  void ablationChangesOneOptionAtATime() {
    String out =
        study("ablation", "d2r2", "-p", "degree=2", "-p", "target=increment", "--seeds", 1)
            .succeeds()
            .out();

    for (String row : List.of("as it is ", "degree    2 ", "target    increment ")) {
      assertTrue(out.contains("\n" + row), out);
    }
  }

  @Test
  void optionsOfTheProtocolAreRangedOverLikeThoseOfTheSurrogate() throws IOException {
    Path json = folder.resolve("study.json");
    study(
        "sensitivity", "hsr-esn", "--set", "nodes=60", "-p", "warmUp=0,1,50", "-p",
        "noise=0,0.3", "--seeds", 1, "--measures", "lost,rank,forgetting,apart", "--json", json)
        .succeeds();

    JsonNode points = new ObjectMapper().readTree(Files.readString(json)).get("points");
    assertEquals(6, points.size());
    assertEquals(
        points.get(0).get("horizon"), points.get(2).get("horizon"),
        "the state that a forecast starts from is always observed");
    double cold = points.get(0).at("/horizon/mean").doubleValue();
    double warm = points.get(4).at("/horizon/mean").doubleValue();
    assertTrue(warm > cold, "r = 0 is no state of the training");
    assertTrue(warm > points.get(5).at("/horizon/mean").doubleValue(), "noise shortens horizons");
    assertTrue(points.get(4).get("forgetting").doubleValue() < 0);
    double apart = points.get(4).get("apart").doubleValue();
    assertTrue(apart > 0 && apart < 1, "memories settle on one of two sides but was " + apart);
    study("ablation", "d2r2", "-p", "warmup=1").rejects("did you mean 'warmUp'?");
    study("sensitivity", "d2r2", "-p", "degree=2", "--measures", "los").rejects("'lost'?");
  }

  @Test
  void aRowWithoutHorizonSaysWhy() {
    String out =
        study(
            "ablation", "d2r2", "-p", "trainSteps=500,2000", "-p", "ridge=-1", "--seeds", 1)
            .succeeds()
            .out();

    assertTrue(out.lines().anyMatch(line -> line.matches("trainSteps  2000 +\\[1] failed .*")),
        out);
    assertTrue(out.contains("[1] trainSteps must be ≤ 1000, those of the protocol, but was 2000"),
        out);
    assertTrue(out.contains("[2] ridge must be ≥ 0 but was -1.0"), out);
  }

  @Test
  void precisionRunsEveryFormatInThreeScopes() {
    String out =
        study(
            "precision", "lorenz63", "--surrogates", "d2r2", "--formats", "binary64;reduced(4,8)")
            .succeeds()
            .out();

    assertEquals(1, out.lines().filter(line -> line.startsWith("d2r2       binary64 ")).count());
    assertEquals(3, out.lines().filter(line -> line.contains(" reduced(4,8) ")).count());
  }

  @Test
  void scalingTellsWhatEverySizeTakesAndHowThatGrows() throws IOException {
    Path json = folder.resolve("study.json");
    String out =
        study(
            "scaling", "lsr-esn", "lorenz96", "--sizes", "K=5,8,40", "--set", "nodes=30", "--set",
            "overlap=2", "-p", "blocks=K", "--json", json)
            .succeeds()
            .out();

    JsonNode points = new ObjectMapper().readTree(Files.readString(json)).get("points");
    assertEquals(3, points.size());
    for (int i = 0; i < 3; i++) {
      int size = List.of(5, 8, 40).get(i);
      assertEquals(Integer.toString(size), points.get(i).at("/factors/blocks").textValue());
      assertEquals(
          30 * size, points.get(i).at("/cost/transcendentalsPerStep").intValue(),
          "K reservoirs of 30");
      assertTrue(points.get(i).get("lyapunovExponent").doubleValue() > 0.4);
    }
    assertTrue(out.contains("multiply-adds ∝ K^1.00"), out);
    assertTrue(out.startsWith("lorenz96 (K 5, 8 and 40, F 8): 3 sizes, Δt = 0.01, λ₁ of each"),
        out);
    assertTrue(
        new ObjectMapper().readTree(Files.readString(json)).get("lyapunovExponent").isNull(),
        "no single one");
    study("scaling", "lsr-esn", "lorenz96", "--sizes", "K=9", "-p", "blocks=K/2")
        .rejects("blocks=K/2 must be a whole number but K is 9");
    study("scaling", "d2r2", "lorenz96", "--sizes", "L=8").rejects("unknown option 'L'");
  }

  @Test
  void costMarksTheFrontAndTellsTheRatio() {
    String out =
        study("cost", "-p", "d2r2.degree=2:3:2", "-p", "lsr-esn.nodes=30,60").succeeds().out();

    assertTrue(out.lines().anyMatch(line -> line.startsWith("d2r2 ") && line.contains("●")), out);
    assertTrue(out.replaceAll("\\s+", " ").contains("times the multiply-adds of d2r2 (degree 3)"),
        out);
    study("cost", "-p", "degree=2").rejects("-p must be SURROGATE.key=lo:hi:n[:log]");
  }

  @Test
  void wrongUsageIsRejected() {
    CommandRun.of("study").rejects("a study must be given, one of precision, sensitivity");
    study("sensitivity", "d2r2", "-p", "degre=1:2:2").rejects("did you mean 'degree'?");
    study("precision", "--formats", "float8").rejects("precision must be one of");
  }

  /// Everything but the time that fits took and the last line.
  private static String table(CommandRun run) {
    return run.succeeds().out().lines()
        .filter(line -> line.matches("[36]0 .*"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')).stripTrailing())
        .reduce("", (above, line) -> above + line + "\n");
  }

  private static Object[] with(Object[] words, Object... further) {
    var all = new ArrayList<Object>(List.of(words));
    all.addAll(List.of(further));
    return all.toArray();
  }

  private static CommandRun study(Object... words) {
    var arguments = new ArrayList<Object>(List.of("study"));
    arguments.addAll(List.of(words));
    arguments.addAll(SHORT);
    return CommandRun.of(arguments.toArray());
  }
}
