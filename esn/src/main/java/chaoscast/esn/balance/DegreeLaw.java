package chaoscast.esn.balance;

import chaoscast.core.InputException;
import chaoscast.core.Requirements;
import java.util.Arrays;

/// How much more often than on average neurons of two classes, h and l, drive each other, in every population.
///
///     P(v → u) = p κ(u, v),   u, v in {h, l}
///
/// The in-degree of class u is proportional to Σ_v κ(u, v) π_v, the out-degree of v to Σ_u κ(u, v) π_u.
///
/// The laws are ours: the kernels of R. Pyle, Phys. Rev. E 93 (2016) 040302, arXiv:1601.04972, could not be read,
/// only its abstract.
///
/// @param name  of the law
/// @param hh    κ(h, h) ≥ 0
/// @param hl    κ(h, l) ≥ 0: from l to h
/// @param lh    κ(l, h) ≥ 0: from h to l
/// @param ll    κ(l, l) ≥ 0
/// @param share π_h in (0, 1)
public record DegreeLaw(String name, double hh, double hl, double lh, double ll, double share) {
  /// All alike.
  public static final DegreeLaw HOMOGENEOUS = half("homogeneous", 1, 1, 1, 1);
  /// κ(u, v) = u: in-degrees differ, out-degrees do not.
  public static final DegreeLaw IN_DEGREE = half("in-degree", 1.2, 1.2, 0.8, 0.8);
  /// Each class prefers itself.
  public static final DegreeLaw ASSORTATIVE = half("assortative", 1.5, 0.7, 0.7, 1.1);
  /// κ(u, v) = u + v: correlated in- and out-degrees, no preference.
  public static final DegreeLaw ADDITIVE = half("additive", 1.4, 1, 1, 0.6);
  /// In-degrees differ, out-degrees do not, and each class prefers itself.
  public static final DegreeLaw EQUAL_OUT = half("equal-out", 1.7, 0.7, 0.3, 1.3);
  /// Each class prefers the other.
  public static final DegreeLaw DISASSORTATIVE = half("disassortative", 0.7, 1.5, 1.1, 0.7);

  private static final DegreeLaw[] LAWS =
      {HOMOGENEOUS, IN_DEGREE, ASSORTATIVE, ADDITIVE, EQUAL_OUT, DISASSORTATIVE};

  public DegreeLaw {
    Requirements.requireNonNegative("kappa hh", hh);
    Requirements.requireNonNegative("kappa hl", hl);
    Requirements.requireNonNegative("kappa lh", lh);
    Requirements.requireNonNegative("kappa ll", ll);
    if (!(share > 0 && share < 1)) {
      throw new InputException("share must be in (0, 1) but was " + share);
    }
  }

  private static DegreeLaw half(String name, double hh, double hl, double lh, double ll) {
    return new DegreeLaw(name, hh, hl, lh, ll, 0.5);
  }

  /// @return the named laws
  public static DegreeLaw[] named() {
    return LAWS.clone();
  }

  /// @return κ, row u, column v: h, l
  public double[][] kappa() {
    return new double[][] {{hh, hl}, {lh, ll}};
  }

  /// @return π of h and l
  public double[] shares() {
    return new double[] {share, 1 - share};
  }

  /// @return relative in-degrees of h and l
  public double[] inDegrees() {
    return new double[] {hh * share + hl * (1 - share), lh * share + ll * (1 - share)};
  }

  /// @return relative out-degrees of h and l
  public double[] outDegrees() {
    return new double[] {hh * share + lh * (1 - share), hl * share + ll * (1 - share)};
  }

  /// @param words four numbers, hh,hl,lh,ll
  public static DegreeLaw parse(String words) {
    String[] parts = words.split(",", -1);
    try {
      double[] k = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
      if (k.length == 4) {
        return half(words, k[0], k[1], k[2], k[3]);
      }
    } catch (NumberFormatException e) {
      throw new InputException("kappa must be four numbers hh,hl,lh,ll but was " + words, e);
    }
    throw new InputException("kappa must be four numbers hh,hl,lh,ll but was " + words);
  }
}
