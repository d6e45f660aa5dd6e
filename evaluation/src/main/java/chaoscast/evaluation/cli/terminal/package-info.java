/// Standard output, standard error and progress bars, for all commands.
package chaoscast.evaluation.cli.terminal;
