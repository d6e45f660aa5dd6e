package chaoscast.evaluation.report;

import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.score.HorizonStatistics;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Values as JSON has them: no NaN, no infinity, settings as numbers or truth values where they read as such.
///
/// @param json modified
public record JsonValues(JsonGenerator json) {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern REAL =
      Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /// Writes `null` for what is not finite.
  public void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    number(value);
  }

  public void numbers(String name, double[] numbers) throws IOException {
    json.writeFieldName(name);
    array(numbers);
  }

  /// Writes an array as a value of its own.
  public void array(double[] numbers) throws IOException {
    json.writeStartArray();
    for (double value : numbers) {
      number(value);
    }
    json.writeEndArray();
  }

  public void settings(String name, Map<String, String> settings) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      json.writeFieldName(setting.getKey());
      text(setting.getValue());
    }
    json.writeEndObject();
  }

  /// Writes what it takes to run something again.
  public void manifest(Manifest manifest) throws IOException {
    json.writeObjectFieldStart("manifest");
    for (Map.Entry<String, Object> field : ManifestFields.of(manifest).entrySet()) {
      switch (field.getValue()) {
        case Number number -> json.writeNumberField(field.getKey(), number.longValue());
        case List<?> words -> {
          json.writeArrayFieldStart(field.getKey());
          for (Object word : words) {
            json.writeString(word.toString());
          }
          json.writeEndArray();
        }
        default -> json.writeStringField(field.getKey(), field.getValue().toString());
      }
    }
    json.writeEndObject();
  }

  /// Writes a horizon over starts; `null` where there is none.
  public void horizon(String name, Optional<HorizonStatistics> horizon) throws IOException {
    if (horizon.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    number("mean", horizon.get().mean());
    number("std", horizon.get().std());
    number("median", horizon.get().median());
    numbers("ci95", horizon.get().ci95());
    numbers("perStart", horizon.get().perStart());
    json.writeEndObject();
  }

  private void text(String text) throws IOException {
    if (WHOLE.matcher(text).matches()) {
      json.writeNumber(Long.parseLong(text));
    } else if (REAL.matcher(text).matches()) {
      number(Double.parseDouble(text));
    } else if (text.equals("true") || text.equals("false")) {
      json.writeBoolean(Boolean.parseBoolean(text));
    } else {
      json.writeString(text);
    }
  }

  /// Writes the same in single precision: half the text, and all that a figure shows.
  public void shortArray(double[] numbers) throws IOException {
    json.writeStartArray();
    for (double value : numbers) {
      if (Double.isFinite((float) value)) {
        json.writeNumber((float) value);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }

  private void number(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
