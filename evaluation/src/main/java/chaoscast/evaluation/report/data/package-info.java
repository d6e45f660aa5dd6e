/// What was understood of data files, for people and as JSON.
package chaoscast.evaluation.report.data;
