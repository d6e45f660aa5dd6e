/// From truth to report: [chaoscast.evaluation.protocol] says what is to be measured,
/// [chaoscast.evaluation.truth] makes or reads the data, [chaoscast.evaluation.score] measures how far a forecast sees,
/// [chaoscast.evaluation.compare] runs surrogates and baselines through both, [chaoscast.evaluation.report] writes the result and
/// [chaoscast.evaluation.cli] is the command line. Surrogates are known only through core's contract.
package chaoscast.evaluation;
