/// `benchmark`: one command a benchmark of others. Each parses, runs one of [chaoscast.evaluation.benchmark] and
/// prints.
package chaoscast.evaluation.cli.benchmark;
