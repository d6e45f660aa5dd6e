/// Looking for good options of a surrogate, on data that no test start is in.
package chaoscast.evaluation.search;
