package chaoscast.evaluation.report;

import chaoscast.evaluation.climate.ClimateComparison;
import chaoscast.evaluation.climate.ClimateDistance;
import chaoscast.evaluation.climate.ClimateStatistics;
import chaoscast.evaluation.climate.ExponentEstimates;
import chaoscast.evaluation.climate.Histogram;
import chaoscast.evaluation.climate.SurrogateClimate;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/// Climates as a field of the comparison's document:
///
///     climate{runs, steps, bound, yardstick{…}, truth{exponents[], standardErrors[], statistics{…}},
///             surrogates[{label, verdict, runs, distance{…}, exponents[], standardErrors[], statistics{…}}]}
///
/// Statistics are one array a variable. What could not be measured is `null`.
final class ClimateJson {
  private final JsonGenerator json;
  private final JsonValues values;

  /// @param values writes to the same generator
  ClimateJson(JsonGenerator json, JsonValues values) {
    this.json = json;
    this.values = values;
  }

  void write(ClimateComparison climate) throws IOException {
    json.writeObjectFieldStart("climate");
    json.writeNumberField("runs", climate.plan().runs());
    json.writeNumberField("steps", climate.plan().steps());
    values.number("bound", ClimateComparison.BOUND);
    distance("yardstick", Optional.of(climate.yardstick()));
    json.writeObjectFieldStart("truth");
    exponents(climate.exponents());
    statistics(Optional.of(climate.truths().getFirst()));
    json.writeEndObject();
    json.writeArrayFieldStart("surrogates");
    for (SurrogateClimate row : climate.surrogates()) {
      json.writeStartObject();
      json.writeStringField("label", row.label());
      json.writeStringField("verdict", row.verdict().words());
      json.writeNumberField("runs", row.runs());
      distance("distance", row.distance());
      exponents(row.exponents());
      statistics(row.statistics());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void distance(String name, Optional<ClimateDistance> distance) throws IOException {
    if (distance.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    values.number("mean", distance.get().mean());
    values.number("covariance", distance.get().covariance());
    values.number("histogram", distance.get().histogram());
    values.number("spectrum", distance.get().spectrum());
    values.number("autocorrelation", distance.get().autocorrelation());
    values.number("dimension", distance.get().dimension());
    json.writeEndObject();
  }

  private void exponents(Optional<ExponentEstimates> found) throws IOException {
    if (found.isEmpty()) {
      json.writeNullField("exponents");
      json.writeNullField("standardErrors");
      return;
    }
    values.numbers("exponents", found.get().exponents());
    values.numbers("standardErrors", found.get().standardErrors());
  }

  private void statistics(Optional<ClimateStatistics> statistics) throws IOException {
    if (statistics.isEmpty()) {
      json.writeNullField("statistics");
      return;
    }
    ClimateStatistics found = statistics.get();
    json.writeObjectFieldStart("statistics");
    values.number("correlationDimension", found.correlationDimension());
    values.number("frequencyStep", 1 / (found.segment() * found.timeStep()));
    values.numbers("mean", found.mean());
    json.writeArrayFieldStart("histograms");
    for (Histogram histogram : found.histograms()) {
      json.writeStartObject();
      values.number("least", histogram.least());
      values.number("greatest", histogram.greatest());
      json.writeFieldName("shares");
      values.shortArray(histogram.shares());
      json.writeEndObject();
    }
    json.writeEndArray();
    series("powerSpectra", found.powerSpectra());
    series("autocorrelations", found.autocorrelations());
    json.writeEndObject();
  }

  private void series(String name, double[][] rows) throws IOException {
    json.writeArrayFieldStart(name);
    for (double[] row : rows) {
      values.shortArray(row);
    }
    json.writeEndArray();
  }
}
