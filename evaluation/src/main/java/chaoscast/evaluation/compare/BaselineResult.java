package chaoscast.evaluation.compare;

import chaoscast.evaluation.score.HorizonStatistics;
import chaoscast.evaluation.score.Score;
import java.util.Optional;

/// How one baseline did: `persistence`, `climatology`, `float64-ceiling` or `hidden-state-twin`.
///
/// @param name            of the baseline
/// @param score           horizons in the system's time unit
/// @param horizonLyapunov horizons in Lyapunov times, if λ₁ is known
public record BaselineResult(
    String name, Score score, Optional<HorizonStatistics> horizonLyapunov) {}
