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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final List<Object> SHORT =
      List.of(
          "--train-steps", 1000, "--starts", 4, "--spacing", 50, "--max-steps", 150,
          "--surrogates", "d2r2");

  @TempDir
  Path folder;

  @Test
  void printsConventionTableAndTheCommandThatRepeatsIt() {
    CommandRun run = compare().succeeds();

    assertEquals("", run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.getFirst().startsWith("lorenz63 (sigma 10, rho 28"), run.out());
    assertTrue(lines.get(1).startsWith("protocol lorenz63: trained on 1 000 states"), run.out());
    assertTrue(run.out().contains("\nd2r2 "), run.out());
    for (String baseline : List.of("persistence", "climatology", "float64-ceiling")) {
      assertTrue(run.out().contains("\n" + baseline + " "), baseline);
    }
    assertTrue(
        lines
            .getLast()
            .startsWith(
                "repeat: chaoscast compare --train-steps 1000 --starts 4 --spacing 50 --max-steps"
                    + " 150 --surrogates d2r2 --climate 0 --seed 1 --threads "),
        run.out());
  }

  @Test
  void jsonHoldsWhatWasFound() throws IOException {
    Path file = folder.resolve("result.json");

    compare("lorenz63", "--seed", 5, "--threshold", 0.4, "--json", file).succeeds();

    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    assertEquals(1, json.get("schemaVersion").intValue());
    assertEquals(5, json.at("/manifest/seed").intValue());
    assertTrue(json.at("/manifest/command").textValue().startsWith("chaoscast compare "));
    assertEquals("lorenz63", json.at("/system/name").textValue());
    assertEquals(28.0, json.at("/system/parameters/rho").doubleValue());
    assertEquals(0.9064, json.at("/system/lyapunovExponent").doubleValue());
    assertEquals(0.4, json.at("/protocol/threshold").doubleValue());
    assertEquals(1000, json.at("/protocol/trainSteps").intValue());
    assertEquals("d2r2", json.at("/results/0/surrogate").textValue());
    assertEquals("binary64", json.at("/results/0/precision").textValue());
    assertEquals(4, json.at("/results/0/horizon/perStart").size());
    assertEquals(150, json.at("/results/0/errorCurve").size());
    assertEquals(35, json.at("/results/0/cost/featureCount").intValue());
    assertTrue(json.at("/results/0/cost/trainSeconds").doubleValue() > 0);
    double mean = json.at("/results/0/horizon/mean").doubleValue();
    assertEquals(
        mean * 0.9064, json.at("/results/0/horizonLyapunov/mean").doubleValue(), 1e-12 * mean);
    assertEquals("persistence", json.at("/baselines/0/name").textValue());
  }

  @Test
  void climatesAreToldOnRequestWithTheSurrogatesOwnExponents() throws IOException {
    Path file = folder.resolve("climate.json");
    CommandRun run = CommandRun.of(
        "compare", "--surrogates", "sindy", "--train-steps", 1000, "--starts", 4, "--spacing",
        50, "--max-steps", 150, "--climate", 20_000, "--json", file)
        .succeeds();

    assertTrue(run.out().contains("\nleft alone "), run.out());
    assertTrue(run.out().contains("\ntruth, again "), run.out());
    JsonNode climate = new ObjectMapper().readTree(file.toFile()).get("climate");
    assertEquals(10, climate.get("runs").intValue());
    assertEquals(2000, climate.get("steps").intValue());
    JsonNode sindy = climate.at("/surrogates/0");
    assertEquals("sindy", sindy.get("label").textValue());
    assertEquals("true", sindy.get("verdict").textValue());
    // published 0.906, 0, -14.572; 100 time units leave a good deal
    assertEquals(0.906, sindy.at("/exponents/0").doubleValue(), 0.2);
    assertEquals(-14.572, sindy.at("/exponents/2").doubleValue(), 0.5);
    assertEquals(3, sindy.at("/statistics/histograms").size());
    assertFalse(compare("--climate", 0).succeeds().out().contains("left alone"));
  }

  @Test
  void aWarmUpThatIsLongerThanWhatComesBeforeTheFirstStartIsRejectedBeforeTraining() {
    CommandRun run =
        CommandRun.of(
            "compare", "lorenz96", "--surrogates", "lsr-esn", "-p", "lsr-esn.warmUp=1500",
            "--train-steps", 1000, "--starts", 4, "--spacing", 10, "--max-steps", 10);
    assertEquals(2, run.code());
    assertTrue(
        run.err().contains("lsr-esn.warmUp must be ≤ train-steps + 1 = 1001 but was 1500"),
        run.err());
  }

  @Test
  void aSurrogateThatCannotBeTrainedIsARowThatSaysWhyAndTheOthersRun() throws IOException {
    Path json = folder.resolve("result.json");
    Path csv = folder.resolve("result.csv");
    Object[] words = {
      "--surrogates", "lsr-esn,d2r2", "-p", "lsr-esn.washout=1000", "--json", json, "--csv", csv
    };
    CommandRun run = compare(words).succeeds();

    String reason =
        "training needs a trajectory of ≥ 1002 steps (washout 1000 + 2) but the longest has 1000";
    String cure = "give more training states or a shorter washout";
    assertEquals(
        "warning: lsr-esn could not be trained: " + reason + "; " + cure, run.err().strip());
    assertTrue(run.out().lines().anyMatch(line -> line.matches("lsr-esn +– +.*")), run.out());
    assertTrue(run.out().lines().anyMatch(line -> line.startsWith("d2r2 ")), run.out());
    assertFalse(run.out().contains("could not be trained"), "said once, on standard error");
    JsonNode result = new ObjectMapper().readTree(Files.readString(json));
    assertEquals(1, result.get("results").size());
    assertEquals("d2r2", result.at("/results/0/label").textValue());
    assertEquals(
        new ObjectMapper().readTree(
            "[{\"label\": \"lsr-esn\", \"surrogate\": \"lsr-esn\", \"reason\": \"" + reason
                + "\", \"cure\": \"" + cure + "\"}]"),
        result.get("failures"));
    assertTrue(
        Files.readString(csv).contains("lsr-esn," + reason + "; " + cure), Files.readString(csv));
  }

  @Test
  void whereNoSurrogateCanBeTrainedTheReasonIsTheMessageAndNothingIsWritten() {
    Path json = folder.resolve("result.json");
    CommandRun run =
        compare("--surrogates", "lsr-esn", "-p", "lsr-esn.washout=1000", "--json", json);
    assertEquals(2, run.code());
    assertTrue(
        run.err().contains("≥ 1002 steps (washout 1000 + 2) but the longest has 1000"), run.err());
    assertFalse(run.out().contains("persistence"), run.out());
    assertFalse(Files.exists(json));
  }

  @Test
  void theSameSurrogateTakesPartTwiceUnderTwoLabels() throws IOException {
    Path json = folder.resolve("result.json");
    CommandRun run =
        compare("--surrogates", "d2r2,fine=d2r2", "-p", "fine.degree=5", "--json", json)
            .succeeds();

    JsonNode results = new ObjectMapper().readTree(Files.readString(json)).get("results");
    assertEquals(List.of("d2r2", "fine"), results.findValuesAsText("label"));
    assertEquals(List.of("d2r2", "d2r2"), results.findValuesAsText("surrogate"));
    assertEquals(4, results.at("/0/settings/degree").intValue());
    assertEquals(5, results.at("/1/settings/degree").intValue());
    assertTrue(run.out().contains("fine − d2r2") || run.out().contains("d2r2 − fine"), run.out());
    // a label changes no number
    compare("-p", "d2r2.degree=5", "--json", json).succeeds();
    JsonNode alone = new ObjectMapper().readTree(Files.readString(json)).get("results");
    assertEquals(alone.at("/0/horizon"), results.at("/1/horizon"));
  }

  @Test
  void tooShortAClimateIsRejected() {
    compare("--climate", 50).rejects("--climate must be 0 or ≥ 100 steps but was 50");
  }

  @Test
  void sameSeedGivesTheSameScores() throws IOException {
    assertEquals(perStart(5), perStart(5));
    assertFalse(perStart(5).equals(perStart(6)));
  }

  @Test
  void optionsOfASurrogateReachIt() throws IOException {
    Path file = folder.resolve("result.json");

    compare("-p", "d2r2.degree=2", "-p", "d2r2.target=increment", "--json", file).succeeds();

    JsonNode settings =
        new ObjectMapper().readTree(Files.readString(file)).at("/results/0/settings");
    assertEquals(2, settings.get("degree").intValue());
    assertEquals("increment", settings.get("target").textValue());
  }

  @Test
  void protocolImpliesItsSystem() {
    CommandRun run = compare("--protocol", "schotz2025-lorenz63", "--dt", 0.015625).succeeds();

    assertTrue(run.out().startsWith("lorenz63 "), run.out());
    assertTrue(run.out().contains("protocol schotz2025-lorenz63"), run.out());
    assertTrue(run.out().contains("nrmse"), run.out());
    compare("lorenz96", "--protocol", "schotz2025-lorenz63")
        .rejects("the system must be lorenz63, that of protocol schotz2025-lorenz63, but was");
  }

  @Test
  void dataReplacesTheTruth() throws IOException {
    Path csv = folder.resolve("measured.csv");
    Path truth = folder.resolve("truth.csv");
    CommandRun.of("generate", "lorenz63", "--steps", 3000, "-o", truth).succeeds();
    List<String> bare =
        Files.readAllLines(truth).stream()
            .filter(line -> line.matches("[-0-9].*"))
            .map(line -> line.substring(line.indexOf(',') + 1))
            .toList();
    Files.write(csv, bare);

    CommandRun run =
        CommandRun.of(
            "compare", "--data", csv, "--dt", 0.005, "--surrogates", "d2r2", "--trials", 2)
            .succeeds();

    assertTrue(run.out().startsWith("measured.csv: 3 variables, Δt = 0.005, λ₁ "), run.out());
    assertFalse(run.out().contains("float64-ceiling"), run.out());
    CommandRun.of("compare", "--data", csv).rejects("give it with --dt");
    CommandRun.of("compare", "lorenz63", "--data", truth)
        .rejects("SYSTEM must be left out where --data is given but was 'lorenz63'");
    CommandRun.of("compare", "-s", "rho=28", "--data", truth)
        .rejects("-s must be left out where --data is given but was 'rho=28'");
  }

  /// Of two trajectories no start is left out silently: 300 states of each test, 298 steps leave room for two a piece.
  @Test
  void startsThatFindNoRoomInSeveralTrajectoriesAreRefusedWithTheirNumber() {
    Path one = folder.resolve("one.csv");
    Path two = folder.resolve("two.csv");
    CommandRun.of("generate", "lorenz63", "--steps", 1000, "-o", one).succeeds();
    CommandRun.of("generate", "lorenz63", "--steps", 1000, "--seed", 2, "-o", two).succeeds();
    CommandRun.of(
        "compare", "--data", one, "--data", two, "--starts", 10, "--max-steps", 298)
        .rejects("starts must be ≤ 4, as no more forecasts of max-steps 298 end");
  }

  @Test
  void tooFewStepsAreCounted() {
    Path data = folder.resolve("short.h5");
    CommandRun.of("generate", "lorenz63", "--steps", 100, "-o", data).succeeds();

    CommandRun.of(
        "compare", "--data", data, "--train-steps", 90, "--starts", 2, "--spacing", 10,
        "--max-steps", 50)
        .rejects(
            "the data must have ≥ 151 steps (train-steps 90 + (starts 2 − 1) × spacing 10 +"
                + " max-steps 50 + 1) but has 100");
  }

  @Test
  void unknownNamesAreAnsweredWithTheNearest() {
    CommandRun.of("compare", "lorenz93").rejects("unknown system 'lorenz93': did you mean 'lorenz");
    CommandRun.of("compare", "--surrogates", "d2r2,lsr").rejects("unknown surrogate 'lsr'");
    CommandRun.of("compare", "--protocol", "pyle2021-lorenz36")
        .rejects("unknown protocol 'pyle2021-lorenz36': did you mean 'pyle2021-lorenz");
    CommandRun.of("compare", "-p", "d2r2.degre=3")
        .rejects("unknown option 'degre': did you mean 'degree'?");
    CommandRun.of("compare", "-p", "d2r3.degree=3")
        .rejects("unknown surrogate 'd2r3': did you mean 'd2r2'?");
    CommandRun.of("compare", "-s", "roh=3")
        .rejects("unknown parameter of lorenz63 'roh': did you mean 'rho'?");
    CommandRun.of("compare", "--error", "nmrse").rejects("did you mean 'nrmse'?");
  }

  @Test
  void optionOfASurrogateThatDoesNotTakePartIsRejected() {
    CommandRun.of("compare", "--surrogates", "d2r2", "-p", "spline-relu.neurons=10")
        .rejects(
            "-p spline-relu.neurons must be of a surrogate that takes part (d2r2) but is of"
                + " spline-relu");
    CommandRun.of("compare", "-p", "degree=3").rejects("-p must be SURROGATE.key=value but was");
    CommandRun.of("compare", "--surrogates", "d2r2,d2r2")
        .rejects("--surrogates must name d2r2 once but does so twice");
  }

  @Test
  void valuesThatAreNoNumbersAreNamedWithTheirConstraint() {
    CommandRun.of("compare", "--starts", "many")
        .rejects("--starts must be a whole number but was 'many'");
    CommandRun.of("compare", "--starts", "99999999999")
        .rejects("--starts must be a number in [-2147483648, 2147483647] but was '99999999999'");
    CommandRun.of("compare", "--seed", "1.5")
        .rejects("--seed must be a whole number but was '1.5'");
    CommandRun.of("compare", "--threshold", "half")
        .rejects("--threshold must be a number but was 'half'");
    CommandRun.of("compare", "--dt", "0,01")
        .rejects("--dt must be a number with a decimal point but was '0,01'");
    CommandRun.of("compare", "--error", "rmse")
        .rejects(
            "--error must be one of relative, nrmse, scaled but was 'rmse'; did you mean 'nrmse'?");
  }

  @Test
  void valuesOutOfRangeAreNamedWithTheirConstraint() {
    CommandRun.of("compare", "--starts", 0).rejects("starts must be ≥ 1 but was 0");
    CommandRun.of("compare", "--dt", -0.1).rejects("dt must be > 0 but was -0.1");
    CommandRun.of("compare", "--threads", 0).rejects("--threads must be ≥ 1 but was 0");
    CommandRun.of("compare", "--spacing", 2_000_000_000)
        .rejects("max-steps + 1 must be ≤ 2147483647 but was 198000055001");
    compare("--warm-up", 1002).rejects("warm-up must be ≤ train-steps + 1 = 1001 but was 1002");
  }

  @Test
  void targetsAreCheckedBeforeTheWorkAndNothingIsWritten() throws IOException {
    Path json = folder.resolve("result.json");

    CommandRun.of("compare", "--json", json, "--csv", folder.resolve("no/result.csv"))
        .rejects("must exist but");
    CommandRun.of("compare", "--json", folder).rejects("must be a file but is a folder");
    CommandRun.of("compare", "--json", json, "--csv", json)
        .rejects("--json and --csv must be two files but are both " + json);
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void dataIsNeverReplacedByAResult() throws IOException {
    Path data = folder.resolve("data.csv");
    CommandRun.of("generate", "lorenz63", "--steps", 10, "-o", data).succeeds();
    String before = Files.readString(data);

    CommandRun.of("compare", "--data", data, "--csv", folder.resolve("./data.csv"))
        .rejects("--csv must be another file than the input " + data);
    assertEquals(before, Files.readString(data));
  }

  private String perStart(long seed) throws IOException {
    Path file = folder.resolve("result.json");
    compare("--seed", seed, "-p", "d2r2.degree=1", "--json", file).succeeds();
    return new ObjectMapper()
        .readTree(Files.readString(file))
        .at("/results/0/horizon/perStart")
        .toString();
  }

  private static CommandRun compare(Object... further) {
    var arguments = new ArrayList<Object>(List.of("compare"));
    arguments.addAll(SHORT);
    arguments.addAll(List.of(further));
    if (arguments.lastIndexOf("--surrogates") > arguments.indexOf("--surrogates")) {
      int shared = arguments.indexOf("--surrogates");
      arguments.subList(shared, shared + 2).clear();
    }
    if (!arguments.contains("--climate")) {
      arguments.addAll(List.of("--climate", 0));
    }
    return CommandRun.of(arguments.toArray());
  }
}
