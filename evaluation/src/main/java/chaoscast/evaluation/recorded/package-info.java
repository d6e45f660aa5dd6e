/// Forecasts that others made, read from files and laid beside the truth that they are held against.
///
/// [RecordedForecasts] is the start. What is scored, and how, is no matter of this room: to `compare` it is a
/// contestant whose forecasts are there already.
package chaoscast.evaluation.recorded;
