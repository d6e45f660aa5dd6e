/// Many forecasts from one start, as likely as each other: who they come from, how far apart they should be, and
/// whether they were right. Start at [chaoscast.evaluation.ensemble.Calibration].
package chaoscast.evaluation.ensemble;
