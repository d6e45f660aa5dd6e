/// Benchmarks of others: their data, their tasks, their measures, and what has been published on them, each run
/// from files alone.
///
/// [CtfLorenz] is the start: the Lorenz data set of the Common Task Framework. What a benchmark trains, it trains
/// through core's contract, with one set of options for all its tasks.
package chaoscast.evaluation.benchmark;
