package chaoscast.evaluation.score;

/// Scores that others publish, of the forecasts from all starts of a protocol.
///
/// @param smape                median over starts of sMAPE(1) … sMAPE(T), per cent ([Smape]); T is 200, or as long as
///                             forecasts are
/// @param mase                 median over starts of MASE(T) ([Mase]); infinite if half of the forecasts diverge before
/// @param stateSpaceDivergence D_stsp of all states of all forecasts ([StateSpaceDivergence])
/// @param spectralDistance     median over starts of D_H ([SpectralDistance]); NaN where forecasts are too short
/// @param ctfShort             median over starts of [CtfMeasure#SHORT]
/// @param ctfLong              median over starts of [CtfMeasure#LONG]; NaN where forecasts are too short
/// @param ctfReconstruction    median over starts of [CtfMeasure#RECONSTRUCTION], all states of a forecast
public record CommonScores(
    double[] smape,
    double mase,
    double stateSpaceDivergence,
    double spectralDistance,
    double ctfShort,
    double ctfLong,
    double ctfReconstruction) {
  /// The greatest T of [Smape] and [Mase].
  public static final int STEPS = 200;

  public CommonScores {
    smape = smape.clone();
  }

  /// @return the median over starts of sMAPE(1), sMAPE(2), …
  @Override
  public double[] smape() {
    return smape.clone();
  }

  /// @param steps T ≥ 1
  /// @return sMAPE(T); of the whole forecast where that is shorter
  public double smapeAt(int steps) {
    return smape[Math.min(steps, smape.length) - 1];
  }
}
