package chaoscast.evaluation.benchmark;

import chaoscast.core.Forecast;
import chaoscast.core.InputException;
import chaoscast.core.Outcome;
import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.evaluation.benchmark.CtfLine.Failed;
import chaoscast.evaluation.benchmark.CtfLine.Invalid;
import chaoscast.evaluation.benchmark.CtfLine.Missing;
import chaoscast.evaluation.benchmark.CtfLine.OtherWindows;
import chaoscast.evaluation.benchmark.CtfLine.Result;
import chaoscast.evaluation.benchmark.CtfLine.Scored;
import chaoscast.evaluation.score.CtfMeasure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The Lorenz data set of the Common Task Framework, from its files alone: a model a record, of unknown equations,
/// with the same settings for all; reconstructions of noisy records, and forecasts of what follows each.
///
///     CtfResult result = new CtfLorenz(CtfFiles.read(folder), new Seed(1), 2).run(Progress.NONE);
///
/// Source: github.com/CTF-for-Science/ctf4science, data set ODE_Lorenz; P. M. Wyder and others (2025),
/// arXiv:2510.23166.
///
/// @param files   of the data set
/// @param seed    of what trainers draw
/// @param threads greatest number of cores, ≥ 1; decides no result
public record CtfLorenz(CtfFiles files, Seed seed, int threads) {

  /// @return one line a score, in their order
  public CtfResult run(Progress progress) {
    return run(progress, _ -> {});
  }

  /// @param known is given the result so far whenever a record is learned; what is not yet known has failed there
  public CtfResult run(Progress progress, Consumer<CtfResult> known) {
    var models = new LinkedHashMap<String, CtfModel>();
    var failures = new LinkedHashMap<String, String>();
    List<String> records = recordsToScore();
    for (String name : records) {
      progress.at("records", models.size() + failures.size(), records.size());
      try {
        models.put(
            name, CtfModel.of(files.records().get(name), seed.child(name), threads, progress));
      } catch (InputException e) {
        failures.put(name, e.getMessage());
      }
      known.accept(result(models, failures));
    }
    progress.at("records", records.size(), records.size());
    return result(models, failures);
  }

  private CtfResult result(Map<String, CtfModel> models, Map<String, String> failures) {
    var lines = new ArrayList<CtfLine>();
    for (CtfScore score : CtfScore.values()) {
      Result outcome = outcome(score, models, failures);
      lines.add(
          new CtfLine(
              score,
              outcome,
              outcome instanceof Scored ? otherWindows(score) : OtherWindows.NONE));
    }
    var surrogates = new LinkedHashMap<String, Surrogate>();
    models.forEach((name, model) -> surrogates.put(name, model.surrogate()));
    return new CtfResult(lines, surrogates);
  }

  /// @return records whose scores are valid and have their test file
  private List<String> recordsToScore() {
    var records = new ArrayList<String>();
    for (CtfScore score : CtfScore.values()) {
      if (!score.isInvalid()
          && files.tests().containsKey(score.test())
          && !records.contains(score.record())) {
        records.add(score.record());
      }
    }
    return records;
  }

  private Result outcome(
      CtfScore score, Map<String, CtfModel> models, Map<String, String> failures) {
    if (score.isInvalid()) {
      return new Invalid(score.invalidity());
    }
    Trajectory truth = files.tests().get(score.test());
    if (truth == null) {
      return new Missing(score.test() + ".mat");
    }
    if (failures.containsKey(score.record())) {
      return new Failed(failures.get(score.record()));
    }
    CtfModel model = models.get(score.record());
    if (model == null) {
      return new Failed("not learned yet");
    }
    if (score.reconstructs()) {
      return new Scored(score.measure().score(truth, model.states()));
    }
    Forecast forecast = model.forecast(truth.steps());
    return forecast.outcome() instanceof Outcome.Diverged diverged
        ? new Failed("the forecast diverged after %d steps".formatted(diverged.step()))
        : new Scored(score.measure().score(truth, forecast.predicted()));
  }

  /// Other windows are those of the record's own times, clean where a test file has these.
  private OtherWindows otherWindows(CtfScore score) {
    if (score.measure() != CtfMeasure.LONG) {
      return OtherWindows.NONE;
    }
    Trajectory truth = files.tests().get(score.test());
    Trajectory past = cleanRecord(score.record());
    int length = Math.min(CtfMeasure.LONG_ROWS, truth.steps());
    int windows = past.steps() / length;
    double sum = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < windows; i++) {
      Trajectory window = past.slice(i * length, (i + 1) * length);
      double value = score.measure().score(truth, window);
      sum += value;
      largest = Math.max(largest, value);
    }
    return windows == 0 ? OtherWindows.NONE : new OtherWindows(windows, sum / windows, largest);
  }

  private Trajectory cleanRecord(String record) {
    for (CtfScore score : CtfScore.values()) {
      if (score.reconstructs() && score.record().equals(record)
          && files.tests().containsKey(score.test())) {
        return files.tests().get(score.test());
      }
    }
    return files.records().get(record);
  }
}
