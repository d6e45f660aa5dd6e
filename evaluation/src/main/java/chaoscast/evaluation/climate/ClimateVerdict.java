package chaoscast.evaluation.climate;

/// How a surrogate's climate stands to the truth's. All but the first leave its attractor.
public enum ClimateVerdict {
  /// Within the bound: [ClimateComparison#BOUND] times the distance of the truth from itself.
  TRUE("true"),
  /// Chaotic still, but farther away than the bound.
  DRIFTED("drifted"),
  /// λ₁ is not above zero by twice its standard error.
  NOT_CHAOTIC("not chaotic"),
  /// Some run repeats itself for ever.
  CYCLE("cycle"),
  /// Some run comes to rest.
  FIXED_POINT("fixed point"),
  /// Some run leaves the finite numbers.
  DIVERGES("diverges");

  private final String words;

  ClimateVerdict(String words) {
    this.words = words;
  }

  /// @return as tables say it
  public String words() {
    return words;
  }
}
