package chaoscast.lorenz.lyapunov;

import static chaoscast.core.Requirements.requireFinite;
import static chaoscast.core.Requirements.requireNonNegative;

/// A leading Lyapunov exponent that was measured.
///
/// @param exponent      λ₁ per time unit
/// @param standardError of it, ≥ 0
/// @param source        how it was found, in words
public record LyapunovEstimate(double exponent, double standardError, String source) {
  public LyapunovEstimate {
    requireFinite("exponent", exponent);
    requireNonNegative("standard error", standardError);
  }
}
