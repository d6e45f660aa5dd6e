package chaoscast.splinenets.breakplane;

/// One neuron of a trained spline: it is zero on one side of its breakplane {x : ξ·x = β} and, for
/// p = 1, bends the outputs' slopes by μ across it.
///
/// @param normal      ξ, |ξ| = 1, pointing to the active side
/// @param breakpoint  β
/// @param deltaSlopes μ, one an output
public record Breakplane(double[] normal, double breakpoint, double[] deltaSlopes) {

  public Breakplane {
    normal = normal.clone();
    deltaSlopes = deltaSlopes.clone();
  }

  @Override
  public double[] normal() {
    return normal.clone();
  }

  @Override
  public double[] deltaSlopes() {
    return deltaSlopes.clone();
  }

  /// @return |μ|
  public double strength() {
    double strength = 0;
    for (double slope : deltaSlopes) {
      strength = Math.hypot(strength, slope);
    }
    return strength;
  }
}
