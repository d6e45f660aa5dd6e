package chaoscast.core.polynomial;

import chaoscast.core.Requirements;

/// How far a surrogate is written out as polynomials. What is a polynomial anyway is given as it is, up to the
/// degree.
///
/// @param degree highest total degree that is kept, ≥ 1
/// @param depth  steps of recurrence that are followed back, ≥ 1; 1: the present input alone
/// @param past   whether these steps have earlier inputs as variables of their own; if not, they are all
///               taken to be the present one
public record Expansion(int degree, int depth, boolean past) {
  public Expansion {
    Requirements.requireAtLeast("degree", 1, degree);
    Requirements.requireAtLeast("depth", 1, depth);
  }

  /// In the present input alone.
  public Expansion(int degree, int depth) {
    this(degree, depth, false);
  }

  /// All of a surrogate that is a polynomial; of one that is not, its series to the third degree without
  /// recurrence.
  public static final Expansion WHOLE = new Expansion(Integer.MAX_VALUE, 1);
}
