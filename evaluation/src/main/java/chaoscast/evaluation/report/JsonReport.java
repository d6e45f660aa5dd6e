package chaoscast.evaluation.report;

import chaoscast.core.Cost;
import chaoscast.core.files.JsonFile;
import chaoscast.core.text.EnumWords;
import chaoscast.evaluation.compare.BaselineResult;
import chaoscast.evaluation.compare.ChosenSettings;
import chaoscast.evaluation.compare.ComparisonResult;
import chaoscast.evaluation.compare.Example;
import chaoscast.evaluation.compare.FailedContestant;
import chaoscast.evaluation.compare.GrowthKind;
import chaoscast.evaluation.compare.LabelledScores;
import chaoscast.evaluation.compare.Manifest;
import chaoscast.evaluation.compare.PairedComparison;
import chaoscast.evaluation.compare.ScoredRows;
import chaoscast.evaluation.compare.SurrogateResult;
import chaoscast.evaluation.compare.Verdict;
import chaoscast.evaluation.protocol.NamedProtocol;
import chaoscast.evaluation.protocol.Observing;
import chaoscast.evaluation.protocol.Precisions;
import chaoscast.evaluation.protocol.Protocol;
import chaoscast.evaluation.protocol.PublishedHorizon;
import chaoscast.evaluation.score.CommonScores;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.PairedDifference;
import chaoscast.evaluation.score.Score;
import chaoscast.evaluation.score.ThresholdHorizon;
import chaoscast.evaluation.truth.SystemDescription;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A comparison as one JSON document, `schemaVersion` 1:
///
///     {schemaVersion, manifest{…}, system{…}, protocol{…}, observing{trainingNoise, startNoise, start,
///      startWindow}, results[{…}], failures[{label, surrogate, reason, cure}], baselines[{…}],
///      published[{model, horizonLyapunovMean, …}], pairs[{…}], verdicts[{kind, sentence}],
///      chosenSettings[{…}], scores[{label, smape[], mase, dStsp, dH, ctf{short, long, reconstruction}}],
///      climate{…}}
///
/// Horizons are in the system's time unit, `horizonLyapunov` in Lyapunov times. What is unknown, NaN
/// or infinite is `null`: an error curve is infinite where more than half of the forecasts have
/// diverged. Settings that read as numbers or truth values are written as such.
public final class JsonReport {
  /// Version of the document's shape.
  public static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;
  private final JsonValues values;
  private final int curveStride;

  private JsonReport(JsonGenerator json, int curveStride) {
    this.json = json;
    this.values = new JsonValues(json);
    this.curveStride = curveStride;
  }

  /// @param target replaced whole or not at all
  public static void write(ComparisonResult result, Path target) {
    JsonFile.stream(target, json -> new JsonReport(json, 1).write(result));
  }

  /// The same document on one line, for figures: error curves keep every `errorCurveStride`-th step, and
  /// the example is there.
  static String forFigures(ComparisonResult result) {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      int stride = Math.ceilDiv(result.protocol().maxSteps(), Example.SAMPLES);
      new JsonReport(json, stride).writeForFigures(result);
    } catch (IOException e) { // which a text in memory never throws
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void writeForFigures(ComparisonResult result) throws IOException {
    json.writeStartObject();
    content(result);
    json.writeNumberField("errorCurveStride", curveStride);
    json.writeObjectFieldStart("example");
    ExampleJson.write(result.example(), json, values);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void write(ComparisonResult result) throws IOException {
    json.writeStartObject();
    content(result);
    json.writeEndObject();
  }

  private void content(ComparisonResult result) throws IOException {
    json.writeNumberField("schemaVersion", SCHEMA_VERSION);
    values.manifest(result.manifest());
    system(result.system());
    protocol(result.named());
    observing(result.named().observing());
    precisions(result.named().precisions());
    json.writeArrayFieldStart("results");
    for (SurrogateResult row : result.results()) {
      surrogate(row, result.system());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("failures");
    for (FailedContestant row : result.failures()) {
      failure(row);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("baselines");
    for (BaselineResult row : result.baselines()) {
      json.writeStartObject();
      json.writeStringField("name", row.name());
      horizon("horizon", Optional.of(row.score().horizon()));
      horizon("horizonLyapunov", row.horizonLyapunov());
      values.numbers("errorCurve", thinned(row.score().errorCurve()));
      growth(row.score(), result.system());
      json.writeEndObject();
    }
    json.writeEndArray();
    published(result.named());
    json.writeArrayFieldStart("pairs");
    for (PairedComparison pair : result.pairs()) {
      pair(pair);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("verdicts");
    for (Verdict verdict : Verdict.of(result)) {
      json.writeStartObject();
      json.writeStringField("kind", verdict.kind());
      json.writeStringField("sentence", verdict.sentence());
      json.writeEndObject();
    }
    json.writeEndArray();
    chosen(result);
    scores(result);
    if (!result.ensembles().isEmpty()) {
      new EnsembleJson(json, values, this::thinned).write(result.ensembles());
    }
    climate(result);
  }

  private void chosen(ComparisonResult result) throws IOException {
    json.writeArrayFieldStart("chosenSettings");
    for (ChosenSettings row : result.chosen()) {
      json.writeStartObject();
      json.writeStringField("label", row.label());
      json.writeStringField("surrogate", row.surrogate());
      values.settings("settings", row.settings());
      json.writeArrayFieldStart("flags");
      for (String flag : row.flags()) {
        json.writeString(flag);
      }
      json.writeEndArray();
      json.writeNumberField("trials", row.trials());
      json.writeNumberField("failedTrials", row.failed());
      values.number("heldOutHorizon", row.horizon().orElse(Double.NaN));
      values.number("publishedHeldOutHorizon", row.published().orElse(Double.NaN));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void scores(ComparisonResult result) throws IOException {
    if (result.scores().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("scores");
    for (LabelledScores row : result.scores()) {
      CommonScores scores = row.scores();
      json.writeStartObject();
      json.writeStringField("label", row.label());
      values.numbers("smape", scores.smape());
      values.number("mase", scores.mase());
      values.number("dStsp", scores.stateSpaceDivergence());
      values.number("dH", scores.spectralDistance());
      json.writeObjectFieldStart("ctf");
      values.number("short", scores.ctfShort());
      values.number("long", scores.ctfLong());
      values.number("reconstruction", scores.ctfReconstruction());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void failure(FailedContestant row) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", row.label());
    json.writeStringField("surrogate", row.surrogate());
    json.writeStringField("reason", row.reason());
    json.writeStringField("cure", row.cure());
    json.writeEndObject();
  }

  private void climate(ComparisonResult result) throws IOException {
    if (result.climate().isPresent()) {
      new ClimateJson(json, values).write(result.climate().get());
    }
  }

  private double[] thinned(double[] curve) {
    return IntStream.range(0, curve.length)
        .filter(step -> step % curveStride == 0)
        .mapToDouble(step -> curve[step])
        .toArray();
  }

  private void growth(Score score, SystemDescription system) throws IOException {
    values.number("errorGrowthRate", score.growthRate().orElse(Double.NaN));
    Optional<GrowthKind> kind = GrowthKind.of(score, system);
    if (kind.isPresent()) {
      json.writeStringField("errorGrowthKind", EnumWords.of(kind.get()));
    }
    json.writeArrayFieldStart("thresholds");
    for (ThresholdHorizon horizon : score.thresholds()) {
      json.writeStartObject();
      values.number("threshold", horizon.threshold());
      values.number("mean", horizon.mean());
      values.number("median", horizon.median());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void pair(PairedComparison pair) throws IOException {
    PairedDifference difference = pair.difference();
    json.writeStartObject();
    json.writeStringField("first", pair.first());
    json.writeStringField("second", pair.second());
    values.number("meanDifference", difference.mean());
    values.numbers("ci95", difference.ci95());
    json.writeNumberField("wins", difference.wins());
    json.writeNumberField("losses", difference.losses());
    json.writeNumberField("ties", difference.ties());
    values.number("signTestP", difference.pValue());
    values.number("meanP", difference.meanPValue());
    json.writeNumberField("blockLength", difference.blockLength());
    json.writeEndObject();
  }

  private void system(SystemDescription system) throws IOException {
    json.writeObjectFieldStart("system");
    json.writeStringField("name", system.name());
    values.settings("parameters", system.parameters());
    json.writeNumberField("dimension", system.dimension());
    json.writeNumberField("observedDimension", system.observedDimension());
    values.number("timeStep", system.timeStep());
    values.number("lyapunovExponent", system.lyapunovExponent().orElse(Double.NaN));
    if (system.measured().isPresent()) {
      values.number("lyapunovRelativeError", system.relativeLyapunovError().orElse(0));
      values.number("lyapunovError", system.measured().get().standardError());
      json.writeStringField("lyapunovSource", system.measured().get().source());
    }
    json.writeEndObject();
  }

  private void protocol(NamedProtocol named) throws IOException {
    Protocol protocol = named.protocol();
    json.writeObjectFieldStart("protocol");
    json.writeStringField("name", protocol.name());
    values.number("timeStep", protocol.timeStep());
    json.writeNumberField("trainSteps", protocol.trainSteps());
    json.writeNumberField("starts", protocol.starts());
    json.writeNumberField("spacing", protocol.spacing());
    json.writeNumberField("maxSteps", protocol.maxSteps());
    json.writeNumberField("warmUp", protocol.warmUp());
    values.number("threshold", protocol.threshold());
    json.writeStringField("error", EnumWords.of(protocol.error()));
    json.writeStringField("scaling", EnumWords.of(protocol.scaling()));
    json.writeStringField("source", named.source());
    json.writeObjectFieldStart("surrogateSettings");
    for (String surrogate : new TreeSet<>(named.surrogateSettings().keySet())) {
      values.settings(surrogate, new TreeMap<>(named.surrogateSettings().get(surrogate)));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void observing(Observing observing) throws IOException {
    json.writeObjectFieldStart("observing");
    values.number("trainingNoise", observing.noise());
    values.number("startNoise", observing.noise());
    json.writeStringField("start", EnumWords.of(observing.start()));
    json.writeNumberField("startWindow", observing.window());
    json.writeEndObject();
  }

  private void precisions(Precisions precisions) throws IOException {
    json.writeObjectFieldStart("precision");
    json.writeStringField("truth", precisions.truth().name());
    json.writeStringField("train", precisions.training().name());
    json.writeStringField("rollout", precisions.rollout().name());
    json.writeEndObject();
  }

  private void published(NamedProtocol named) throws IOException {
    json.writeArrayFieldStart("published");
    for (PublishedHorizon row : named.comparable()) {
      json.writeStartObject();
      json.writeStringField("model", row.model());
      values.number("horizonLyapunovMean", row.mean());
      values.number("horizonLyapunovStd", row.deviation().orElse(Double.NaN));
      values.number("noise", row.noise());
      json.writeStringField("source", row.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void surrogate(SurrogateResult row, SystemDescription system) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", row.label());
    json.writeStringField("surrogate", row.surrogate());
    values.settings("settings", row.settings());
    json.writeStringField("precision", row.precision());
    json.writeStringField("scope", row.scope());
    horizon("horizon", Optional.of(row.score().horizon()));
    horizon("horizonLyapunov", row.horizonLyapunov());
    values.number("oneStepError", row.oneStepError());
    values.number("trainError", row.trainError());
    values.numbers("errorCurve", thinned(row.score().errorCurve()));
    growth(row.score(), system);
    json.writeNumberField("diverged", row.score().diverged());
    cost(row);
    new FitJson(json, values).write(row.fit());
    if (ScoredRows.seen(row.remarks())) {
      json.writeBooleanField("scoredOnTrainingRows", true);
    }
    new RemarkJson(json, values).write(row.remarks());
    json.writeEndObject();
  }

  private void cost(SurrogateResult row) throws IOException {
    Cost cost = row.cost();
    json.writeObjectFieldStart("cost");
    json.writeNumberField("parameters", cost.parameters());
    json.writeNumberField("featureCount", cost.featureCount());
    json.writeNumberField("multiplyAddsPerStep", cost.multiplyAdds());
    json.writeNumberField("transcendentalsPerStep", cost.transcendentals());
    json.writeNumberField("bytesPerStep", cost.bytes());
    values.number("trainSeconds", row.trainSeconds().orElse(Double.NaN));
    values.number("secondsPerStep", row.secondsPerStep());
    json.writeEndObject();
  }

  private void horizon(String name, Optional<HorizonStatistics> horizon) throws IOException {
    if (horizon.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    HorizonStatistics statistics = horizon.get();
    json.writeObjectFieldStart(name);
    values.number("mean", statistics.mean());
    values.number("std", statistics.std());
    values.number("median", statistics.median());
    values.number("min", statistics.min());
    values.number("max", statistics.max());
    values.numbers("ci95", statistics.ci95());
    values.numbers("perStart", statistics.perStart());
    json.writeNumberField("censored", statistics.censored());
    json.writeNumberField("blockLength", statistics.blockLength());
    json.writeEndObject();
  }
}
