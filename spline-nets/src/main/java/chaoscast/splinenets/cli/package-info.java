/// The command `spline` and what it runs, one subcommand a question.
///
/// Commands parse, call and print; what they compute is in the packages of their subjects, what they
/// draw in the package page.
package chaoscast.splinenets.cli;
