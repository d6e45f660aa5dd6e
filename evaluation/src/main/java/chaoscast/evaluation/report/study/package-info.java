/// What studies and searches found: tables for people, JSON, CSV and a page for programs and browsers.
///
/// Writers of results only, as in [chaoscast.evaluation.report]; whatever runs trials is in
/// [chaoscast.evaluation.study], [chaoscast.evaluation.search] and [chaoscast.evaluation.equivalence].
package chaoscast.evaluation.report.study;
