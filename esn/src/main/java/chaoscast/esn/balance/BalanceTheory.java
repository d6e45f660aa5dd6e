package chaoscast.esn.balance;

import chaoscast.esn.spiking.MeanField;

/// Whether the classes of a [DegreeLaw] can balance in a large network.
///
///     μ_a(u) = √N [Σ_b W_ab Σ_v κ(u, v) π_v r_b(v) + X_a] = O(1) for every class that fires
///
/// asks for κ π r_b = R_b (1, 1) with r_b > 0, where R = −W⁻¹ X are the rates of a homogeneous network:
///
///     r_b(h) = R_b (κ_ll − κ_hl)/(π_h det κ),   r_b(l) = R_b (κ_hh − κ_lh)/(π_l det κ)
///
/// or, where the rows of κ are equal, r_b(h) = r_b(l) = R_b/Σ_v κ_v π_v. A mode of the classes sees W times an
/// eigenvalue of κ π, which destabilises it if that is negative. Where both differences are positive, det κ is
/// positive where in-degrees allow it and r(h) < r(l) if h has more inputs: the highly connected fire less.
///
/// Derived here; the abstract of R. Pyle, Phys. Rev. E 93 (2016) 040302, arXiv:1601.04972, states that
/// heterogeneous in-degrees can break balance and that the highly connected spike less.
///
/// @param verdict what becomes of balance
/// @param rates   r_a(u), row a (e, i), column u (h, l), Hz; empty where there is no balance
public record BalanceTheory(Verdict verdict, double[][] rates) {
  private static final double ROUNDING = 1e-12;

  /// What becomes of balance as the network grows.
  public enum Verdict {
    /// All classes fire, and disturbances die out.
    BALANCED,
    /// All classes could fire at balance, but one mode grows.
    UNSTABLE,
    /// No positive rates balance: some class falls silent or is driven ever harder.
    BROKEN
  }

  public BalanceTheory {
    rates = copy(rates);
  }

  @Override
  public double[][] rates() {
    return copy(rates);
  }

  private static double[][] copy(double[][] values) {
    double[][] copied = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      copied[i] = values[i].clone();
    }
    return copied;
  }

  /// @param law   which class drives which
  /// @param field W and X
  public static BalanceTheory of(DegreeLaw law, MeanField field) {
    double[] shares = law.shares();
    double[] homogeneous = field.rates();
    if (!field.isBalanced()) {
      return new BalanceTheory(Verdict.BROKEN, new double[0][]);
    }
    double determinant = law.hh() * law.ll() - law.hl() * law.lh();
    double size = Math.max(law.hh() * law.ll(), law.hl() * law.lh());
    double high;
    double low;
    if (Math.abs(determinant) <= ROUNDING * size) {
      double[] in = law.inDegrees();
      if (Math.abs(law.hh() - law.lh()) > ROUNDING || Math.abs(law.hl() - law.ll()) > ROUNDING
          || in[0] == 0) {
        return new BalanceTheory(Verdict.BROKEN, new double[0][]);
      }
      high = 1 / in[0];
      low = high;
    } else {
      high = (law.ll() - law.hl()) / (shares[0] * determinant);
      low = (law.hh() - law.lh()) / (shares[1] * determinant);
    }
    if (!(high > 0 && low > 0)) {
      return new BalanceTheory(Verdict.BROKEN, new double[0][]);
    }
    double[][] rates = new double[2][];
    for (int a = 0; a < 2; a++) {
      rates[a] = new double[] {homogeneous[a] * high, homogeneous[a] * low};
    }
    // κ π is non-negative, so its greatest eigenvalue is positive; the other has the determinant's sign.
    boolean stable = determinant >= -ROUNDING * size;
    return new BalanceTheory(stable ? Verdict.BALANCED : Verdict.UNSTABLE, rates);
  }
}
