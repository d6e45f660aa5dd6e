package chaoscast.evaluation.compare;

import chaoscast.core.Cost;
import chaoscast.core.Remark;
import chaoscast.core.training.Fit;
import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.Score;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// How one surrogate did.
///
/// @param label           what it is called in tables and figures
/// @param surrogate       name of its provider
/// @param settings        every setting
/// @param precision       number format it computed in
/// @param scope           which part of it did
/// @param score           horizons in the system's time unit, error curve, divergences
/// @param horizonLyapunov horizons in Lyapunov times, if λ₁ is known
/// @param oneStepError    mean teacher-forced error after the training set
/// @param trainError      mean teacher-forced error at the end of the training set
/// @param cost            of one closed-loop step
/// @param trainSeconds    wall time of training, if it was trained here
/// @param secondsPerStep  wall time of one closed-loop step of one lane, all lanes together
/// @param fit             how the regression went, if it was trained here
/// @param remarks         what its user should know before trusting its forecasts
public record SurrogateResult(
    String label,
    String surrogate,
    Map<String, String> settings,
    String precision,
    String scope,
    Score score,
    Optional<HorizonStatistics> horizonLyapunov,
    double oneStepError,
    double trainError,
    Cost cost,
    OptionalDouble trainSeconds,
    double secondsPerStep,
    Optional<Fit> fit,
    List<Remark> remarks) {

  public SurrogateResult {
    remarks = List.copyOf(remarks);
  }
}
