/// How far a forecast sees: errors against the truth, horizons over many starts, and their statistics.
package chaoscast.evaluation.score;
