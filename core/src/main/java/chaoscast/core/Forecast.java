package chaoscast.core;

/// What a surrogate predicts from one start.
///
/// @param predicted the predicted states; row 0 is one time step after the last observed state. A
///                  forecast that diverged holds the finite steps before that, possibly none
/// @param outcome   whether every step asked for is there
public record Forecast(Trajectory predicted, Outcome outcome) {}
