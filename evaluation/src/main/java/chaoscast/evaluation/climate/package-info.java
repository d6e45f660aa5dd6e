/// What stays the same along a trajectory however chaotic it is, and what becomes of a surrogate that runs
/// freely for long.
///
/// Reading order: [ClimateStatistics] → [ClimateDistance] for two trajectories; [Histogram],
/// [PowerSpectrum], [Autocorrelation] and [CorrelationDimension] are one statistic each. [FreeRuns] and
/// [SurrogateExponents] run a surrogate from [WarmStarts]; [ClimateComparison] holds it against the truth.
/// Surrogates are known through core's contract only, systems not at all: the truth's own exponents are
/// handed in.
package chaoscast.evaluation.climate;
