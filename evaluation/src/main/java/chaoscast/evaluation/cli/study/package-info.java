/// `study` and its subcommands, with the options that only they have.
///
/// Commands parse, call and print; the trials are those of [chaoscast.evaluation.study],
/// [chaoscast.evaluation.search] and [chaoscast.evaluation.equivalence].
package chaoscast.evaluation.cli.study;
