package chaoscast.evaluation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--knowledge`: surrogates that correct an imperfect model.
class KnowledgeOptionsTest {
  private static final String WRONG = """
      parameter rho = 29.4
      x' = 10*(y - x)
      y' = x*(rho - z) - y
      z' = x*y - 8/3*z
      """;

  @TempDir
  static Path folder;
  private static Path lorenz;

  @BeforeAll
  static void generate() {
    lorenz = folder.resolve("lorenz.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 3000, "-o", lorenz).succeeds();
  }

  /// @return mean horizons in Lyapunov times by label
  private static Map<String, Double> horizons(Object... words) throws IOException {
    Path json = folder.resolve("result.json");
    var all = new ArrayList<Object>(List.of(words));
    all.addAll(List.of("--climate", 0, "--json", json));
    CommandRun.of(all.toArray()).succeeds();
    var horizons = new TreeMap<String, Double>();
    for (JsonNode one : new ObjectMapper().readTree(json.toFile()).get("results")) {
      horizons.put(
          one.get("label").asText(), one.get("horizonLyapunov").get("mean").asDouble());
    }
    return horizons;
  }

  private static void assertGain(Map<String, Double> horizons, String label, double factor) {
    double hybrid = horizons.get(label + "+knowledge");
    assertTrue(hybrid > factor * horizons.get("knowledge"), horizons.toString());
    assertTrue(hybrid > horizons.get(label), horizons.toString());
  }

  @Test
  void aWrongLorenzAndAFewStatesSeeTwiceAsFarAsTheModelAndFartherThanTheStates()
      throws IOException {
    Map<String, Double> horizons =
        horizons(
            "compare", "lorenz63", "--train-steps", 500, "--starts", 20, "--max-steps", 2000,
            "--surrogates", "d2r2,lsr-esn,sindy,line=sindy", "-p", "d2r2.degree=2", "-p",
            "lsr-esn.nodes=100", "-p", "line.degree=1",
            "--knowledge", "lorenz63", "-k", "rho=29.4");
    assertEquals(9, horizons.size());
    assertGain(horizons, "d2r2", 2);
    assertGain(horizons, "lsr-esn", 2);
    assertGain(horizons, "line", 2);
    double toTheEnd = horizons.get("sindy");
    assertTrue(toTheEnd > 9, horizons.toString());
    assertEquals(toTheEnd, horizons.get("sindy+knowledge"), 1e-9, horizons.toString());
    assertEquals(toTheEnd, horizons.get("line+knowledge"), 1e-9, horizons.toString());
  }

  @Tag("slow")
  @Test
  void theSlowTierOfThreeGainsFromTheEquationOfOne() throws IOException {
    Map<String, Double> horizons =
        horizons(
            "compare", "lorenz96-three-tier", "--train-steps", 20_000, "--starts", 40,
            "--surrogates", "d2r2,lsr-esn", "-p", "d2r2.degree=2", "-p", "lsr-esn.nodes=500",
            "--knowledge", "lorenz96", "-k", "K=8", "-k", "F=20");
    assertGain(horizons, "d2r2", 1);
    assertGain(horizons, "lsr-esn", 1);
  }

  @Test
  void aSurrogateThatCorrectsNoModelTakesPartAloneAndTheRunSaysSo() throws IOException {
    CommandRun run =
        CommandRun.of(
            "compare", "lorenz96", "-s", "K=6", "--train-steps", 300, "--starts", 2, "--max-steps",
            20,
            "--climate", 0, "--surrogates", "ring=d2r2,analog", "-p", "ring.stencil=1", "-p",
            "ring.degree=2",
            "--knowledge", "lorenz96", "-k", "K=6", "-k", "F=9")
            .succeeds();
    String said = run.err().replaceAll("\\s+", " ");
    assertTrue(said.contains("ring corrects no model as it is set"), said);
    assertTrue(said.contains("analog corrects no model"), said);
    assertFalse(run.out().contains("ring+knowledge"), run.out());
  }

  /// Of a force that is not there, polynomials cannot rid the model.
  @Test
  void aCorrectionThatBringsNothingIsSaidToBringNothing() throws IOException {
    Path shaken =
        Files.writeString(
            folder.resolve("shaken.ode"),
            WRONG.replace("x*(rho - z) - y", "x*(rho - z) - y + 5*sin(3*x)"));
    CommandRun run =
        CommandRun.of(
            "compare", "lorenz63", "--train-steps", 500, "--starts", 5, "--climate", 0,
            "--surrogates", "sindy", "--knowledge", shaken)
            .succeeds();
    assertTrue(run.flat().contains("Correcting the model brings sindy nothing here"), run.out());
  }

  @Test
  void aTrainedModelHoldsTheEquationsItself() throws IOException {
    Path text = Files.writeString(folder.resolve("wrong.ode"), WRONG);
    Path model = folder.resolve("hybrid.h5");
    Path alone = folder.resolve("alone.h5");
    CommandRun.of(
        "train", "d2r2", "-p", "degree=2", "--data", lorenz, "--train-steps", 500, "--knowledge",
        text, "-o", model).succeeds();
    CommandRun.of(
        "train", "knowledge", "--data", lorenz, "--train-steps", 500, "--knowledge", text, "-o",
        alone).succeeds();
    Files.delete(text);
    Path forecast = folder.resolve("forecast.csv");
    CommandRun.of(
        "forecast", model, "--data", lorenz, "--from", 1000, "--steps", 5, "-o", forecast)
        .succeeds();
    assertEquals(6, Files.readAllLines(forecast).size());
    String described = CommandRun.of("describe", model).succeeds().flat();
    assertTrue(described.contains("corrects wrong rho=29.4"), described);
    String table =
        CommandRun.of(
            "evaluate", model, alone, "--data", lorenz, "--max-steps", 200, "--climate", 0)
            .succeeds().flat();
    assertTrue(table.contains("d2r2 sees farthest"), table);
  }

  @Test
  void equationsAreShownAsTheModelAndWhatIsAddedToIt() throws IOException {
    Path text = Files.writeString(folder.resolve("known.ode"), WRONG);
    Path model = folder.resolve("terms.h5");
    CommandRun.of(
        "train", "sindy", "--data", lorenz, "--train-steps", 500, "--knowledge", text, "-o", model)
        .succeeds();
    String described = CommandRun.of("describe", model).succeeds().flat();
    assertTrue(described.contains("corrects known rho=29.4"), described);
    assertTrue(
        described.contains("added to the model's derivatives: x' = 0 y' = -1.400 x z' = 0"),
        described);
  }

  @Test
  void modelsThatCannotBeCorrectedSayWhy() {
    Object[][] wrong = {
      {"lorenz96", "3 observed ones in their order, but has 40"},
      {"mackey-glass", "delay equation"},
      {"duffing", "has t in its equations"},
      {"henon", "henon is a map"},
      {"lorenz96-two-tier", "observes 8 of 264"},
      {"lorenz36", "did you mean 'lorenz63'?"}
    };
    Path none = folder.resolve("none.h5");
    for (Object[] one : wrong) {
      CommandRun.of("train", "d2r2", "--data", lorenz, "--knowledge", one[0], "-o", none)
          .rejects((String) one[1]);
    }
    CommandRun.of(
        "train", "d2r2", "--data", lorenz, "--knowledge", "lorenz63", "-k", "roh=3", "-o", none)
        .rejects("did you mean 'rho'?");
    CommandRun.of("train", "d2r2", "--data", lorenz, "-k", "rho=3", "-o", none)
        .rejects("add --knowledge SYSTEM");
    CommandRun.of(
        "train", "d2r2", "-p", "stencil=1", "--data", lorenz, "--knowledge", "lorenz63", "-o", none)
        .rejects("next states only");
    CommandRun.of("train", "knowledge", "--data", lorenz, "-o", none).rejects("--knowledge");
    CommandRun.of("compare", "lorenz63", "--knowledge", "roessler", "-k", "a=x")
        .rejects("a");
    assertFalse(Files.exists(none));
  }
}
