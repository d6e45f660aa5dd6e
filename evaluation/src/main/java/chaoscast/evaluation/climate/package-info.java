/// What stays the same along a trajectory however chaotic it is, and how far two such climates are
/// apart.
///
/// Reading order: [ClimateStatistics] → [ClimateDistance]; [Histogram], [PowerSpectrum],
/// [Autocorrelation] and [CorrelationDimension] are one statistic each. Only statistics of
/// trajectories belong here, nothing that knows of surrogates or systems.
package chaoscast.evaluation.climate;
