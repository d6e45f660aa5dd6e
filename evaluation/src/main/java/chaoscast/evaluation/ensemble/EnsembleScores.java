package chaoscast.evaluation.ensemble;

/// Whether ensembles were right, over starts. Values of variables are in their standard deviations; the first
/// `leads` steps count, as many as the control's forecasts are valid on average, since behind them any ensemble that
/// has the climate's spread is right.
///
/// @param members    of each start
/// @param inflation  by which starts were drawn apart
/// @param starts     number of them
/// @param leads      steps that count, ≥ 1
/// @param crps       mean fair [chaoscast.evaluation.score.Crps]
/// @param ratio      spread over error: √(mean variance · (N + 1)/N) / √(mean (x̄ − y)²), 1 for what is as likely as the
///                   members
/// @param band50     share of the truth from the 25 to the 75% quantile
/// @param band90     share of the truth from the 5 to the 95% quantile
/// @param band90Long the same over all steps
/// @param lost       share of members that left the finite numbers before the end
/// @param horizons   what was foreseen of them
/// @param curves     by step, over all starts
public record EnsembleScores(
    int members,
    double inflation,
    int starts,
    int leads,
    double crps,
    double ratio,
    double band50,
    double band90,
    double band90Long,
    double lost,
    Horizons horizons,
    Curves curves) {

  /// How far each forecast was to see, said before, and how far it saw: in time units, of each start.
  ///
  /// @param predicted   median over members of the control's horizon if that member were the truth
  /// @param seen        the control's horizon
  /// @param within90    share of those seen from the 5 to the 95% quantile of the predicted
  /// @param correlation of both over starts; NaN where one does not vary
  public record Horizons(
      double[] predicted, double[] seen, double within90, double correlation) {}

  /// @param spread √(mean variance · (N + 1)/N)
  /// @param error  root mean square of the members' mean
  /// @param crps   mean
  /// @param band90 share
  public record Curves(double[] spread, double[] error, double[] crps, double[] band90) {}
}
