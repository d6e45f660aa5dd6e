package chaoscast.evaluation.protocol;

/// How the distance between forecast and truth is measured.
public enum ErrorKind {
  /// ‖x̂ − x‖₂ / ‖x‖₂ of each state, in the scaled units of the protocol (doi:10.1098/rsta.2020.0246).
  RELATIVE,
  /// ‖x̂ − x‖₂ / err0 in the system's own units, err0 = sqrt(mean ‖x − x̄‖²) over the truth
  /// (arXiv:2507.09652).
  NRMSE,
  /// sqrt(mean_i ((x̂_i − x_i) / σ_i)²), each variable divided by its standard deviation over the truth, so
  /// that units do not matter; the same as `NRMSE` for one variable.
  SCALED
}
