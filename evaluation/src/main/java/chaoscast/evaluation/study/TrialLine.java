package chaoscast.evaluation.study;

import chaoscast.core.Cost;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// A finished trial as one JSON object on one line, as it stands in logs and travels between processes. Numbers
/// come back to the last bit.
public final class TrialLine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COSTS =
      List.of("parameters", "featureCount", "multiplyAdds", "transcendentals", "bytes");

  private TrialLine() {}

  /// @return the object, without a line feed
  public static String of(Trial trial, TrialResult result) {
    ObjectNode line = JSON.createObjectNode().put("key", trial.key()).put("seed", trial.seed());
    trial.factors().forEach(line.putObject("factors")::put);
    var horizons = line.putArray("horizons");
    for (double horizon : result.horizons()) {
      horizons.add(horizon);
    }
    line.put("parameters", result.cost().parameters())
        .put("featureCount", result.cost().featureCount())
        .put("multiplyAdds", result.cost().multiplyAdds())
        .put("transcendentals", result.cost().transcendentals())
        .put("bytes", result.cost().bytes());
    result.measures().forEach((measure, value) -> line.put(measure.key(), value));
    result.failure().ifPresent(reason -> line.put("failure", reason));
    return line.toString();
  }

  /// @return what [#of] was given; empty if the line is damaged
  public static Optional<TrialResult> result(String line) {
    return json(line).flatMap(TrialLine::result);
  }

  /// @return the object on a line; empty if it is none
  static Optional<JsonNode> json(String line) {
    try {
      return Optional.ofNullable(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  /// @return what a line says; empty if something is missing or no number
  static Optional<TrialResult> result(JsonNode json) {
    JsonNode values = json.path("horizons");
    boolean failed = json.has("failure");
    boolean whole =
        values.isArray()
            && (!failed || (json.get("failure").isTextual() && values.isEmpty()));
    for (JsonNode value : values) {
      whole &= isFinite(value) && value.doubleValue() >= 0;
    }
    for (String count : COSTS) {
      JsonNode value = json.path(count);
      whole &= value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
    }
    var measures = new EnumMap<Measure, Double>(Measure.class);
    for (Measure measure : Measure.values()) {
      if (json.has(measure.key())) {
        whole &= isFinite(json.get(measure.key()));
        measures.put(measure, json.get(measure.key()).doubleValue());
      }
    }
    // an exponent with its error is measured without any forecast
    whole &= failed || !values.isEmpty() || measures.containsKey(Measure.EXPONENT_ERROR);
    if (!whole) {
      return Optional.empty();
    }
    double[] horizons = new double[values.size()];
    for (int k = 0; k < horizons.length; k++) {
      horizons[k] = values.get(k).doubleValue();
    }
    return Optional.of(
        new TrialResult(
            horizons,
            new Cost(
                json.get("parameters").longValue(),
                json.get("featureCount").longValue(),
                json.get("multiplyAdds").longValue(),
                json.get("transcendentals").longValue(),
                json.get("bytes").longValue()),
            measures,
            Optional.ofNullable(json.path("failure").textValue())));
  }

  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }
}
