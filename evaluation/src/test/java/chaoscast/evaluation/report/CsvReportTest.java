package chaoscast.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.climate.ClimateDistance;
import chaoscast.evaluation.climate.ClimatePlan;
import chaoscast.evaluation.climate.ClimateVerdict;
import chaoscast.evaluation.climate.ExponentEstimates;
import chaoscast.evaluation.climate.SurrogateClimate;
import chaoscast.evaluation.compare.ComparisonResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {
  @TempDir
  Path folder;

  @Test
  void everySurrogateAndBaselineIsOneRowUnderTheHeader() throws IOException {
    List<String> lines = written(new SampleResult(OptionalDouble.of(2), 1, 5, 3));

    assertEquals(3, lines.size());
    Map<String, String> surrogate = row(lines, 1);
    assertEquals("surrogate", surrogate.get("kind"));
    assertEquals("d2r2", surrogate.get("name"));
    assertEquals(
        "degree=2;ridge=1.0E-4;affine=true;target=increment", surrogate.get("settings"));
    assertEquals("1.5", surrogate.get("horizonMean"));
    assertEquals("3.0", surrogate.get("horizonLyapunovMean"));
    assertEquals("0.5", surrogate.get("horizonStd"));
    assertEquals("1.53125", surrogate.get("horizonMedian"));
    assertEquals("1.25", surrogate.get("horizonMin"));
    assertEquals("1.75", surrogate.get("horizonMax"));
    assertEquals("1.375", surrogate.get("horizonCi95Low"));
    assertEquals("1.625", surrogate.get("horizonCi95High"));
    assertEquals("2.5", surrogate.get("horizonLyapunovMin"));
    assertEquals("3.25", surrogate.get("horizonLyapunovCi95High"));
    assertEquals("1", surrogate.get("censored"));
    assertEquals("5", surrogate.get("diverged"));
    assertEquals("2", surrogate.get("starts"));
    assertEquals("2.0E-4", surrogate.get("oneStepError"));
    assertEquals("9", surrogate.get("parameters"));
    assertEquals("3", surrogate.get("featureCount"));
    assertEquals("12", surrogate.get("multiplyAddsPerStep"));
    assertEquals("1", surrogate.get("transcendentalsPerStep"));
    assertEquals("96", surrogate.get("bytesPerStep"));
    assertEquals("0.5", surrogate.get("trainSeconds"));
    assertEquals("1.25E-6", surrogate.get("secondsPerStep"));
    Map<String, String> baseline = row(lines, 2);
    assertEquals("baseline", baseline.get("kind"));
    assertEquals("climatology", baseline.get("name"));
    assertEquals("0.25", baseline.get("horizonMean"));
    assertEquals("", baseline.get("secondsPerStep"));
  }

  @Test
  void whatIsUnknownIsEmpty() throws IOException {
    Map<String, String> row =
        row(written(new SampleResult(OptionalDouble.empty(), 0, 0, 3)), 1);

    assertEquals("", row.get("trainError"));
    assertEquals("", row.get("horizonLyapunovMean"));
    assertEquals("", row.get("horizonLyapunovCi95High"));
    assertEquals("1.5", row.get("horizonMean"));
  }

  @Test
  void theClimateOfASurrogateStandsInItsRow() throws IOException {
    var distance = new ClimateDistance(0, 0.25, 0.5, 0.75, 1, 0.5);
    var exponents = new ExponentEstimates(new double[] {1.75, -3}, new double[] {0.125, 1});
    List<String> lines =
        written(withClimate(Optional.of(distance), Optional.of(exponents), ClimateVerdict.DRIFTED));

    Map<String, String> surrogate = row(lines, 1);
    assertEquals("drifted", surrogate.get("climateVerdict"));
    assertEquals("0.5", surrogate.get("climateDistance"));
    assertEquals("1.75", surrogate.get("climateExponent"));
    assertEquals("0.125", surrogate.get("climateExponentError"));
    assertEquals("", row(lines, 2).get("climateVerdict"));
  }

  @Test
  void aClimateThatCannotBeMeasuredIsEmptyButForItsVerdict() throws IOException {
    Map<String, String> diverged =
        row(written(withClimate(Optional.empty(), Optional.empty(), ClimateVerdict.DIVERGES)), 1);
    assertEquals("diverges", diverged.get("climateVerdict"));
    assertEquals("", diverged.get("climateDistance"));
    assertEquals("", diverged.get("climateExponent"));
    assertEquals("", diverged.get("climateExponentError"));

    Map<String, String> without = row(written(SampleResult.plain()), 1);
    assertEquals("", without.get("climateVerdict"));
  }

  private static ComparisonResult withClimate(
      Optional<ClimateDistance> distance,
      Optional<ExponentEstimates> exponents,
      ClimateVerdict verdict) {
    var row =
        new SurrogateClimate("d2r2", verdict, 2, distance, Optional.empty(), exponents);
    var other =
        new SurrogateClimate(
            "another", ClimateVerdict.TRUE, 2, Optional.empty(), Optional.empty(),
            Optional.empty());
    var climate =
        new ClimateComparison(
            new ClimatePlan(2, 1000),
            List.of(),
            new ClimateDistance(1, 1, 1, 1, 1, 1),
            Optional.empty(),
            List.of(other, row));
    ComparisonResult plain = SampleResult.plain();
    return new ComparisonResult(
        plain.manifest(),
        plain.system(),
        plain.named(),
        plain.results(),
        List.of(),
        plain.baselines(),
        plain.pairs(),
        plain.example(),
        Optional.of(climate),
        List.of(),
        List.of(),
        List.of());
  }

  private List<String> written(SampleResult sample) throws IOException {
    return written(sample.result());
  }

  private List<String> written(ComparisonResult result) throws IOException {
    Path file = folder.resolve("result.csv");
    CsvReport.write(result, file);
    return Files.readAllLines(file);
  }

  private static Map<String, String> row(List<String> lines, int index) {
    String[] header = lines.getFirst().split(",", -1);
    String[] cells = lines.get(index).split(",", -1);
    assertEquals(header.length, cells.length);
    var row = new HashMap<String, String>();
    for (int i = 0; i < header.length; i++) {
      row.put(header[i], cells[i]);
    }
    return row;
  }
}
