package chaoscast.core.arithmetic;

/// Which part of a surrogate computes in a reduced format.
public enum Scope {
  /// States, feature map and readout.
  ALL("all"),
  /// The readout's weights, its inputs, its products and its result.
  READOUT("readout only"),
  /// States and feature map; the readout stays in binary64.
  ALL_BUT_READOUT("all but readout");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  /// @return the name in tables and result files
  public String label() {
    return label;
  }
}
