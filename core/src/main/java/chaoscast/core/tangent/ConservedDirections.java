package chaoscast.core.tangent;

import chaoscast.core.InputException;

/// Directions c along which no solution moves: c·x is conserved, and so is c·δ of a small difference δ.
///
///     d/dt (c·x) = 0,   δ ← δ − Σ_c (c·δ) c   with orthonormal c
///
/// On one attractor c·x is the same everywhere, so that a difference between two of its states has no
/// component along c. A tangent vector with one measures the neutral step to another attractor, an
/// exponent of zero that the attractor does not have.
///
///     var mean = ConservedDirections.of(new double[][] {{1, 1, 1, 1}});
///
/// Immutable.
public final class ConservedDirections {
  /// Nothing is conserved.
  public static final ConservedDirections NONE = new ConservedDirections(new double[0][]);

  private final double[][] basis;

  private ConservedDirections(double[][] basis) {
    this.basis = basis;
  }

  /// @param directions one a row, all of one length, independent; not modified
  /// @throws InputException if they are not finite and independent
  public static ConservedDirections of(double[][] directions) {
    var frame = TangentFrame.unchecked(directions, NONE);
    if (!frame.orthonormalise()) {
      throw new InputException("conserved directions must be finite and independent but are not");
    }
    return new ConservedDirections(frame.vectors());
  }

  /// @return how many there are
  public int count() {
    return basis.length;
  }

  /// @param vector modified: its components along the directions are taken away
  public void removeFrom(double[] vector) {
    for (double[] direction : basis) {
      TangentFrame.subtract(TangentFrame.dot(direction, vector), direction, vector);
    }
  }
}
