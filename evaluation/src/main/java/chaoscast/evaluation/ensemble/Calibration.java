package chaoscast.evaluation.ensemble;

import chaoscast.core.Progress;
import chaoscast.core.Seed;
import chaoscast.core.Surrogate;
import chaoscast.core.Trajectory;
import chaoscast.core.parallel.Once;
import chaoscast.evaluation.truth.Truth;
import java.util.List;

/// How far members must be drawn apart so that a band of 90% holds 90% of what follows. Noise is not all that a
/// model does not know: coefficients and the model's form err too. The posterior's deviations are multiplied by the
/// least factor from 1 on under which the band holds what followed starts that the model was not trained on. What is
/// counted are steps that forecasts are valid for on average and where members as they were drawn are farther apart than
/// the noise of what they are held against: nearer ones would be right at any factor.
///
/// @param inflation factor, in [1, 64]; 1 where members do not differ in their starts
/// @param heldOut   scores of those starts with it
public record Calibration(double inflation, EnsembleScores heldOut) {
  private static final double WANTED = 0.9;
  /// Half powers of two that are tried.
  private static final int LEAST = 0;
  private static final int MOST = 12;

  /// Models for a calibration; the control is trained where it is first asked for.
  ///
  /// @param heldOut truth within the training data: models train on its training part
  /// @param like    the ensemble that is calibrated
  /// @param name    of these models
  /// @param seed    of the control
  public static EnsembleTraining training(
      Truth heldOut, EnsembleTraining like, String name, Seed seed) {
    return new EnsembleTraining(
        name,
        like.plan(),
        like.trainer(),
        heldOut.training(),
        new Once<>(
            () -> like.trainer().apply(seed).train(heldOut.training(), Progress.NONE)));
  }

  /// @param heldOut  truth within the training data
  /// @param training of models on its training part
  /// @param where    trains them; decides no bit
  /// @throws chaoscast.core.InputException if one cannot be trained
  public static Calibration of(Truth heldOut, EnsembleTraining training, MemberTrainer where) {
    return of(heldOut, training.plan(), training.models(where));
  }

  /// @param heldOut truth that the models were not trained on
  /// @param models  that are ready
  public static Calibration of(Truth heldOut, EnsemblePlan plan, EnsembleModels models) {
    var scorer = new EnsembleScorer(heldOut, plan, models);
    if (!plan.kind().drawsStarts()) {
      return new Calibration(1, scorer.scores(1));
    }
    List<DrawnStart> drawn = scorer.draw(0, heldOut.protocol().starts());
    int leads = scorer.leads(drawn);
    List<boolean[]> telling = scorer.telling(drawn, leads);
    int low = LEAST;
    int high = MOST;
    double lowShare = scorer.band90(drawn, factor(low), telling);
    if (lowShare >= WANTED) {
      return new Calibration(1, scorer.scores(1));
    }
    double highShare = Double.NaN;
    while (high - low > 1) {
      int middle = Math.floorDiv(low + high, 2);
      double share = scorer.band90(drawn, factor(middle), telling);
      if (share < WANTED) {
        low = middle;
        lowShare = share;
      } else {
        high = middle;
        highShare = share;
      }
    }
    double part = (WANTED - lowShare) / (highShare - lowShare);
    double inflation = factor(Double.isFinite(part) ? low + part * (high - low) : high);
    return new Calibration(inflation, scorer.scores(inflation));
  }

  private static double factor(double halves) {
    return Math.pow(2, halves / 2);
  }

  /// @return how ensembles of these models, drawn apart as far, do on another truth
  public EnsembleScores scores(Truth truth, EnsemblePlan plan, EnsembleModels models) {
    return new EnsembleScorer(truth, plan, models).scores(inflation);
  }

  /// One forecast.
  ///
  /// @param past  observations up to the start
  /// @param steps to predict
  public EnsembleForecast forecast(
      Trajectory past, EnsemblePlan plan, EnsembleModels models, int steps) {
    return forecast(past, plan, models, new Reach(inflation, steps));
  }

  /// @param inflation by which starts are drawn apart
  /// @param steps     to predict
  public record Reach(double inflation, int steps) {}

  /// One forecast without calibration.
  ///
  /// @param past observations up to the start
  public static EnsembleForecast forecast(
      Trajectory past, EnsemblePlan plan, EnsembleModels models, Reach reach) {
    int warmUp = models.members().stream().mapToInt(Surrogate::warmUp).max().orElseThrow();
    warmUp = Math.max(warmUp, models.control().warmUp());
    int length = Math.min(past.steps(), warmUp - 1 + plan.window());
    Trajectory window = past.slice(past.steps() - length, past.steps());
    return new EnsembleStarts(plan, models)
        .draw(List.of(window), warmUp, 0)
        .getFirst()
        .forecast(reach.inflation, reach.steps);
  }
}
