package chaoscast.d2r2;

/// Settings that belong together; further settings override them.
public enum Preset {
  /// Degree 4, next state, normal equations, β = 1e−4: doi:10.1098/rsta.2020.0246.
  PAPER,
  /// Increments by streaming QR, degree and ridge chosen from the training data.
  PRECISE,
  /// For rings of like variables: as precise, degree 3, four neighbours on either side, shared
  /// weights.
  RING;

  D2r2Options options() {
    return switch (this) {
      case PAPER -> D2r2Options.PAPER;
      case PRECISE -> D2r2Options.PRECISE;
      case RING -> D2r2Options.RING;
    };
  }
}
