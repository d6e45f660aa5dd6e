package chaoscast.splinenets.page;

import chaoscast.splinenets.initialisation.RoughnessTable.Entry;
import java.util.List;

/// The data of the figures of initialisation.
///
/// @param range     of the data, [from, to]
/// @param densities one a scheme
/// @param roughness one a scheme
public record InitFigures(double[] range, List<Scheme> densities, List<Curve> roughness) {
  private static final double WINDOW = 4;

  /// @param name        of the scheme
  /// @param breakpoints their histogram
  /// @param slopes      histogram of the delta-slopes
  public record Scheme(String name, Density.Histogram breakpoints, Density.Histogram slopes) {}

  /// Roughness against width.
  ///
  /// @param name    of the scheme
  /// @param entries one a width
  public record Curve(String name, List<Entry> entries) {}

  /// @param from end of the data's range
  /// @param to   other end
  public static InitFigures of(List<InitialDistributions> distributions, double from, double to) {
    return new InitFigures(
        new double[] {from, to},
        distributions.stream().map(one -> scheme(one, from, to)).toList(),
        distributions.stream().map(one -> new Curve(one.name(), one.roughness())).toList());
  }

  /// Breakpoints about the origin and over the data, delta-slopes within four deviations.
  private static Scheme scheme(InitialDistributions one, double from, double to) {
    double reach =
        Math.min(
            WINDOW * Math.sqrt(one.slopes().exact().getNumericalVariance()),
            one.slopes().exact().getSupportUpperBound());
    return new Scheme(
        one.name(),
        one.breakpoints().histogram(Math.min(from, -WINDOW), Math.max(to, WINDOW)),
        one.slopes().histogram(-reach, reach));
  }
}
