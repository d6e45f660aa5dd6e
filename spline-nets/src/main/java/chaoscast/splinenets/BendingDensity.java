package chaoscast.splinenets;

import java.util.Arrays;

/// Moves breakpoints to where a pilot fit bends most, along each direction and between directions.
///
/// A spline of order p with n(u) knots per unit length has a mean square error of about
/// ∫ f⁽ᵖ⁺¹⁾(u)² n(u)^−(2p+2) q(u) du for data of density q; for a given number of knots it is least at
///
///     n(u) ∝ (f⁽ᵖ⁺¹⁾(u)² q(u))^(1/(2p+3))
///
/// Around a pilot breakpoint at a quantile, with spacing h and delta-slope μ, f⁽ᵖ⁺¹⁾ ∝ |μ|/h and
/// q ∝ 1/h. A tenth of the knots follows the pilot's density, so that no data is left without.
///
/// Source: C. de Boor, A Practical Guide to Splines, Springer 2001, chapter XII (knots that
/// distribute the error evenly).
///
/// @param pilot breakpoints at quantiles along each direction, rising; not modified
/// @param bends |μ| of each; not modified
/// @param power p
record BendingDensity(double[][] pilot, double[][] bends, int power) {
  private static final double FROM_PILOT = 0.1;

  /// @return about as many breakpoints in all as the pilot has, each direction's rising; at least one
  double[][] place() {
    int directions = pilot.length;
    double[][] masses = new double[directions][];
    double total = 0;
    int count = 0;
    for (int d = 0; d < directions; d++) {
      masses[d] = mass(edges(pilot[d]), bends[d]);
      total += Arrays.stream(masses[d]).sum();
      count += pilot[d].length;
    }
    double[][] placed = new double[directions][];
    for (int d = 0; d < directions; d++) {
      double share = 0;
      for (int k = 0; k < masses[d].length; k++) {
        double bent = total > 0 ? masses[d][k] / total : 1.0 / count;
        masses[d][k] = FROM_PILOT / count + (1 - FROM_PILOT) * bent;
        share += masses[d][k];
      }
      placed[d] =
          quantiles(edges(pilot[d]), masses[d], (int) Math.max(1, Math.floor(share * count)));
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
    int last = along.length - 1;
    double[] mass = new double[along.length];
    for (int k = 0; k <= last; k++) {
      double h = edges[k + 1] - edges[k];
      double bend = (along[Math.max(0, k - 1)] + along[k] + along[Math.min(last, k + 1)]) / 3;
      mass[k] = h > 0 ? h * Math.pow(bend * bend / (h * h * h), 1.0 / (2 * power + 3)) : 0;
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
