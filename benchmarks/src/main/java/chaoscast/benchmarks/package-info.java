/// What chaoscast's hot loops cost, beside OpenBLAS' dsyrk and beside the same loops in C: JMH benchmarks, and
/// [chaoscast.benchmarks.Ratios], which runs them side by side and prints the table of `docs/benchmarks.md`.
package chaoscast.benchmarks;
