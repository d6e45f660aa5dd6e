package chaoscast.evaluation.compare;

import chaoscast.evaluation.score.CommonScores;

/// Scores that others publish, of one forecaster.
///
/// @param label  of a surrogate, or a baseline's name
/// @param scores of its forecasts from all starts
public record LabelledScores(String label, CommonScores scores) {}
