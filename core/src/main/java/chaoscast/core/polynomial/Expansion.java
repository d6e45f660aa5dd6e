package chaoscast.core.polynomial;

import chaoscast.core.Requirements;

/// How far a surrogate is written out as polynomials. What is a polynomial anyway is given as it is, up to the
/// degree.
///
/// @param degree highest total degree that is kept, ≥ 1
/// @param depth  steps of recurrence that are followed back, ≥ 1; 1: the present input alone
public record Expansion(int degree, int depth) {
  public Expansion {
    Requirements.requireAtLeast("degree", 1, degree);
    Requirements.requireAtLeast("depth", 1, depth);
  }

  /// All of a surrogate that is a polynomial; of one that is not, its series to the third degree without
  /// recurrence.
  public static final Expansion WHOLE = new Expansion(Integer.MAX_VALUE, 1);
}
