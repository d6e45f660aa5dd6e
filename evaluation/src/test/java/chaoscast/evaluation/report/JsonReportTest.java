package chaoscast.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chaoscast.evaluation.compare.ComparisonResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
  @TempDir
  Path folder;

  @Test
  void documentHasTheFieldsOfTheDesignInTheirOrder() throws IOException {
    JsonNode json = written(SampleResult.plain());

    assertEquals(
        List.of(
            "schemaVersion", "manifest", "system", "protocol", "observing", "precision", "results",
            "failures",
            "baselines", "published", "pairs",
            "verdicts", "chosenSettings"),
        names(json));
    assertEquals(
        List.of(
            "version", "command", "seed", "threads", "jvm", "os", "cpu", "blas", "startedAt"),
        names(json.get("manifest")));
    assertEquals(
        List.of(
            "name",
            "parameters",
            "dimension",
            "observedDimension",
            "timeStep",
            "lyapunovExponent"),
        names(json.get("system")));
    assertEquals(
        List.of(
            "name",
            "timeStep",
            "trainSteps",
            "starts",
            "spacing",
            "maxSteps",
            "warmUp",
            "threshold",
            "error",
            "scaling",
            "source",
            "surrogateSettings"),
        names(json.get("protocol")));
    JsonNode result = json.get("results").get(0);
    assertEquals(
        List.of(
            "label",
            "surrogate",
            "settings",
            "precision",
            "scope",
            "horizon",
            "horizonLyapunov",
            "oneStepError",
            "trainError",
            "errorCurve",
            "errorGrowthRate",
            "errorGrowthKind",
            "thresholds",
            "diverged",
            "cost",
            "fit",
            "remarks"),
        names(result));
    assertEquals(
        List.of("rank", "featureCount", "condition", "ridge", "mendingRidge"),
        names(result.get("fit")));
    List<String> statistics =
        List.of("mean", "std", "median", "min", "max", "ci95", "perStart", "censored",
            "blockLength");
    assertEquals(statistics, names(result.get("horizon")));
    assertEquals(statistics, names(result.get("horizonLyapunov")));
    assertEquals(
        List.of(
            "parameters",
            "featureCount",
            "multiplyAddsPerStep",
            "transcendentalsPerStep",
            "bytesPerStep",
            "trainSeconds",
            "secondsPerStep"),
        names(result.get("cost")));
    assertEquals(
        List.of(
            "name",
            "horizon",
            "horizonLyapunov",
            "errorCurve",
            "errorGrowthRate",
            "errorGrowthKind",
            "thresholds"),
        names(json.get("baselines").get(0)));
  }

  @Test
  void manifestSystemAndProtocolKeepTheirValues() throws IOException {
    JsonNode json = written(SampleResult.plain());

    assertEquals(1, json.get("schemaVersion").intValue());
    assertEquals(
        "chaoscast compare --data 'my file.csv'", json.at("/manifest/command").textValue());
    assertEquals(7, json.at("/manifest/seed").intValue());
    assertEquals("2026-01-02T03:04:05Z", json.at("/manifest/startedAt").textValue());
    assertEquals("tiny", json.at("/system/name").textValue());
    assertEquals(10.0, json.at("/system/parameters/sigma").doubleValue());
    assertEquals("ring", json.at("/system/parameters/coupling").textValue());
    assertEquals(5, json.at("/system/dimension").intValue());
    assertEquals(3, json.at("/system/observedDimension").intValue());
    assertEquals(2.0, json.at("/system/lyapunovExponent").doubleValue());
    assertEquals("short", json.at("/protocol/name").textValue());
    assertEquals(0.25, json.at("/protocol/timeStep").doubleValue());
    assertEquals(3000, json.at("/protocol/trainSteps").intValue());
    assertEquals("relative", json.at("/protocol/error").textValue());
    assertEquals("global", json.at("/protocol/scaling").textValue());
    assertEquals("a paper", json.at("/protocol/source").textValue());
    assertEquals(2, json.at("/protocol/surrogateSettings/d2r2/degree").intValue());
  }

  @Test
  void horizonsAreInTimeUnitsAndInLyapunovTimes() throws IOException {
    JsonNode result =
        written(new SampleResult(OptionalDouble.of(2), 1, 2, 3).result()).at("/results/0");

    assertEquals(1.5, result.at("/horizon/mean").doubleValue());
    assertEquals(0.5, result.at("/horizon/std").doubleValue());
    assertEquals(1.53125, result.at("/horizon/median").doubleValue());
    assertEquals(1.25, result.at("/horizon/min").doubleValue());
    assertEquals(1.75, result.at("/horizon/max").doubleValue());
    assertEquals(1, result.at("/horizon/censored").intValue());
    assertEquals(2, result.get("diverged").intValue());
    assertEquals(3.0, result.at("/horizonLyapunov/mean").doubleValue());
    assertEquals(1.375, result.at("/horizon/ci95/0").doubleValue());
    assertEquals(1.625, result.at("/horizon/ci95/1").doubleValue());
    assertEquals(2, result.at("/horizon/perStart").size());
    assertEquals(2.5, result.at("/horizonLyapunov/perStart/0").doubleValue());
    assertEquals(9, result.at("/cost/parameters").intValue());
    assertEquals(3, result.at("/cost/featureCount").intValue());
    assertEquals(12, result.at("/cost/multiplyAddsPerStep").intValue());
    assertEquals(1, result.at("/cost/transcendentalsPerStep").intValue());
    assertEquals(96, result.at("/cost/bytesPerStep").intValue());
    assertEquals(0.5, result.at("/cost/trainSeconds").doubleValue());
    assertEquals(1.25e-6, result.at("/cost/secondsPerStep").doubleValue());
  }

  @Test
  void settingsAreNumbersAndTruthValuesWhereTheirTextSaysSo() throws IOException {
    JsonNode settings = written(SampleResult.plain()).at("/results/0/settings");

    assertEquals(List.of("degree", "ridge", "affine", "target"), names(settings));
    assertTrue(settings.get("degree").isInt());
    assertEquals(2, settings.get("degree").intValue());
    assertEquals(1e-4, settings.get("ridge").doubleValue());
    assertTrue(settings.get("affine").isBoolean());
    assertEquals("increment", settings.get("target").textValue());
  }

  @Test
  void theRegressionIsThereAndWhatMendsItOnlyWhereItIsSingular() throws IOException {
    JsonNode regular = written(SampleResult.plain()).at("/results/0/fit");

    assertEquals(3, regular.get("rank").intValue());
    assertEquals(3, regular.get("featureCount").intValue());
    assertEquals(1e6, regular.get("condition").doubleValue());
    assertEquals(1e-4, regular.get("ridge").doubleValue());
    assertTrue(regular.get("mendingRidge").isNull());

    JsonNode singular =
        written(new SampleResult(OptionalDouble.of(2), 0, 0, 2).result()).at("/results/0/fit");

    assertEquals(2, singular.get("rank").intValue());
    assertEquals(2.5e-9, singular.get("mendingRidge").doubleValue());
  }

  @Test
  void remarksAreThereWithTopicTextAndFigures() throws IOException {
    assertEquals(0, written(SampleResult.plain()).at("/results/0/remarks").size());

    JsonNode remarks =
        written(new SampleResult(OptionalDouble.of(2), 0, 0, 2).result()).at("/results/0/remarks");

    assertEquals(1, remarks.size());
    assertEquals(List.of("topic", "text", "figures"), names(remarks.get(0)));
    assertEquals("regression", remarks.at("/0/topic").textValue());
    assertTrue(remarks.at("/0/text").textValue().startsWith("the regression is singular"));
    assertEquals(2.5e-9, remarks.at("/0/figures/mendingRidge").doubleValue());
  }

  @Test
  void theRegressionOfASurrogateThatWasNotTrainedHereIsNull() throws IOException {
    JsonNode result = written(SampleResult.withoutFit()).at("/results/0");

    assertTrue(result.has("fit"));
    assertTrue(result.get("fit").isNull());
  }

  @Test
  void pairsGrowthAndThresholdsAreThere() throws IOException {
    JsonNode json = written(SampleResult.plain());

    assertEquals("d2r2", json.at("/pairs/0/first").textValue());
    assertEquals("d2r2 again", json.at("/pairs/0/second").textValue());
    assertEquals(
        List.of(
            "first",
            "second",
            "meanDifference",
            "ci95",
            "wins",
            "losses",
            "ties",
            "signTestP",
            "meanP",
            "blockLength"),
        names(json.at("/pairs/0")));
    assertEquals(0.5, json.at("/pairs/0/meanDifference").doubleValue());
    assertEquals(0.25, json.at("/pairs/0/ci95/0").doubleValue());
    assertEquals(0.75, json.at("/pairs/0/ci95/1").doubleValue());
    assertEquals(5, json.at("/pairs/0/wins").intValue());
    assertEquals(3, json.at("/pairs/0/losses").intValue());
    assertEquals(1, json.at("/pairs/0/ties").intValue());
    assertEquals(0.5, json.at("/pairs/0/signTestP").doubleValue());
    assertEquals(3.0, json.at("/results/0/errorGrowthRate").doubleValue());
    assertEquals(0.5, json.at("/results/0/thresholds/0/threshold").doubleValue());
    assertEquals(2.0, json.at("/results/0/thresholds/0/mean").doubleValue());
    assertEquals(1.75, json.at("/results/0/thresholds/0/median").doubleValue());
  }

  @Test
  void whatIsNotFiniteIsNull() throws IOException {
    JsonNode result = written(SampleResult.plain()).at("/results/0");

    assertTrue(result.get("trainError").isNull());
    assertEquals(0.5, result.at("/errorCurve/0").doubleValue());
    assertTrue(result.at("/errorCurve/1").isNull());
    String text = Files.readString(folder.resolve("result.json"));
    assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
  }

  @Test
  void horizonInLyapunovTimesIsNullWhereTheExponentIsUnknown() throws IOException {
    JsonNode json = written(new SampleResult(OptionalDouble.empty(), 0, 0, 3).result());

    assertTrue(json.at("/system/lyapunovExponent").isNull());
    assertTrue(json.at("/results/0/horizonLyapunov").isNull());
    assertTrue(json.at("/baselines/0/horizonLyapunov").isNull());
  }

  private JsonNode written(ComparisonResult result) throws IOException {
    Path file = folder.resolve("result.json");
    JsonReport.write(result, file);
    return new ObjectMapper().readTree(Files.readString(file));
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
