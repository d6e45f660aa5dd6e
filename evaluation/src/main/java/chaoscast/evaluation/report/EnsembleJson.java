package chaoscast.evaluation.report;

import chaoscast.evaluation.compare.LabelledEnsembles;
import chaoscast.evaluation.ensemble.EnsembleScores;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/// Ensembles as JSON: `ensembles[]`.
///
/// @param json   modified
/// @param values writes to it
/// @param thin   leaves out steps of curves, as in all curves of the file
record EnsembleJson(JsonGenerator json, JsonValues values, UnaryOperator<double[]> thin) {

  void write(List<LabelledEnsembles> rows) throws IOException {
    json.writeArrayFieldStart("ensembles");
    for (LabelledEnsembles row : rows) {
      json.writeStartObject();
      json.writeStringField("label", row.label());
      content(row.scores());
      json.writeObjectFieldStart("heldOut");
      content(row.calibration().heldOut());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void content(EnsembleScores scores) throws IOException {
    json.writeNumberField("members", scores.members());
    json.writeNumberField("starts", scores.starts());
    json.writeNumberField("leads", scores.leads());
    values.number("inflation", scores.inflation());
    values.number("crps", scores.crps());
    values.number("spreadSkillRatio", scores.ratio());
    values.number("coverage50", scores.band50());
    values.number("coverage90", scores.band90());
    values.number("coverage90AllSteps", scores.band90Long());
    values.number("lostMembers", scores.lost());
    values.numbers("predictedHorizons", scores.horizons().predicted());
    values.numbers("horizons", scores.horizons().seen());
    values.number("horizonsWithin90", scores.horizons().within90());
    values.number("horizonCorrelation", scores.horizons().correlation());
    values.numbers("spreadCurve", thin.apply(scores.curves().spread()));
    values.numbers("errorCurve", thin.apply(scores.curves().error()));
    values.numbers("crpsCurve", thin.apply(scores.curves().crps()));
    values.numbers("coverage90Curve", thin.apply(scores.curves().band90()));
  }
}
