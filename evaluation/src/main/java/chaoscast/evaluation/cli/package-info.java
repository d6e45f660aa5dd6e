/// The command line: commands parse, call and print.
///
/// Tables go to standard output, messages and progress bars to standard error; exit codes are 0 done,
/// 1 failed while running, 2 bad usage or bad input. No algorithm lives here. Options that commands share
/// are in [chaoscast.evaluation.cli.options], studies in [chaoscast.evaluation.cli.study], output in
/// [chaoscast.evaluation.cli.terminal].
package chaoscast.evaluation.cli;
