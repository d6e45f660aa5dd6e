package chaoscast.d2r2;

/// The univariate polynomials P_a whose products are the features of [D2r2Provider].
///
///     φ(x) = P_a₁(u₁) ⋯ P_a_n(u_n),   a₁ + … + a_n ≤ degree
///
/// All three span the same functions; they differ in the condition number of the regression.
public enum Basis {
  /// Powers of the variable as it is, P_a(x) = x^a.
  MONOMIAL,
  /// P_{a+1}(u) = 2u P_a(u) − P_{a−1}(u), with the data's range scaled to u in [−1, 1].
  CHEBYSHEV,
  /// (a+1) P_{a+1}(u) = (2a+1) u P_a(u) − a P_{a−1}(u), with the data's range scaled to [−1, 1].
  LEGENDRE;

  /// The recurrence P_{a+1} = slope(a) · u · P_a − back(a) · P_{a−1} for a ≥ 1.
  double slope(int a) {
    return switch (this) {
      case MONOMIAL -> 1;
      case CHEBYSHEV -> 2;
      case LEGENDRE -> (2 * a + 1.0) / (a + 1);
    };
  }

  /// See [#slope].
  double back(int a) {
    return switch (this) {
      case MONOMIAL -> 0;
      case CHEBYSHEV -> 1;
      case LEGENDRE -> a / (a + 1.0);
    };
  }
}
