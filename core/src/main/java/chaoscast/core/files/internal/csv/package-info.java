/// Text tables: which lines are comments, a header, rows; which signs separate fields and decimals.
/// What the columns mean is decided in `files.understanding`.
package chaoscast.core.files.internal.csv;
