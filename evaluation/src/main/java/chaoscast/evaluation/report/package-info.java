/// What a comparison found, for people (a table with the convention in words) and for programs (JSON,
/// CSV). Writers of results only: nothing here computes a score. Studies have their own room,
/// [chaoscast.evaluation.report.study].
package chaoscast.evaluation.report;
