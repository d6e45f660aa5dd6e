package chaoscast.evaluation.report;

import chaoscast.core.training.Fit;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/// A regression as a field of a result:
///
///     fit{rank, featureCount, condition, ridge, mendingRidge}
///
/// `fit` is `null` where the surrogate was not trained here or has no regression, `mendingRidge` where
/// the regression is regular.
///
/// @param values writes to the same generator
record FitJson(JsonGenerator json, JsonValues values) {

  void write(Optional<Fit> found) throws IOException {
    if (found.isEmpty()) {
      json.writeNullField("fit");
      return;
    }
    Fit fit = found.get();
    json.writeObjectFieldStart("fit");
    json.writeNumberField("rank", fit.rank());
    json.writeNumberField("featureCount", fit.features());
    values.number("condition", fit.condition());
    values.number("ridge", fit.ridge());
    values.number("mendingRidge", fit.mendingRidge().orElse(Double.NaN));
    json.writeEndObject();
  }
}
