/// What is measured, and by which convention: every number that decides a forecast horizon, in one record.
package chaoscast.evaluation.protocol;
