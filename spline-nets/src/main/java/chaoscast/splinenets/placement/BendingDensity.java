package chaoscast.splinenets.placement;

import java.util.Arrays;

/// Places breakpoints where a first fit bends most, along each direction and between directions.
///
/// A spline of order p with n(u) knots per unit length has an error of about f⁽ᵖ⁺¹⁾(u) n(u)^−(p+1). It is
/// the same everywhere, and so its greatest value the least, at
///
///     n(u) ∝ |f⁽ᵖ⁺¹⁾(u)|^(1/(p+1))
///
/// Data are no factor: a forecast passes through the thinly populated parts too, and a large error there
/// costs it more than small ones elsewhere can win back. Around a breakpoint of that fit with spacing h and
/// delta-slope μ, f⁽ᵖ⁺¹⁾ ∝ |μ|/h. Three knots in ten follow its density, so that nothing is left without.
///
/// Source: C. de Boor, A Practical Guide to Splines, Springer 2001, chapter XII (knots that
/// distribute the error evenly).
///
/// @param first breakpoints of that fit along each direction, rising; not modified
/// @param bends |μ| of each; not modified
/// @param power p
public record BendingDensity(double[][] first, double[][] bends, int power) {
  private static final double FROM_PILOT = 0.3;

  /// Pilot breakpoints on either side that a bend is averaged with.
  private static final int NEIGHBOURS = 3;

  /// @param total breakpoints in all, ≥ 1
  /// @return at most that many, and nearly; each direction's rising, at least one
  public double[][] place(int total) {
    int directions = first.length;
    double[][] masses = new double[directions][];
    double sum = 0;
    int count = 0;
    for (int d = 0; d < directions; d++) {
      masses[d] = mass(edges(first[d]), bends[d]);
      sum += Arrays.stream(masses[d]).sum();
      count += first[d].length;
    }
    double[][] placed = new double[directions][];
    for (int d = 0; d < directions; d++) {
      double share = 0;
      for (int k = 0; k < masses[d].length; k++) {
        double bent = sum > 0 ? masses[d][k] / sum : 1.0 / count;
        masses[d][k] = FROM_PILOT / count + (1 - FROM_PILOT) * bent;
        share += masses[d][k];
      }
      int own = (int) Math.max(1, Math.floor(share * total * (1 + 1e-12)));
      placed[d] = quantiles(edges(first[d]), masses[d], own);
    }
    return placed;
  }

  /// @return the middles between breakpoints, and as far beyond the outer ones
  private static double[] edges(double[] breakpoints) {
    int count = breakpoints.length;
    double[] edges = new double[count + 1];
    for (int k = 1; k < count; k++) {
      edges[k] = (breakpoints[k - 1] + breakpoints[k]) / 2;
    }
    edges[0] = count == 1 ? breakpoints[0] : 2 * breakpoints[0] - edges[1];
    edges[count] = 2 * breakpoints[count - 1] - edges[count - 1];
    return edges;
  }

  private double[] mass(double[] edges, double[] along) {
    double[] mass = new double[along.length];
    for (int k = 0; k < along.length; k++) {
      int from = Math.max(0, k - NEIGHBOURS);
      int to = Math.min(along.length, k + NEIGHBOURS + 1);
      double square = 0;
      for (int i = from; i < to; i++) {
        square += along[i] * along[i] / (to - from);
      }
      double h = edges[k + 1] - edges[k];
      mass[k] = h > 0 ? h * Math.pow(Math.sqrt(square) / h, 1.0 / (power + 1)) : 0;
    }
    return mass;
  }

  /// @return the quantiles (k + ½)/count of a density constant between edges
  private static double[] quantiles(double[] edges, double[] mass, int count) {
    double total = Arrays.stream(mass).sum();
    double[] breakpoints = new double[count];
    int cell = 0;
    double below = 0;
    for (int k = 0; k < count; k++) {
      double wanted = (k + 0.5) / count * total;
      while (cell < mass.length - 1 && below + mass[cell] < wanted) {
        below += mass[cell++];
      }
      double share = Math.min(1, (wanted - below) / mass[cell]);
      breakpoints[k] = edges[cell] + share * (edges[cell + 1] - edges[cell]);
    }
    return breakpoints;
  }
}
