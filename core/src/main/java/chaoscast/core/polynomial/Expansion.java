package chaoscast.core.polynomial;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import chaoscast.core.SizeLimit;

/// How far a surrogate is written out as polynomials. What is a polynomial anyway is given as it is, up to the
/// degree.
///
/// @param degree highest total degree that is kept, ≥ 1
/// @param depth  steps of recurrence that are followed back, 1 … 1000; 1: the present input alone
/// @param past   whether these steps have earlier inputs as variables of their own; if not, they are all
///               taken to be the present one
public record Expansion(int degree, int depth, boolean past) {
  private static final int MOST_STEPS = 1000;
  private static final int MOST_TERMS = 10_000;

  public Expansion {
    Requirements.requireAtLeast("degree", 1, degree);
    requireDepth("depth", depth);
  }

  /// In the present input alone.
  public Expansion(int degree, int depth) {
    this(degree, depth, false);
  }

  /// All of a surrogate that is a polynomial; of one that is not, its series to the third degree without
  /// recurrence.
  public static final Expansion WHOLE = new Expansion(Integer.MAX_VALUE, 1);

  /// @param option its name
  /// @throws InputException if there are no so many steps of recurrence to follow
  public static void requireDepth(String option, int depth) {
    Requirements.requireAtLeast(option, 1, depth);
    SizeLimit.requireAtMost(option, depth, MOST_STEPS, "that inputs are forgotten");
  }

  /// @param variables of a series, ≥ 1
  /// @param degree    its highest, ≥ 0
  /// @return C(variables + degree, degree), or where that is more than 10 000 some number that is, too
  public static double terms(long variables, int degree) {
    double terms = 1;
    for (int d = 1; d <= degree && terms <= MOST_TERMS; d++) {
      terms *= (variables + d) / (double) d;
    }
    return terms;
  }

  /// @param option    what sets the degree
  /// @param variables of a series that is not a polynomial from the beginning, ≥ 1
  /// @param degree    its highest, ≥ 1
  /// @throws InputException if it has more than 10 000 terms, with the highest degree that has not
  public static void requireFewTerms(String option, long variables, int degree) {
    if (terms(variables, degree) > MOST_TERMS) {
      int most = 0;
      while (terms(variables, most + 1) <= MOST_TERMS) {
        most++;
      }
      throw new InputException(
          "%s in %d variables must be ≤ %d but was %d"
              .formatted(option, variables, most, degree));
    }
  }
}
