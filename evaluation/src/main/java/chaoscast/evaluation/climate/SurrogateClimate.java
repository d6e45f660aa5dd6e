package chaoscast.evaluation.climate;

import java.util.Optional;

/// The free runs of a surrogate beside the truth.
///
/// @param label      of the surrogate
/// @param verdict    in a word
/// @param runs       how many ended as the verdict says, of all
/// @param distance   mean distance from the climates of the truth; empty if a run left the finite
///                   numbers
/// @param statistics over all runs; empty if a run left the finite numbers
/// @param exponents  its own Lyapunov exponents; empty where they cannot be measured
public record SurrogateClimate(
    String label,
    ClimateVerdict verdict,
    int runs,
    Optional<ClimateDistance> distance,
    Optional<ClimateStatistics> statistics,
    Optional<ExponentEstimates> exponents) {}
