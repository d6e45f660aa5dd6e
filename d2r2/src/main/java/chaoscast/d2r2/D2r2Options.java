package chaoscast.d2r2;

import chaoscast.core.Requirements;
import chaoscast.core.options.Meaning;
import chaoscast.core.training.ReadoutOptions;

/// Options of [D2r2Provider].
///
/// @param degree  highest total degree of the monomials, ≥ 1
/// @param readout how the readout is fitted
public record D2r2Options(
    @Meaning("highest total degree of the monomials, ≥ 1") int degree, ReadoutOptions readout) {

  /// Degree 4, next state, normal equations, β = 1e−4, as in doi:10.1098/rsta.2020.0246.
  public static final D2r2Options PAPER = new D2r2Options(4, ReadoutOptions.PAPER);

  public D2r2Options {
    Requirements.requireAtLeast("degree", 1, degree);
  }
}
