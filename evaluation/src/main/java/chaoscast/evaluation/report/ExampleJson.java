package chaoscast.evaluation.report;

import chaoscast.core.Trajectory;
import chaoscast.evaluation.compare.Example;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// One start in full, as figures need it: one array a variable, in single precision.
final class ExampleJson {
  private ExampleJson() {}

  /// Writes the fields of an object that is open.
  ///
  /// @param json   modified
  /// @param values writes to the same generator
  static void write(Example example, JsonGenerator json, JsonValues values) throws IOException {
    json.writeArrayFieldStart("names");
    for (String name : example.truth().names()) {
      json.writeString(name);
    }
    json.writeEndArray();
    values.number("timeStep", example.truth().timeStep());
    states("truth", example.truth(), json, values);
    if (example.truth().inputs().isPresent()) {
      Trajectory inputs = example.truth().inputs().get();
      json.writeArrayFieldStart("inputNames");
      for (String name : inputs.names()) {
        json.writeString(name);
      }
      json.writeEndArray();
      states("inputs", inputs, json, values);
    }
    json.writeArrayFieldStart("forecasts");
    for (Example.LabelledForecast forecast : example.forecasts()) {
      json.writeStartObject();
      json.writeStringField("label", forecast.label());
      values.number("horizon", forecast.horizon());
      states("states", forecast.predicted(), json, values);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void states(
      String name, Trajectory trajectory, JsonGenerator json, JsonValues values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int variable = 0; variable < trajectory.dimension(); variable++) {
      double[] numbers = new double[trajectory.steps()];
      for (int step = 0; step < numbers.length; step++) {
        numbers[step] = trajectory.get(step, variable);
      }
      values.shortArray(numbers);
    }
    json.writeEndArray();
  }
}
