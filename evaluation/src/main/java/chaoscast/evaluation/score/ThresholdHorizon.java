package chaoscast.evaluation.score;

/// The mean forecast horizon had another threshold been the protocol's.
///
/// @param threshold greatest valid error
/// @param mean      mean horizon over starts, in the system's time unit
/// @param median    median horizon over starts
public record ThresholdHorizon(double threshold, double mean, double median) {}
