package chaoscast.evaluation.compare;

import chaoscast.evaluation.ensemble.Calibration;
import chaoscast.evaluation.ensemble.EnsembleScores;

/// Ensembles of one surrogate.
///
/// @param label       of the surrogate
/// @param calibration on starts that are not scored
/// @param scores      of all starts that are
public record LabelledEnsembles(
    String label, Calibration calibration, EnsembleScores scores) {}
