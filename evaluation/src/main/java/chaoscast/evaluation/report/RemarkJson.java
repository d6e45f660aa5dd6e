package chaoscast.evaluation.report;

import chaoscast.core.Remark;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Remarks on a surrogate, as a field of a result:
///
///     remarks[{topic, text, figures{…}}]
///
/// @param values writes to the same generator
record RemarkJson(JsonGenerator json, JsonValues values) {

  void write(List<Remark> remarks) throws IOException {
    json.writeArrayFieldStart("remarks");
    for (Remark remark : remarks) {
      json.writeStartObject();
      json.writeStringField("topic", remark.topic());
      json.writeStringField("text", remark.text());
      json.writeObjectFieldStart("figures");
      for (Map.Entry<String, Double> figure : remark.figures().entrySet()) {
        values.number(figure.getKey(), figure.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
