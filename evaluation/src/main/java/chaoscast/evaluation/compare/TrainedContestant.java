package chaoscast.evaluation.compare;

import chaoscast.core.Surrogate;
import java.util.OptionalDouble;

/// A surrogate ready to forecast, in the system's own units.
///
/// @param surrogate    trained
/// @param trainSeconds how long that took, if it was done here
public record TrainedContestant(Surrogate surrogate, OptionalDouble trainSeconds) {}
